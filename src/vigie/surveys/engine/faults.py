"""What is wrong with the answers of a filling, said in the form's words when it gives some, else in plain French."""

from lxml.etree import _Element as Element

from vigie.surveys.engine.answers import misshapen
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import CHOICE_KINDS, Kind, Question
from vigie.surveys.engine.offers import offered, say
from vigie.surveys.engine.texts import Text
from vigie.surveys.engine.trees import Tree
from vigie.surveys.engine.values import to_boolean
from vigie.surveys.engine.worlds import World

MISSING = "Répondez à cette question pour continuer."
OUT_OF_BOUNDS = "Cette réponse ne convient pas. Vérifiez-la."
NOT_OFFERED = "Choisissez parmi les réponses proposées."
NOT_AN_ORDER = "Classez toutes les réponses, chacune une seule fois."
TOO_LONG = "Ce texte est trop long : raccourcissez-le."
MAX_TEXT = 20_000  # characters


def faults(logic: Logic, tree: Tree, world: World, paths: list[str] | None) -> dict[str, str]:
    """A sentence for each node shown whose answer is missing, misshapen, refused or no longer offered."""
    found: dict[str, str] = {}
    for path in tree.numbered if paths is None else paths:
        node = tree.numbered[path]
        question = logic.definition.questions.get(tree.places[node])
        if question and question.kind not in (Kind.CALCULATE, Kind.NOTE) and node not in world.hidden:
            fault = _fault(logic, question, node, world)
            if fault:
                found[path] = fault
    return found


def _fault(logic: Logic, question: Question, node: Element, world: World) -> str:
    text = node.text or ""
    if not text:
        can_answer = not _is_header(question) and not holds(logic, "read_only", node, world)
        # Nobody can choose from an empty list, so nobody is kept from going on by one.
        is_missing = (
            can_answer and holds(logic, "required", node, world) and _values(logic, question, node, world) != []
        )
        return _said(logic, question.required_message, node, world, MISSING) if is_missing else ""
    if len(text) > MAX_TEXT:
        return TOO_LONG
    wrong = misshapen(question, text) or _misplaced(logic, question, node, world)
    # What the form computes and shows cannot be mended by whoever answers.
    if wrong and not holds(logic, "read_only", node, world):
        return wrong
    if not holds(logic, "constraint", node, world, unless_written=True):
        return _said(logic, question.constraint_message, node, world, OUT_OF_BOUNDS)
    return ""


def _is_header(question: Question) -> bool:
    return question.kind in CHOICE_KINDS and question.looks("label")


def _misplaced(logic: Logic, question: Question, node: Element, world: World) -> str:
    values = _values(logic, question, node, world)
    if values is None:
        return ""
    chosen = (node.text or "").split()
    if question.kind is Kind.RANK:
        return "" if sorted(chosen) == sorted(set(values)) else NOT_AN_ORDER
    if question.kind is Kind.SELECT_ONE:
        return "" if (node.text or "").strip() in values else NOT_OFFERED
    return "" if set(chosen) <= set(values) else NOT_OFFERED


def _values(logic: Logic, question: Question, node: Element, world: World) -> list[str] | None:
    """The values now offered at a question; None when it offers none by nature."""
    if question.kind not in CHOICE_KINDS or not (question.choices or question.itemset):
        return None
    return [choice.value for choice in offered(logic, question, node, world)]


def _said(logic: Logic, message: Text, node: Element, world: World, otherwise: str) -> str:
    return say(logic, message, node, world) or otherwise


def holds(logic: Logic, attribute: str, node: Element, world: World, *, unless_written: bool = False) -> bool:
    """Whether an attribute of a bind is true at a node; `unless_written` is what it is when the form says nothing."""
    expression = logic.rules[attribute].get(world.places[node])
    return unless_written if expression is None else to_boolean(expression.value(node, world), world.numeric)
