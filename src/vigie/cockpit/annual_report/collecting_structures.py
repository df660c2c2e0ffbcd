"""Reads what organisations commit to, and which of them are mobilised."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q

from vigie.accounts.models import Organisation
from vigie.cockpit.annual_report.collecting_values import CommitmentOfYear, StructureOfYear
from vigie.cockpit.plan_figures import mobilisation_of
from vigie.plan.models import Commitment, Participation, Plan


def in_force(plan: Plan, year: int) -> list[Commitment]:
    """Return the commitments to a plan in force at some time of a year, those without date included (S67)."""
    begun = Q(committed_on=None) | Q(committed_on__lte=date(year, 12, 31))
    lasting = Q(until=None) | Q(until__gte=date(year, 1, 1))
    rows = Commitment.objects.filter(begun, lasting, axis__plan=plan)
    return list(
        rows.select_related("organisation__parent", "axis").order_by("axis__number", "axis__code", "organisation__name")
    )


def commitments_of_year(plan: Plan, year: int) -> tuple[CommitmentOfYear, ...]:
    """Return the commitments in force during a year, axis by axis."""
    return tuple(
        CommitmentOfYear(str(one.organisation), one.axis.code, one.means, one.committed_on, one.until)
        for one in in_force(plan, year)
    )


def structures_of_year(
    plan: Plan, year: int, attended: Mapping[int, list[Organisation]]
) -> tuple[StructureOfYear, ...]:
    """Return the organisations that the plan names or that took part in the diagnosis, and what each does (S24).

    attended: organisations that came, by meeting. What they carry is known as it is today.
    """
    _axes, organisations, _rows = mobilisation_of(plan)
    parts: dict[str, Counter[int]] = defaultdict(Counter)
    found = Participation.objects.filter(action__plan=plan).order_by()
    for part, organisation, number in found.values_list("part", "organisation_id").annotate(Count("id")):
        parts[part][organisation] = number
    commitments: dict[int, list[str]] = defaultdict(list)
    for one in in_force(plan, year):
        commitments[one.organisation_id].append(one.axis.code)
    came = Counter(organisation.pk for structures in attended.values() for organisation in structures)
    return tuple(
        StructureOfYear(
            name=str(one),
            category=one.category,
            carried=parts[Participation.Part.BEARER][pk],
            partnered=parts[Participation.Part.PARTNER][pk],
            commitments=tuple(commitments[pk]),
            meetings=came[pk],
        )
        for pk, one in sorted(organisations.items(), key=lambda item: (item[1].name, item[0]))
    )
