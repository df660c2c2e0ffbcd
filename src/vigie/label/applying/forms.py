"""Forms of a structure: an answer, a file, a word, its plan of progress."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.label.models import Answer, Level, Measure, Message, ProgressPlan


class AnswerForm(forms.ModelForm):
    """Where a structure is on a criterion."""

    level = forms.TypedChoiceField(
        label=_("Où en êtes-vous ?"), choices=Level.choices, coerce=int, widget=forms.RadioSelect
    )

    class Meta:
        model = Answer
        fields = ("level", "comment")
        widgets = {"comment": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"comment": _("Ce que vous faites, ce qui manque. Ne nommez aucune personne.")}


class EvidenceForm(forms.Form):
    """One file that shows what an answer says."""

    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("PDF, photo, texte ou document bureautique, dix mégaoctets au plus. Masquez d'abord les noms."),
    )


class MessageForm(forms.ModelForm):
    """A word of the discussion."""

    class Meta:
        model = Message
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ProgressForm(forms.ModelForm):
    """What holds a structure back, and what lets it move."""

    class Meta:
        model = ProgressPlan
        fields = ("resistances", "fears", "margins", "balance_of_power")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in fields}
        help_texts = {
            "resistances": _("Ce qui freine le changement : habitudes, règles, manque de temps, désaccords."),
            "fears": _("Ce que l'équipe craint : être accusée, perdre du temps, se tromper."),
            "margins": _("Ce que vous pouvez décider vous-mêmes, dès maintenant."),
            "balance_of_power": _("Qui peut faire avancer ou bloquer, dedans et dehors. Des fonctions, pas des noms."),
        }


class MeasureForm(forms.ModelForm):
    """Something to change, and how far it is."""

    due_on = DateField(label=_("Pour le"))
    done_on = DateField(label=_("Fait le"), required=False)

    class Meta:
        model = Measure
        fields = ("theme", "text", "responsible", "due_on", "standing", "done_on", "news")
        widgets = {"news": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"responsible": _("Une fonction plutôt qu'un nom.")}

    def clean(self) -> dict[str, Any]:
        """Date what is done, and only that."""
        cleaned = super().clean() or self.cleaned_data
        is_done = cleaned.get("standing") == Measure.Standing.DONE
        done_on = cleaned.get("done_on")
        if is_done and not done_on and "done_on" not in self.errors:
            cleaned["done_on"] = timezone.localdate()
        if done_on and done_on > timezone.localdate():
            self.add_error("done_on", gettext("Ce jour n'est pas encore venu."))
        if not is_done:
            cleaned["done_on"] = None
        return cleaned
