"""Draws how answers change from one wave to the next. Frozen results only, and what tables say beside."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from vigie.core.charts import line_chart
from vigie.core.tables import Column, Kind, Table, Value
from vigie.surveys.results.comparing import Compared
from vigie.surveys.results.drawing import SECRET
from vigie.surveys.results.shown import Line

# More lines are not told apart; with more than a few, intervals would hide one another.
MOST_LINES, MOST_WITH_INTERVALS = 6, 2
# A drawing takes tens of milliseconds: the questions after these have their table.
MOST_DRAWINGS = 12

Row = tuple[str, tuple[Line | None, ...]]


def drawn(questions: Sequence[Compared], *, in_one_place: bool) -> list[tuple[Compared, str]]:
    """Return questions with their drawing, empty when there is none: waves of several places are no evolution."""
    found, left = [], MOST_DRAWINGS if in_one_place else 0
    for question in questions:
        drawing = evolution(question) if left else ""
        left -= bool(drawing)
        found.append((question, drawing))
    return found


def evolution(question: Compared) -> str:
    """Return the shares of a question's answers, wave by wave, in lines; empty when fewer than two waves have some."""
    rows = most_given(question.rows)
    told = [sum(value_of(lines[place]) not in (None, SECRET) for _label, lines in rows) for place in waves_of(question)]
    if sum(map(bool, told)) < 2:
        return ""
    columns = (
        Column("wave", _("Vague")),
        *(Column(f"answer-{place}", label, Kind.SHARE) for place, (label, _lines) in enumerate(rows)),
    )
    body = [
        (side.wave, *(value_of(lines[place]) for _label, lines in rows))
        for place, side in enumerate(question.comparable)
    ]
    table = Table(question.label, columns, tuple(body))
    bounds = intervals(rows) if len(rows) <= MOST_WITH_INTERVALS else {}
    return line_chart(table, identifier=f"evolution-{question.number}", intervals=bounds).svg


def waves_of(question: Compared) -> range:
    """Return the places of the waves that compare."""
    return range(len(question.comparable))


def most_given(rows: Sequence[Row]) -> list[Row]:
    """Return the answers to draw, in their order: those with a number; of many, the most given in the last wave."""
    numbered = [row for row in rows if any(line and line.number for line in row[1])]
    ranked = sorted(numbered, key=lambda row: -((row[1][-1].number if row[1] and row[1][-1] else 0) or 0))
    kept = {label for label, _lines in ranked[:MOST_LINES]}
    return [row for row in rows if row[0] in kept]


def value_of(line: Line | None) -> Value:
    """Return the share of an answer; none was given where there is no line; None when no share may be said."""
    if line is None or line.number == 0:
        return 0.0
    if line.number is None:
        return SECRET
    return line.share.value if line.share else None


def intervals(rows: Sequence[Row]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the bounds of each share, by wave and by answer."""
    return {
        (wave, answer): (line.share.interval.lower, line.share.interval.upper)
        for answer, (_label, lines) in enumerate(rows)
        for wave, line in enumerate(lines)
        if line and line.share
    }
