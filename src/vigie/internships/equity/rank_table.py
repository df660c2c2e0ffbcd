"""Which wish each group got, as a page says it: small numbers hidden, and those that the others would tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext

from vigie.core.small_counts import tells_few
from vigie.internships.equity.measures import gap_interval
from vigie.internships.equity.shown import labels_of, percent, told_of

Counts = Mapping[str, Any]

# First and last wish of each column but the last, « none ».
COLUMNS: Final[tuple[tuple[int, int | None], ...]] = ((1, 1), (2, 2), (3, 3), (4, 10), (11, None))


@dataclass(frozen=True)
class Side:
    """Some people, by the column of the wish they got."""

    people: int
    columns: tuple[int, ...]

    def tells_few(self, columns: set[int], threshold: int) -> bool:
        """Whether those who are in these columns, or those who are not, are too few to be told, and not none."""
        return tells_few(sum(self.columns[column] for column in columns), self.people, threshold)


@dataclass(frozen=True)
class RankLine:
    """What a group got. cells: the words that head each column, with the share of the group."""

    group: str
    cells: list[tuple[str, str]]


def side_of(counts: Counts) -> Side:
    """Return people by column. counts: with how many got their first, second… wish."""
    ranks = counts["ranks"]
    return Side(counts["people"], tuple(sum(ranks[first - 1 : last]) for first, last in COLUMNS))


def hidden_columns(sides: Sequence[Side], threshold: int) -> set[int]:
    """Return the columns to hide on every side; together they are nobody or enough people, or all of them."""
    every = set(range(len(COLUMNS)))
    hidden = {column for column in every if any(side.tells_few({column}, threshold) for side in sides)}
    while hidden != every and any(side.tells_few(hidden, threshold) for side in sides):
        size = {column: sum(side.columns[column] for side in sides) for column in every - hidden}
        hidden.add(min(size, key=lambda column: (not size[column], size[column], column)))
    return hidden


def ranked_of(outcome: Counts, threshold: int) -> list[tuple[Counts, set[int]]]:
    """Return the comparisons of groups whose ranks may be told, with the columns to hide.

    Kinds of schools are left out: they share pupils out, and one would tell another. So is a comparison made before
    the ranks of those of neither group were kept.
    """
    found = []
    for contrast in told_of(outcome, threshold):
        sides = [contrast[side] for side in ("group", "others", "rest") if contrast[side]["people"]]
        if not contrast["code"].startswith("school:") and all("ranks" in side for side in sides):
            found.append((contrast, hidden_columns([side_of(side) for side in sides], threshold)))
    return found


def column_words() -> list[str]:
    """Return what heads each column, the last one being of those who got nothing."""
    places = [gettext("1er vœu"), gettext("2e vœu"), gettext("3e vœu"), gettext("4e au 10e"), gettext("plus loin")]
    return [*places, gettext("aucun")]


def rank_lines(outcome: Counts, threshold: int) -> list[RankLine]:
    """Return what each group got."""
    return [
        line_of(label, contrast[side], hidden)
        for contrast, hidden in ranked_of(outcome, threshold)
        for label, side in zip(labels_of(contrast["code"]), ("group", "others"), strict=True)
    ]


def line_of(label: str, counts: Counts, hidden: set[int]) -> RankLine:
    """Return what one group got."""
    people = counts["people"]
    shares = [
        gettext("caché") if column in hidden else percent(number / people)
        for column, number in enumerate(side_of(counts).columns)
    ]
    nothing = percent((people - counts["chosen"]) / people)
    return RankLine(label, list(zip(column_words(), [*shares, nothing], strict=True)))


def gap_words(outcome: Counts, threshold: int) -> list[tuple[str, str]]:
    """Return what is compared, and the largest gap with its interval; where a column is hidden, nothing is said."""
    found = []
    for contrast, hidden in ranked_of(outcome, threshold):
        if not hidden and contrast["rank_gap"] is not None:
            gap = contrast["rank_gap"]
            interval = gap_interval(gap, contrast["group"]["people"], contrast["others"]["people"])
            words = {"gap": round(100 * gap), "low": round(100 * interval.lower), "high": round(100 * interval.upper)}
            told = gettext("%(gap)d points (de %(low)d à %(high)d)") % words
            found.append((" / ".join(labels_of(contrast["code"])), told))
    return found
