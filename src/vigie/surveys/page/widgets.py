"""How each kind of question is asked on the page, and how what it sends back is read."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from vigie.surveys.engine.nodes import FILE_KINDS, PLACE_KINDS, Kind, Question
from vigie.surveys.page.blocks import Field
from vigie.surveys.page.posted import Posted, in_order, one_of, some_of

# A scale longer than this is typed as a number.
LONGEST_SCALE: Final = 11
# More answers than this are a list to unfold; in a longer ranking than the other, the rank is typed: each line would
# list them all.
MOST_BUTTONS: Final = 100
LONGEST_RANKING: Final = 30
NOTHING_ASKED: Final = {"note", "file", "absent"}
OFFERING: Final = {"choices", "ticks", "select", "rank"}
WIDGETS: Final[Mapping[Kind, str]] = {
    Kind.INTEGER: "number",
    Kind.DECIMAL: "number",
    Kind.SELECT_ONE: "choices",
    Kind.SELECT_MULTIPLE: "ticks",
    Kind.RANK: "rank",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.DATETIME: "moment",
    Kind.NOTE: "note",
    Kind.ACKNOWLEDGE: "acknowledge",
    Kind.GEOPOINT: "select",
    Kind.CALCULATE: "absent",
}


def widget_of(question: Question) -> str:
    """Return the name of the template that asks a question."""
    if question.kind in FILE_KINDS:
        return "file"
    if question.kind in PLACE_KINDS and question.kind is not Kind.GEOPOINT:
        return "absent"
    if question.kind is Kind.RANGE:
        return "scale" if scale_of(question) else "number"
    if question.kind is Kind.SELECT_ONE and is_unfolded(question):
        return "select"
    if question.kind is Kind.TEXT and question.looks("multiline"):
        return "area"
    return WIDGETS.get(question.kind, "line")


def is_unfolded(question: Question) -> bool:
    """Whether the answers of a question are shown as a list to unfold: its author says so, or they are many."""
    return len(question.choices) > MOST_BUTTONS or any(map(question.looks, ("minimal", "autocomplete", "search")))


def scale_of(question: Question) -> list[str]:
    """Return the values of a scale, when they are few enough to be shown side by side."""
    bounds = question.parameters
    try:
        start, end, step = Decimal(bounds.start), Decimal(bounds.end), abs(Decimal(bounds.step or "1"))
    except InvalidOperation:
        return []
    if not (start.is_finite() and end.is_finite() and step.is_finite() and step):
        return []
    count = int(abs(end - start) / step) + 1
    way = step if end >= start else -step
    return [f"{start + place * way:f}" for place in range(count)] if count <= LONGEST_SCALE else []


def read(field: Field, sent: Posted) -> str | list[str]:
    """Return the value that a form sent for a field: a text, or a list of values. Raises posted.Wrong."""
    values = [option.value for option in field.options]
    match field.widget:
        case "choices" | "select" | "scale":
            return one_of(sent, field.path, values)
        case "ticks":
            return some_of(sent, field.path, values)
        case "rank":
            return in_order(sent, field.path, values)
    return sent.get(field.path, "")


def is_asked(field: Field) -> bool:
    """Whether a field is sent back by the form."""
    return field.widget not in NOTHING_ASKED and not field.is_read_only
