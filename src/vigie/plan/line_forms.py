"""Short forms for what the plan says, and for what an action lists: one form for each kind of line."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod
from vigie.plan.models import (
    ActionStep,
    Axis,
    AxisItem,
    BibliographyEntry,
    BudgetLine,
    CitedDocument,
    CitedFigure,
    HistoryEvent,
    HistoryItem,
    LegalReference,
    LinkedDocument,
    Marker,
    Pillar,
    PlanPartner,
    Priority,
    QuantifiedTarget,
    StateTool,
)
from vigie.plan.reading_timing import parse_timing
from vigie.plan.revision.decision_choice import DecisionField, decisions_of
from vigie.plan.seen_forms import LinesField, SeenForm, choose_among

TEXT_ROWS = {"rows": 3}


def years_in_order(form: forms.ModelForm, cleaned: dict[str, Any]) -> None:
    """Refuse a last year before the first."""
    first, last = cleaned.get("starts_in"), cleaned.get("ends_in")
    if first and last and last < first:
        form.add_error("ends_in", gettext("La dernière année vient avant la première."))


class LineForm(SeenForm):
    """A line of the plan or of an action; ``owner`` is what it belongs to."""

    def __init__(self, *args: Any, owner: Any, **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs.update(TEXT_ROWS)


class AxisForm(LineForm):
    class Meta:
        model = Axis
        fields = ["number", "code", "title", "stake", "companion"]


class AxisItemForm(LineForm):
    class Meta:
        model = AxisItem
        fields = ["kind", "text", "follow_up", "follow_up_reason"]
        help_texts = {"follow_up": _("Pour une préconisation seulement.")}


class PriorityForm(LineForm):
    class Meta:
        model = Priority
        fields = ["text", "axes", "footnote", "organisation", "decided_on", "decided_by", "decision"]
        field_classes = {"decision": DecisionField}
        widgets = {"axes": forms.CheckboxSelectMultiple}
        help_texts = {
            "axes": _("Une priorité peut n'avoir aucun axe."),
            "decided_on": _("Une année, un mois ou un jour, par exemple 2017-06."),
            "decision": _("La décision de réunion qui a validé cette priorité, si Vigie la connaît."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "axes", Axis.objects.filter(plan=self.owner))
        choose_among(self, "decision", decisions_of(self.owner))

    def clean_decided_on(self) -> str:
        return fuzzy(self.cleaned_data["decided_on"])


class MarkerForm(LineForm):
    class Meta:
        model = Marker
        fields = ["name", "kind"]
        labels = {"kind": _("Nature")}


class PillarForm(LineForm):
    fields_list = LinesField(label=_("Champs"), required=False, help_text=_("Un champ par ligne."))

    class Meta:
        model = Pillar
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["fields_list"] = self.instance.fields
        self.fields["seen"].initial = self.current_fingerprint()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.fields = cleaned.get("fields_list")
        return cleaned


class StateToolForm(LineForm):
    class Meta:
        model = StateTool
        fields = ["name", "purpose"]


class HistoryEventForm(LineForm):
    signatories = LinesField(label=_("Signataires"), required=False, help_text=_("Un signataire par ligne."))

    class Meta:
        model = HistoryEvent
        fields = ["dated", "title", "signatories"]
        help_texts = {"dated": _("Une année, un mois, un jour ou une période, par exemple 2015-02/2015-06.")}
        widgets = {"title": forms.Textarea}

    def clean_dated(self) -> str:
        text = self.cleaned_data["dated"].strip()
        try:
            period = FuzzyPeriod.parse(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return str(period.start) if period.start == period.end else str(period)


class HistoryItemForm(LineForm):
    class Meta:
        model = HistoryItem
        fields = ["text"]


class LegalReferenceForm(LineForm):
    class Meta:
        model = LegalReference
        fields = ["text"]


class CitedDocumentForm(LineForm):
    class Meta:
        model = CitedDocument
        fields = ["text"]


class BibliographyForm(LineForm):
    class Meta:
        model = BibliographyEntry
        fields = ["text"]


class CitedFigureForm(LineForm):
    class Meta:
        model = CitedFigure
        fields = ["label", "value", "unit", "starts_in", "ends_in", "source", "note"]
        labels = {"starts_in": _("Première année"), "ends_in": _("Dernière année")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        years_in_order(self, cleaned)
        return cleaned


class TargetForm(LineForm):
    class Meta:
        model = QuantifiedTarget
        fields = ["text", "value", "unit", "years", "starts_in", "ends_in", "axis", "note"]
        labels = {"starts_in": _("Première année"), "ends_in": _("Dernière année")}
        help_texts = {"unit": _("Laissez vide si la source ne la précise pas.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "axis", Axis.objects.filter(plan=self.owner))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        years_in_order(self, cleaned)
        return cleaned


class PartnerForm(LineForm):
    class Meta:
        model = PlanPartner
        fields = ["organisation", "name_in_source", "category_in_source"]


class StepForm(LineForm):
    class Meta:
        model = ActionStep
        fields = ["title", "timing_text", "participants", "report", "done_on"]
        widgets = {"done_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "timing_text": _("Avec vos mots : « mars 2018 », « de mars à juin 2018 », « à déterminer »…"),
            "participants": _("Des structures ou des fonctions plutôt que des noms de personnes."),
        }

    def clean_timing_text(self) -> str:
        text: str = self.cleaned_data["timing_text"]
        self.instance.set_timing(parse_timing(text), text=text)
        return text


class BudgetForm(LineForm):
    class Meta:
        model = BudgetLine
        fields = ["year", "funder", "planned", "spent"]
        help_texts = {"planned": _("Laissez vide ce que personne n'a dit : zéro veut dire zéro.")}

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 1990 <= year <= 2100:
            raise forms.ValidationError(gettext("Écrivez une année entre 1990 et 2100."))
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        year, funder = int(cleaned.get("year") or 0), cleaned.get("funder") or ""
        same = BudgetLine.objects.filter(action=self.owner, year=year, funder=funder)
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("year", gettext("Il y a déjà une ligne pour cette année et ce financeur : modifiez-la."))
        return cleaned


class DocumentForm(LineForm):
    address = forms.URLField(label=_("Adresse"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = LinkedDocument
        fields = ["title", "address", "dated"]
        help_texts = {"dated": _("Une année, un mois ou un jour, par exemple 2017-06.")}

    def clean_dated(self) -> str:
        return fuzzy(self.cleaned_data["dated"])


def fuzzy(text: str) -> str:
    """Return a date as the database keeps it, empty when there is none; raises ValidationError when it is no date."""
    if not text.strip():
        return ""
    try:
        return str(FuzzyDate.parse(text))
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
