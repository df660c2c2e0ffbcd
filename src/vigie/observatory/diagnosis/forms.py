"""Forms of a diagnosis: what it is, what it found, what it advises, how it is validated."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateField
from vigie.observatory.models import (
    CollectionTool,
    Diagnosis,
    DiagnosisFinding,
    DiagnosisRecommendation,
    Indicator,
)
from vigie.plan.access import current_plan
from vigie.plan.models import Axis, AxisItem, Decision, Meeting
from vigie.plan.revision.decision_choice import DecisionField, MeetingField, decisions_of, meetings_of
from vigie.plan.seen_forms import SeenForm, choose_among

TEXT_ROWS = {"rows": 4}


def meetings() -> QuerySet[Meeting]:
    """Return the meetings of the current plan."""
    plan = current_plan()
    return meetings_of(plan) if plan else Meeting.objects.none()


class DiagnosisForm(SeenForm):
    """A diagnosis, planned or in preparation; it is validated by an act of its own."""

    class Meta:
        model = Diagnosis
        fields = [
            "title",
            "kind",
            "state",
            "year",
            "period",
            "perimeter",
            "method",
            "led_by",
            "partner",
            "contract_theme",
            "meeting",
            "session",
        ]
        field_classes = {"meeting": MeetingField}
        widgets = {"method": forms.Textarea(attrs=TEXT_ROWS)}
        help_texts = {
            "year": _("Vide tant que personne ne sait quand il aura lieu."),
            "period": _("Par exemple « février à juin 2015 »."),
            "method": _("Qui a été rencontré, combien de journées, quelles sources."),
            "led_by": _("Une structure ou un service, jamais une personne."),
            "partner": _("Par exemple le collectif qui étudie chaque année un axe du contrat de ville."),
            "contract_theme": _("Pour une étude annuelle : l'axe du contrat de ville étudié."),
            "session": _("Si ce constat vient d'une séance qui forme et recueille à la fois, dites laquelle."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "partner", Organisation.objects.select_related("parent"))
        choose_among(self, "meeting", meetings())
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = [pair for pair in Diagnosis.State.choices if pair[0] != Diagnosis.State.VALIDATED]

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and not 1990 <= year <= 2100:
            raise forms.ValidationError(gettext("Écrivez une année entre 1990 et 2100."))
        return year


class FindingForm(SeenForm):
    """What was found: in figures, then with its indicator; in words, then with who says it (S53)."""

    class Meta:
        model = DiagnosisFinding
        fields = ["kind", "title", "text", "indicator", "said_by", "is_to_publish", "order"]
        widgets = {"text": forms.Textarea(attrs=TEXT_ROWS)}
        labels = {"is_to_publish": _("À publier dans la prochaine édition, une fois le diagnostic validé")}
        help_texts = {
            "indicator": _("Pour un constat par les chiffres."),
            "said_by": _("Pour un constat par la parole : une catégorie de personnes, jamais un nom."),
            "text": _("Ni nom, ni situation reconnaissable."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "indicator", Indicator.objects.all())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == DiagnosisFinding.Kind.QUANTITATIVE and not cleaned.get("indicator"):
            self.add_error("indicator", gettext("Un constat par les chiffres s'appuie sur un indicateur."))
        if cleaned.get("kind") == DiagnosisFinding.Kind.QUALITATIVE and not cleaned.get("said_by"):
            self.add_error("said_by", gettext("Dites quelle catégorie de personnes le constate."))
        return cleaned


class AdviceForm(SeenForm):
    """What a diagnosis advises, under an axis of the plan (S42)."""

    class Meta:
        model = DiagnosisRecommendation
        fields = ["title", "text", "axis", "axis_item", "findings", "order"]
        widgets = {"text": forms.Textarea(attrs=TEXT_ROWS), "findings": forms.CheckboxSelectMultiple}
        help_texts = {
            "axis": _("Le diagnostic précède et justifie les axes."),
            "axis_item": _("Si le plan contient déjà cette préconisation."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = current_plan()
        self.fields["axis"].required = True
        choose_among(self, "axis", Axis.objects.filter(plan=plan))
        items = AxisItem.objects.filter(axis__plan=plan, kind=AxisItem.Kind.RECOMMENDATION)
        choose_among(self, "axis_item", items.select_related("axis"))
        choose_among(self, "findings", DiagnosisFinding.objects.filter(diagnosis=self.instance.diagnosis_id))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        item = cleaned.get("axis_item")
        if item and cleaned.get("axis") and item.axis_id != cleaned["axis"].pk:
            self.add_error("axis_item", gettext("Cette préconisation est celle d'un autre axe."))
        return cleaned


class ValidationForm(forms.Form):
    """When a diagnosis was validated, and by which decision when Vigie knows it."""

    validated_on = DateField(label=_("Validé le"))
    decision = DecisionField(Decision.objects.none(), label=_("Décision (facultatif)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan, field = current_plan(), self.fields["decision"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = decisions_of(plan) if plan else Decision.objects.none()

    def clean_validated_on(self) -> Any:
        day = self.cleaned_data["validated_on"]
        if day > timezone.localdate() or day.year < 1990:
            raise forms.ValidationError(gettext("Vérifiez cette date : une décision est déjà prise."))
        return day


class CollectionToolForm(SeenForm):
    """A version of a grid by which data are collected (S72)."""

    class Meta:
        model = CollectionTool
        fields = ["title", "made_on", "meeting", "grid", "changes"]
        field_classes = {"meeting": MeetingField, "made_on": DateField}
        widgets = {"grid": forms.Textarea(attrs={"rows": 12}), "changes": forms.Textarea(attrs=TEXT_ROWS)}
        help_texts = {
            "title": _("Le même titre qu'un outil déjà là en fait une nouvelle version."),
            "grid": _("Les questions posées, dans l'ordre, et les réponses possibles."),
            "meeting": _("Le séminaire qui l'a produit, si Vigie le connaît."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "meeting", meetings())
