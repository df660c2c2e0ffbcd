"""The kinds of lines people add, change, order and remove: what each belongs to, its form, where it is shown."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.plan import line_forms as forms
from vigie.plan.linkage_form import LinkageForm
from vigie.plan.models import Action, Axis, HistoryEvent, Plan, YearlyMoment
from vigie.plan.moment_forms import MomentDateForm, MomentForm

Subject = Plan | Axis | Action
PLAN_VERBS = {"added": "line_added", "changed": "line_changed", "removed": "line_removed"}


@dataclass(frozen=True)
class LineKind:
    """A kind of line. slug: its name in addresses. owner_field: the field that says what it belongs to.

    page: the page of the plan that shows it; empty when its axis or its action does. siblings: the fields whose
    values lines in one order share, None when the order is not people's to choose. first: the number orders begin at.
    """

    slug: str
    form: type[forms.LineForm]
    label: str | Promise
    owner_model: type[models.Model] = Plan
    owner_field: str = "plan"
    page: str = ""
    siblings: tuple[str, ...] | None = ("plan_id",)
    first: int = 0
    verbs: dict[str, str] = field(default_factory=lambda: PLAN_VERBS)

    @property
    def model(self) -> type[models.Model]:
        """The model of these lines."""
        return self.form._meta.model


def verbs(name: str) -> dict[str, str]:
    """Return the journal's verbs for a list of an action."""
    return {act: f"{name}_{act}" for act in PLAN_VERBS}


def of_action(
    slug: str, form: type[forms.LineForm], label: Promise, name: str, *, is_ordered: bool = False
) -> LineKind:
    """Return a kind of line that belongs to an action."""
    siblings = ("action_id",) if is_ordered else None
    return LineKind(slug, form, label, Action, "action", siblings=siblings, verbs=verbs(name))


KINDS = {
    kind.slug: kind
    for kind in (
        LineKind("axe", forms.AxisForm, _("axe"), page="plan:plan", siblings=None),
        LineKind("element", forms.AxisItemForm, _("élément de l'axe"), Axis, "axis", siblings=("axis_id", "kind")),
        LineKind("priorite", forms.PriorityForm, _("priorité"), page="plan:plan", first=1),
        LineKind(
            "marqueur", forms.MarkerForm, _("priorité transversale"), page="plan:plan", siblings=("plan_id", "kind")
        ),
        LineKind("pilier", forms.PillarForm, _("pilier du contrat de ville"), page="plan:plan"),
        LineKind("outil", forms.StateToolForm, _("outil de l'État"), page="plan:context"),
        LineKind("evenement", forms.HistoryEventForm, _("événement"), page="plan:context"),
        LineKind(
            "orientation",
            forms.HistoryItemForm,
            _("orientation"),
            HistoryEvent,
            "event",
            page="plan:context",
            siblings=("event_id",),
        ),
        LineKind("articulation", LinkageForm, _("articulation"), page="plan:linkages"),
        LineKind("moment", MomentForm, _("moment annuel"), page="plan:moments"),
        LineKind(
            "date-de-moment",
            MomentDateForm,
            _("date d'un moment annuel"),
            YearlyMoment,
            "moment",
            page="plan:moments",
            siblings=None,
        ),
        LineKind("reference", forms.LegalReferenceForm, _("référence légale"), page="plan:context"),
        LineKind("document-cite", forms.CitedDocumentForm, _("document cité"), page="plan:context"),
        LineKind("bibliographie", forms.BibliographyForm, _("référence bibliographique"), page="plan:context"),
        LineKind("chiffre", forms.CitedFigureForm, _("chiffre cité"), page="plan:diagnosis"),
        LineKind("objectif", forms.TargetForm, _("objectif chiffré"), page="plan:diagnosis"),
        LineKind("structure", forms.PartnerForm, _("structure citée par le plan"), page="plan:partners"),
        of_action("etape", forms.StepForm, _("étape"), "step", is_ordered=True),
        of_action("budget", forms.BudgetForm, _("ligne de budget"), "budget"),
        of_action("document", forms.DocumentForm, _("document"), "document"),
    )
}


def subject_of(line: models.Model, owner: models.Model) -> Subject:
    """Return the thing whose history tells what happens to a line: its plan, its axis or its action."""
    if isinstance(line, Axis):
        return line
    if isinstance(owner, HistoryEvent | YearlyMoment):
        return owner.plan
    assert isinstance(owner, Plan | Axis | Action)
    return owner
