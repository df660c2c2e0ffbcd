"""What the dashboards count, read from the database in a fixed number of queries."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, Q

from vigie.accounts.models import Organisation
from vigie.cockpit.mobilisation import Row, mobilisation
from vigie.plan.models import Action, ActionAxis, ActionPublic, Axis, Commitment, Participation, Plan
from vigie.plan.progress import State


def state_counts(plan: Plan, day: date) -> dict[State, int]:
    """Count the actions of a plan in each computed state, in the order in which states are shown."""
    actions = Action.objects.filter(plan=plan)
    return {state: actions.in_state(state, day).count() for state in State}


def statuses_by_axis(plan: Plan) -> list[tuple[Axis | None, dict[str, int]]]:
    """Return, for each axis then for no axis, how many actions have each status.

    An action of two axes counts in both: the rows do not add up to the plan.
    """
    counts: dict[int | None, dict[str, int]] = defaultdict(dict)
    links = ActionAxis.objects.filter(action__plan=plan).order_by()
    for axis, status, number in links.values_list("axis_id", "action__status").annotate(Count("id")):
        counts[axis][status] = number
    alone = Action.objects.filter(plan=plan, axis_links=None).order_by()
    for status, number in alone.values_list("status").annotate(Count("id")):
        counts[None][status] = number
    rows: list[tuple[Axis | None, dict[str, int]]] = [(axis, counts[axis.pk]) for axis in plan.axes.all()]
    return [*rows, (None, counts[None])] if counts[None] else rows


def statuses(plan: Plan) -> dict[str, int]:
    """Return how many actions of a plan have each status, each action once."""
    found = Action.objects.filter(plan=plan).order_by().values_list("status").annotate(Count("id"))
    return dict(found)


def mobilisation_of(plan: Plan) -> tuple[list[Axis], dict[int, Organisation], list[Row]]:
    """Return the axes, the organisations by id and the matrix of who does what (S24).

    Everyone the plan names counts, and everyone who took part in the diagnosis.
    """
    axes = list(plan.axes.all())
    tied = Q(participations__action__plan=plan) | Q(plan_entries__plan=plan) | Q(commitments__axis__plan=plan)
    organisations = {
        organisation.pk: organisation
        for organisation in Organisation.objects.filter(tied | Q(took_part_in_diagnosis=True))
        .select_related("parent")
        .distinct()
    }
    parts: dict[str, Counter[tuple[int, int | None]]] = defaultdict(Counter)
    found = Participation.objects.filter(action__plan=plan).order_by()
    for part, organisation, axis, number in found.values_list(
        "part", "organisation_id", "action__axis_links__axis_id"
    ).annotate(Count("action_id", distinct=True)):
        parts[part][organisation, axis] = number
    rows = mobilisation(
        organisations=organisations,
        axes=[axis.pk for axis in axes],
        carried=parts[Participation.Part.BEARER],
        partnered=parts[Participation.Part.PARTNER],
        committed=frozenset(Commitment.objects.filter(axis__plan=plan).values_list("organisation_id", "axis_id")),
    )
    return axes, organisations, rows


def axes_by_domain(plan: Plan, public: str = "") -> dict[tuple[int | None, int | None], int]:
    """Count actions by (axis, domain), for one public or all of them (S65); None is « not stated »."""
    actions = Action.objects.filter(plan=plan).order_by()
    if public:
        actions = actions.filter(publics__public=public)
    found = actions.values_list("axis_links__axis_id", "domains").annotate(Count("id", distinct=True))
    return {(axis, domain): number for axis, domain, number in found}


def axes_by_public(plan: Plan) -> dict[tuple[int | None, str | None], int]:
    """Count actions by (axis, public); None is « not stated »."""
    found = Action.objects.filter(plan=plan).order_by().values_list("axis_links__axis_id", "publics__public")
    return {(axis, public): number for axis, public, number in found.annotate(Count("id", distinct=True))}


def publics() -> list[tuple[str, str]]:
    """The publics an action may touch, with their French names."""
    return [(choice.value, str(choice.label)) for choice in ActionPublic.Public]
