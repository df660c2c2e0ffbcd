"""How mentoring goes, in numbers: nothing small is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from vigie.internships.models import Mentee, MenteePair, Pupil, Sector
from vigie.observatory.indicators.small_counts import hide_small


@dataclass(frozen=True)
class Breakdown:
    """A table of counts. lines: label and count; None: too small to be told."""

    title: str
    total: int | None
    lines: Sequence[tuple[str, int | None]]


def breakdown(title: str, choices: Iterable[tuple[str, Any]], counts: Mapping[str, int], threshold: int) -> Breakdown:
    """Return counts under their labels, the small ones hidden with what would give them away."""
    shown = hide_small(sum(counts.values()), counts, threshold)
    return Breakdown(title, shown.total, [(str(label), shown.parts[code]) for code, label in choices if code in counts])


def counted(rows: QuerySet[Mentee] | QuerySet[MenteePair], name: str) -> dict[str, int]:
    """Return how many rows there are of each value of a column. One query."""
    return dict(rows.order_by().values_list(name).annotate(number=Count("pk")))


def breakdowns(threshold: int) -> list[Breakdown]:
    """Return who asks for a mentor, by situation and by sex, then how pairs end."""
    ended = MenteePair.objects.exclude(ended_on=None)
    asking = Mentee.objects.all()
    return [
        breakdown(gettext("Situation"), Mentee.Situation.choices, counted(asking, "situation"), threshold),
        breakdown(gettext("Sexe"), Pupil.Sex.choices, counted(asking, "sex"), threshold),
        breakdown(gettext("Issue"), MenteePair.Outcome.choices, counted(ended, "outcome"), threshold),
    ]


@dataclass(frozen=True)
class Coverage:
    """A sector: mentors of it, and places still free with them."""

    label: str
    mentors: int
    free: int


def coverage(mentors: Iterable[Any]) -> list[Coverage]:
    """Return each sector, those without a mentor included. mentors: with ``taken``, from ``standing_mentors``."""
    told = [(mentor.sectors, max(0, mentor.places - mentor.taken)) for mentor in mentors]
    return [
        Coverage(
            str(label),
            sum(code in sectors for sectors, _ in told),
            sum(free for sectors, free in told if code in sectors),
        )
        for code, label in Sector.choices
    ]
