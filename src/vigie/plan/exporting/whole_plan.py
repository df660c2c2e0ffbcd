"""A plan with all that hangs on it, read in a fixed number of queries: what every export is made from."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from vigie.plan.models import Action, Axis, Commitment, Plan, Priority

ACTION_PARTS = (
    "axis_links__axis",
    "participations__organisation",
    "publics",
    "steps",
    "notes",
    "budget_lines",
    "documents",
    "markers",
    "domains",
    "communes",
    "neighbourhoods",
    "priorities",
    "recommendations__axis",
    "served_aims",
)


class WholePlan:
    """A plan read once. Lists keep the order of the source, which is that of creation."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def axes(self) -> list[Axis]:
        """The axes, with their items."""
        return list(self.plan.axes.order_by("pk").prefetch_related("items"))

    @cached_property
    def axes_without_action(self) -> list[Axis]:
        """The axes that no action serves."""
        served = {link.axis_id for action in self.actions for link in action.axis_links.all()}
        return [axis for axis in self.axes if axis.pk not in served]

    @cached_property
    def actions(self) -> list[Action]:
        """The actions, with all that hangs on them."""
        actions: QuerySet[Action] = self.plan.actions.order_by("pk")
        return list(actions.select_related("lead", "pillar", "parent").prefetch_related(*ACTION_PARTS))

    @cached_property
    def priorities(self) -> list[Priority]:
        """The priorities, with their axes."""
        return list(self.plan.priorities.order_by("order").select_related("organisation").prefetch_related("axes"))

    @cached_property
    def history(self) -> list[Any]:
        """The events before the plan, with what each brought."""
        return list(self.plan.history.order_by("order", "pk").prefetch_related("items"))

    @cached_property
    def linkages(self) -> list[Any]:
        """The ties to other documents, with the actions they share."""
        return list(self.plan.linkages.order_by("order", "pk").prefetch_related("actions"))

    @cached_property
    def partners(self) -> list[Any]:
        """The structures in the plan's list."""
        return list(self.plan.partners.order_by("order", "pk").select_related("organisation"))

    @cached_property
    def targets(self) -> list[Any]:
        """The targets in figures."""
        return list(self.plan.targets.order_by("order", "pk").select_related("axis"))

    @cached_property
    def commitments(self) -> list[Commitment]:
        """What structures committed to, axis by axis."""
        rows = Commitment.objects.filter(axis__plan=self.plan).select_related("organisation", "axis")
        return list(rows.order_by("axis__number", "axis__code", "organisation__name"))

    def __getattr__(self, name: str) -> list[Any]:
        """Return a simple list of the plan, in its order."""
        if name not in SIMPLE:
            raise AttributeError(name)
        rows = list(getattr(self.plan, name).order_by("order", "pk"))
        self.__dict__[name] = rows
        return rows

    def in_order(self, axes: Any) -> list[Axis]:
        """Return axes in the order of the plan."""
        wanted = {axis.pk for axis in axes}
        return [axis for axis in self.axes if axis.pk in wanted]

    def empty(self, path: str, usual: list[Any] | None = None) -> list[Any] | None:
        """Return how the source writes an empty list there: null, [] or as Vigie usually does."""
        written = self.plan.source_form.get(path)
        return {"[]": [], "null": None}.get(written, usual) if written else usual


SIMPLE = frozenset(
    {
        "legal_references",
        "markers",
        "pillars",
        "state_tools",
        "cited_documents",
        "cited_figures",
        "bibliography",
        "reading_notes",
    }
)
