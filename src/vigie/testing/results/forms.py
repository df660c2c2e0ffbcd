"""Forms of results."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TellForm(forms.Form):
    """Until when an organisation may answer."""

    answer_until = forms.DateField(
        label=_("Peut répondre jusqu'au"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class AnswerForm(forms.Form):
    """What an organisation answered."""

    answer = forms.CharField(
        label=_("Sa réponse"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8}), help_text=_("Mot pour mot.")
    )


class SignatureForm(forms.Form):
    """The pilot signs before anybody reads."""

    signed = forms.BooleanField(
        label=_("J'ai relu ce rapport : il ne désigne aucune organisation, et je le rends public."),
    )
