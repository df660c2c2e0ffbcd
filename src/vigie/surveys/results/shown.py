"""What pages show of frozen results: each question with its lines, shares and interval; each crossing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vigie.core.tables import Kind, display
from vigie.core.typography import typeset
from vigie.observatory.explorer.shares import Share, share_of
from vigie.observatory.released import Cell, Status
from vigie.surveys.results.drawing import unanswered_label
from vigie.surveys.results.wording import LEFT_OUT, NOT_CROSSED, NOT_TOLD, Text, category

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """An answer: how many gave it (None when secret), and as a share when it may be said."""

    label: str
    number: int | None
    share: Share | None

    @property
    def percent(self) -> str:
        """The share in words, empty when it is not said."""
        return display(round(self.share.value, 3), Kind.SHARE) if self.share else ""

    @property
    def interval(self) -> str:
        """The interval at 95 %, empty when no share is said."""
        if not self.share:
            return ""
        bounds = (self.share.interval.lower, self.share.interval.upper)
        low, high = (display(round(bound, 2), Kind.SHARE) for bound in bounds)
        return f"{low} – {high}"


@dataclass(frozen=True)
class ShownQuestion:
    """A question, with its place from 1. reason: why nothing is told of it, or empty. drawing: SVG, or empty."""

    number: int
    label: str
    group: str
    reason: Text
    base: int | None
    lines: tuple[Line, ...]
    drawing: str
    ranking: "ShownTable | None"
    is_multiple: bool

    @property
    def anchor(self) -> str:
        """Where it is in the page."""
        return f"question-{self.number}"

    @property
    def caption(self) -> str:
        """What its table is called."""
        return f"{self.number}. {self.label}"


@dataclass(frozen=True)
class ShownTable:
    """Numbers in rows and columns, with the totals of both, and the whole."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...], int | None], ...]
    totals: tuple[int | None, ...]
    whole: int | None


@dataclass(frozen=True)
class ShownCrossing:
    """Two questions crossed, or why they are not."""

    number: int
    title: tuple[str, str]
    reason: Text
    table: ShownTable | None

    @property
    def anchor(self) -> str:
        """Where it is in the page."""
        return f"croisement-{self.number}"

    @property
    def caption(self) -> str:
        """What its table is called."""
        return f"{self.number}. {' × '.join(self.title)}"


def questions_of(content: Json, drawings: Mapping[str, str]) -> list[ShownQuestion]:
    """Return the questions of frozen results, in their order."""
    return [
        ShownQuestion(
            number=number,
            label=question["label"],
            group=question["group"],
            reason=NOT_TOLD.get(question["reason"], ""),
            base=question["base"],
            lines=lines_of(question, content["threshold"]),
            drawing=drawings.get(question["key"], ""),
            ranking=shown_table(question["ranking"], None) if question["ranking"] else None,
            is_multiple=question["kind"] == "select_multiple",
        )
        for number, question in enumerate(content["questions"], start=1)
    ]


def lines_of(question: Json, threshold: int) -> tuple[Line, ...]:
    """Return the lines of a question, those without answer last, when there may be some."""
    if question["reason"] or question["ranking"]:
        return ()
    lines = [
        line_of(typeset(category(row["code"], row["label"])), row["value"], question["base"], threshold)
        for row in question["rows"]
    ]
    if question["unanswered"] != 0:
        lines.append(line_of(unanswered_label(dict(question)), question["unanswered"], question["base"], threshold))
    return tuple(lines)


def line_of(label: str, number: int | None, base: int | None, threshold: int) -> Line:
    """Return a line, with its share of the base."""
    share = share_of(cell_of(number), cell_of(base), threshold)
    return Line(label, number, share)


def cell_of(number: int | None) -> Cell:
    """Return a number as the observatory holds it."""
    status = Status.SECRET if number is None else Status.VALUE if number else Status.ZERO
    return Cell((), status, number)


def crossings_of(content: Json) -> list[ShownCrossing]:
    """Return the crossings asked for, made or not."""
    return [shown_crossing(number, each) for number, each in enumerate(content["crossings"], start=1)]


def shown_crossing(number: int, crossing: Json) -> ShownCrossing:
    """Return one crossing."""
    table = crossing["table"]
    return ShownCrossing(
        number=number,
        title=(side_label(crossing["first"]), side_label(crossing["second"])),
        reason=NOT_CROSSED.get(crossing["reason"], ""),
        table=shown_table(table, table["whole"]) if table else None,
    )


def shown_table(table: Json, whole: int | None) -> ShownTable:
    """Return a table of two questions, or of items and their places."""
    return ShownTable(
        columns=tuple(category(column["code"], column["label"]) for column in table["columns"]),
        rows=tuple((category(row["code"], row["label"]), tuple(row["values"]), row["total"]) for row in table["rows"]),
        totals=tuple(column["total"] for column in table["columns"]),
        whole=whole,
    )


def side_label(side: Json) -> str:
    """Return what a side of a crossing is called: its question, and the option if any."""
    return f"{side['label']} – {side['option_label'] or side['option']}" if side["option"] else str(side["label"])


def left_out_of(content: Json) -> list[tuple[str, Text]]:
    """Return the questions that results leave out, each with why."""
    return [(each["label"], LEFT_OUT[each["reason"]]) for each in content["left_out"]]
