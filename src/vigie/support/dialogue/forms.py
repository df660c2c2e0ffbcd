"""Forms of the dialogue by the code of follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.support.filing.forms import LONGEST_STORY


class WordsForm(forms.Form):
    """The code, however it is typed."""

    words = forms.CharField(
        label=_("Vos huit mots"),
        help_text=_(
            "Dans l'ordre. Les accents, les majuscules, les virgules et les retours à la ligne ne comptent pas."
        ),
        max_length=400,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Écrivez les huit mots de votre code de suivi.")},
    )


class MessageForm(forms.Form):
    """A message to the point."""

    text = forms.CharField(
        label=_("Votre message"),
        max_length=LONGEST_STORY,
        widget=forms.Textarea({"rows": 5, "autocomplete": "off", "maxlength": None}),
        error_messages={"required": _("Écrivez votre message avant de l'envoyer.")},
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
