"""What would spoil an internship if nobody looked: read from dates, never typed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import ngettext

from vigie.internships.after.agreements import missing_of
from vigie.internships.models import Assignment, ReleasedName
from vigie.internships.models.after import AssignmentQuerySet

# Before the first day.
NAMES_BY: Final = timedelta(days=21)
SIGNED_BY: Final = timedelta(days=7)
# As ``missing_of`` says of one assignment.
UNSIGNED: Final = (
    Q(agreement__school_on=None)
    | Q(agreement__company_on=None)
    | Q(agreement__pupil_on=None)
    | Q(agreement__parent_on=None, pupil__is_minor=True)
)


@dataclass(frozen=True)
class Alerts:
    """Assignments that call for someone: name not released, agreement not signed, refusal not decided."""

    unreleased: list[Assignment]
    unsigned: list[Assignment]
    undecided: list[Assignment]

    def sentences(self) -> list[str]:
        """Return what to do, in words; nothing when all is well."""
        told = []
        if self.unreleased:
            told.append(
                ngettext(
                    "%(number)d nom n'est pas transmis à l'entreprise, à trois semaines du stage ou moins.",
                    "%(number)d noms ne sont pas transmis aux entreprises, à trois semaines du stage ou moins.",
                    len(self.unreleased),
                )
                % {"number": len(self.unreleased)}
            )
        if self.unsigned:
            told.append(
                ngettext(
                    "%(number)d convention n'est pas signée par tout le monde, à une semaine du stage ou moins.",
                    "%(number)d conventions ne sont pas signées par tout le monde, à une semaine du stage ou moins.",
                    len(self.unsigned),
                )
                % {"number": len(self.unsigned)}
            )
        if self.undecided:
            told.append(
                ngettext(
                    "%(number)d demande de ne pas accueillir attend une décision.",
                    "%(number)d demandes de ne pas accueillir attendent une décision.",
                    len(self.undecided),
                )
                % {"number": len(self.undecided)}
            )
        return told


def alerts_of(assignments: Iterable[Assignment], released: set[int], today: date) -> Alerts:
    """Return what calls for someone among seats held. released: ids of assignments whose name was released."""
    ahead = [each for each in assignments if each.session.week.ends_on >= today]
    starting = {each.pk: each.session.week.starts_on - today for each in ahead}
    return Alerts(
        unreleased=[each for each in ahead if each.pk not in released and starting[each.pk] <= NAMES_BY],
        unsigned=[each for each in ahead if starting[each.pk] <= SIGNED_BY and missing_of(each)],
        undecided=[each for each in ahead if hasattr(each, "refusal") and not each.refusal.verdict],
    )


def waiting_by(seats: AssignmentQuerySet, place: str, day: date) -> dict[str, dict[int, int]]:
    """Return how many seats held call for someone: by alert, as ``alerts_of`` names them, then by place. One query.

    place: the field that says whose page tells more. unsigned_by_company: without the company's own signature.
    """
    is_released = Exists(ReleasedName.objects.filter(assignment=OuterRef("pk")))
    near, next_week = (Q(session__week__starts_on__lte=day + lead) for lead in (NAMES_BY, SIGNED_BY))
    alerts = {
        "unreleased": near & ~Q(is_released),
        "unsigned": next_week & UNSIGNED,
        "unsigned_by_company": next_week & Q(agreement__company_on=None),
        "undecided": Q(refusal__verdict=""),
    }
    ahead = seats.standing().filter(session__week__ends_on__gte=day).order_by().values(place)
    rows = list(ahead.annotate(**{name: Count("pk", filter=calls) for name, calls in alerts.items()}))
    return {name: {row[place]: row[name] for row in rows if row[name]} for name in alerts}
