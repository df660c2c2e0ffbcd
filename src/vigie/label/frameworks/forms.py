"""Forms of a framework and of its criteria."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.label.models import Criterion, Framework


class FrameworkForm(forms.ModelForm):
    """What a version is called, how long its label lasts, whether it is tried, what trying it taught."""

    class Meta:
        model = Framework
        fields = ("title", "validity_months", "is_experimental", "feedback")
        widgets = {"feedback": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "is_experimental": _("Essayé avec quelques structures avant d'être proposé à toutes. Le registre le dit."),
            "feedback": _("Ce que l'essai a appris. Nécessaire pour généraliser."),
        }

    def clean_validity_months(self) -> int:
        """Keep a label between six months and five years."""
        months: int = self.cleaned_data["validity_months"]
        if not 6 <= months <= 60:
            raise forms.ValidationError(gettext("De 6 à 60 mois."))
        return months


class CriterionForm(forms.ModelForm):
    """What is looked at, and what is expected."""

    class Meta:
        model = Criterion
        fields = ("theme", "title", "question", "landmark", "proof", "is_essential", "tool_words")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("question", "landmark", "proof")}
