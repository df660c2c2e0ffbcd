"""Draws the chart of each question, once, when results are frozen; read in black and white, secret ones hatched."""

from typing import Any

from django.utils.translation import gettext as _

from vigie.core.charts import bar_chart
from vigie.core.tables import Column, Kind, Table, Value, Withheld
from vigie.surveys.results.wording import category

Json = dict[str, Any]
SECRET = Withheld("secret")
# A chart is read at a glance.
MOST_BARS = 30


def draw_all(content: Json) -> dict[str, str]:
    """Return the chart of each question that has one, as SVG, by key."""
    drawn = {}
    for number, question in enumerate(content["questions"]):
        if is_drawable(question):
            drawn[question["key"]] = bar_chart(bars_of(question), identifier=f"question-{number}").svg
    return drawn


def is_drawable(question: Json) -> bool:
    """Whether a chart says something: some numbers to compare."""
    numbers = [row["value"] for row in question["rows"] if row["value"] is not None]
    return not question["reason"] and len(numbers) > 1 and any(numbers) and len(question["rows"]) <= MOST_BARS


def bars_of(question: Json) -> Table:
    """Return the numbers of a question as a table, those without answer last."""
    rows: list[tuple[Value, ...]] = [
        (category(row["code"], row["label"]), shown(row["value"])) for row in question["rows"]
    ]
    if question["unanswered"] != 0:
        rows.append((unanswered_label(question), shown(question["unanswered"])))
    columns = (Column("answer", _("Réponse")), Column("number", _("Personnes"), Kind.NUMBER))
    return Table(question["label"], columns, tuple(rows))


def unanswered_label(question: Json) -> str:
    """Return what those who answered nothing are called: in a multiple choice, they ticked nothing."""
    return _("Rien de coché") if question["kind"] == "select_multiple" else _("Sans réponse")


def shown(number: int | None) -> Value:
    """Return a number, or the mark of what is secret."""
    return SECRET if number is None else number
