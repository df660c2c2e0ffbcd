"""The choices that a question offers, once its filter is applied to what is filled."""

from dataclasses import dataclass
from functools import lru_cache

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


def is_worked_out(logic: Logic, question: Question) -> bool:
    """Whether the choices of a question are found by working out an expression, and not the whole list."""
    if question.itemset is None or question.path not in logic.rules["choice_filter"]:
        return False
    nodeset = question.itemset.nodeset
    return "[" in nodeset or not (nodeset.startswith("instance(") and nodeset.endswith("/root/item"))


def offered(logic: Logic, question: Question, node: Element, world: World) -> list[Choice]:
    """The choices offered at one node, in their order."""
    itemset = question.itemset
    if itemset is None or not is_worked_out(logic, question):
        return list(question.choices)
    found = logic.rules["choice_filter"][question.path].value(node, world)
    items = [item for item in found if not isinstance(item, str)] if isinstance(found, list) else []
    return [
        Choice((item.findtext(itemset.value) or "").strip(), item_label(item, itemset, logic.definition.itext))
        for item in items
        if (item.findtext(itemset.value) or "").strip()
    ]


def items(logic: Logic, question: Question, node: Element, world: World) -> tuple[Item, ...]:
    """What `offered` gives, as it is read at one node."""
    if not is_worked_out(logic, question):
        plain = _plain_items(question.choices, world.language)
        if plain is not None:
            return plain
    choices = offered(logic, question, node, world)
    return tuple(Item(choice.value, say(logic, choice.label, node, world)) for choice in choices)


@lru_cache(maxsize=512)
def _plain_items(choices: tuple[Choice, ...], language: str) -> tuple[Item, ...] | None:
    """Choices in a language, None when their labels quote answers: most are read the same by everybody."""
    labels = [choice.label.parts(language) for choice in choices]
    plain = [label for label in labels if isinstance(label, str)]
    if len(plain) < len(labels):
        return None
    return tuple(Item(choice.value, label) for choice, label in zip(choices, plain, strict=True))


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
