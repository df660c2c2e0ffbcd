"""Forms for what the plan says of itself, of its diagnosis and of its governance."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.line_forms import fuzzy, years_in_order
from vigie.plan.models import Plan
from vigie.plan.seen_forms import LinesField, SeenForm
from vigie.plan.source_text import DIAGNOSIS, GOVERNANCE, Kind, Passage

LONGEST_TEXT = 4000


class PlanForm(SeenForm):
    """What the plan is: its title, its years, what it aims at."""

    title = _("Modifier la présentation du plan")

    class Meta:
        model = Plan
        fields = [
            "title",
            "annex",
            "territory_name",
            "starts_in",
            "ends_in",
            "period_note",
            "adopted_on",
            "version",
            "nature",
            "document_status",
            "revision_rule",
            "objective",
        ]
        help_texts = {"adopted_on": _("Une année, un mois ou un jour, par exemple 2015-06.")}

    def clean_adopted_on(self) -> str:
        return fuzzy(self.cleaned_data["adopted_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        years_in_order(self, cleaned)
        same = Plan.objects.filter(title=cleaned.get("title"), territory_name=cleaned.get("territory_name") or "")
        if same.filter(starts_in=cleaned.get("starts_in")).exclude(pk=self.instance.pk).exists():
            self.add_error(
                "title", gettext("Un autre plan porte déjà ce titre, pour le même territoire et la même année.")
            )
        return cleaned


def field_of(passage: Passage) -> forms.Field:
    """Return the field in which a passage of the source is written."""
    label = str(passage.label)
    if passage.kind == Kind.WHOLE_NUMBER:
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=9999)
    if passage.kind == Kind.TEXTS:
        return LinesField(label=label, required=False, max_length=LONGEST_TEXT, help_text=_("Un élément par ligne."))
    if passage.kind == Kind.BODIES:
        help_text = _("Une instance par ligne ; le code de l'axe entre parenthèses à la fin, par exemple (F2).")
        return LinesField(label=label, required=False, max_length=LONGEST_TEXT, help_text=help_text)
    if passage.kind == Kind.FUZZY_DATE:
        help_text = _("Une année, un mois ou un jour, par exemple 2015-02.")
        return forms.CharField(label=label, required=False, max_length=30, help_text=help_text)
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )


def body_line(body: dict[str, str | None]) -> str:
    """Return an advised body as one line: « Groupe d'élus volontaires (F2) »."""
    return f"{body.get('name') or ''} ({body['axis']})" if body.get("axis") else str(body.get("name") or "")


def read_body(line: str) -> dict[str, str | None]:
    """Read an advised body back from its line."""
    name, parenthesis, rest = line.rpartition("(")
    if parenthesis and rest.endswith(")") and name.strip():
        return {"name": name.strip(), "axis": rest[:-1].strip() or None}
    return {"name": line, "axis": None}


class PlanTextForm(SeenForm):
    """What the source says of one subject, passage by passage; kept in one column of the plan."""

    title: Any = ""
    column = ""
    passages: tuple[Passage, ...] = ()

    class Meta:
        model = Plan
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = getattr(self.instance, self.column)
        for passage in self.passages:
            self.fields[passage.key] = field_of(passage)
            value = content.get(passage.key)
            self.initial[passage.key] = (
                [body_line(body) for body in value or []] if passage.kind == Kind.BODIES else value
            )
        self.fields["seen"].initial = self.current_fingerprint()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for passage in self.passages:
            if passage.kind == Kind.FUZZY_DATE and cleaned.get(passage.key):
                self.clean_date(passage.key, cleaned)
        return cleaned

    def clean_date(self, key: str, cleaned: dict[str, Any]) -> None:
        """Read a date, or say what may be written."""
        try:
            cleaned[key] = fuzzy(cleaned[key])
        except forms.ValidationError as error:
            self.add_error(key, error)

    def content(self) -> dict[str, Any]:
        """Return the column as it will be kept; keys this form does not know stay."""
        kept = dict(getattr(self.instance, self.column))
        for passage in self.passages:
            value = self.cleaned_data.get(passage.key)
            if passage.kind == Kind.BODIES:
                value = [read_body(line) for line in value] if value else None
            if value not in (None, "") or passage.key in kept:
                kept[passage.key] = value if value != "" else None
        return kept


class DiagnosisForm(PlanTextForm):
    title = _("Modifier le diagnostic")
    column = "diagnosis"
    passages = DIAGNOSIS


class GovernanceForm(PlanTextForm):
    title = _("Modifier la gouvernance")
    column = "governance"
    passages = GOVERNANCE


def write_plan(*, form: PlanForm | PlanTextForm, actor: Person) -> None:
    """Write what a valid form changes of a plan; call it in the transaction that locked the plan."""
    changes = form.changes()
    if not changes:
        return
    plan = form.instance
    with transaction.atomic():
        if isinstance(form, PlanTextForm):
            setattr(plan, form.column, form.content())
            plan.save(update_fields=[form.column])
        else:
            plan.save(update_fields=[name for name in form.changed_data if name != "seen"])
        record(actor=actor, verb="plan_changed", on=plan, changes=changes)
