"""What would spoil an internship if nobody looked: read from dates, never typed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import ngettext

from vigie.internships.after.agreements import missing_of
from vigie.internships.models import Assignment

# Before the first day.
NAMES_BY: Final = timedelta(days=21)
SIGNED_BY: Final = timedelta(days=7)


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
