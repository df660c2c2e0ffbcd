"""The choices that a question offers, once its filter is applied to what is filled."""

from dataclasses import dataclass

from lxml.etree import _Element as Element

from vigie.surveys.engine.body import item_label
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import Choice, Question
from vigie.surveys.engine.texts import Output, Text, language_code
from vigie.surveys.engine.values import to_text
from vigie.surveys.engine.worlds import World


@dataclass(frozen=True)
class Item:
    """One choice as it is read on the page: what is kept, and its label in the language of the filling."""

    value: str
    label: str


def offered(logic: Logic, question: Question, node: Element, world: World) -> list[Choice]:
    """The choices offered at one node, in their order."""
    itemset = question.itemset
    expression = logic.rules["choice_filter"].get(question.path)
    if itemset is None or expression is None or _is_whole_list(itemset.nodeset):
        return list(question.choices)
    found = expression.value(node, world)
    items = [item for item in found if not isinstance(item, str)] if isinstance(found, list) else []
    return [
        Choice((item.findtext(itemset.value) or "").strip(), item_label(item, itemset, logic.definition.itext))
        for item in items
        if (item.findtext(itemset.value) or "").strip()
    ]


def _is_whole_list(nodeset: str) -> bool:
    return nodeset.startswith("instance(") and nodeset.endswith("/root/item") and "[" not in nodeset


def still_offered(logic: Logic, question: Question, node: Element, world: World) -> str:
    """What is chosen at a node, without the choices that are no longer offered."""
    values = {choice.value for choice in offered(logic, question, node, world)}
    return " ".join(value for value in (node.text or "").split() if value in values)


def say(logic: Logic, text: Text, node: Element, world: World, *, place: str = "") -> str:
    """A text in the language of the filling, with the values that it quotes as they are now."""

    def quote(output: Output) -> str:
        expression = logic.quoted(output.expression, place or world.places.get(node, logic.definition.root))
        return "" if expression is None else _told(to_text(expression.value(node, world)), world.language)

    return text.in_language(world.language, quote)


def _told(text: str, language: str) -> str:
    """A value as a person reads it: a date the French way, a number with its comma."""
    if not language_code(language).startswith("fr"):
        return text
    parts = text.split("-")
    if len(text) == 10 and len(parts) == 3 and all(part.isdigit() for part in parts):
        return f"{parts[2]}/{parts[1]}/{parts[0]}"
    return text.replace(".", ",") if text.replace(".", "", 1).isdigit() else text
