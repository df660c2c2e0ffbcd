"""A filling received, laid flat: one value by question, free texts told apart."""

from dataclasses import dataclass, field
from functools import lru_cache

from lxml.etree import _Element as Element

from vigie.surveys.engine.answers import ACKNOWLEDGED, misshapen
from vigie.surveys.engine.compiled import Expression
from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import CHOICE_KINDS, FILE_KINDS, SEVERAL_KINDS, Kind, Question
from vigie.surveys.engine.trees import BadInstance, Tree, leaves, read_tree

__all__ = ["BadInstance", "Flat", "flatten"]
FREE_KINDS = frozenset({Kind.TEXT, Kind.BARCODE}) | FILE_KINDS


@dataclass(frozen=True)
class Flat:
    """Answers by key: « group/question », « child[1]/age ». `texts` holds what was written freely, `values` the rest.

    What is computed from a free text is a free text too, and so is an answer that its question does not take: whoever
    has the address of a collector may send any words in its place. Empty answers, notes and metadata have no key.
    """

    values: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def flatten(definition: Definition, content: bytes) -> Flat:
    """The answers of a filling as a telephone sends it. Raises BadInstance with a French sentence."""
    return flatten_tree(read_tree(definition, content)[0], set())


def flatten_tree(tree: Tree, hidden: set[Element]) -> Flat:
    """The answers of nodes at hand, without those that are hidden."""
    flat = Flat()
    free = free_paths(tree.definition)
    root = f"{tree.definition.root}/"
    for path, node in leaves(tree):
        text = (node.text or "").strip()
        question = tree.definition.questions.get(tree.places[node])
        if text and question and question.kind is not Kind.NOTE and not question.preload and node not in hidden:
            is_free = question.path in free or not is_taken(question, text)
            (flat.texts if is_free else flat.values)[path.removeprefix(root)] = text
    return flat


def is_taken(question: Question, text: str) -> bool:
    """Whether an answer is one that its question takes: among its choices, or of its form."""
    if question.kind is Kind.ACKNOWLEDGE:
        return text == ACKNOWLEDGED
    if question.kind in CHOICE_KINDS and question.choices:
        values = values_of(question)
        return text in values or (question.kind in SEVERAL_KINDS and values.issuperset(text.split()))
    return not misshapen(question, text)


@lru_cache(maxsize=4096)
def values_of(question: Question) -> frozenset[str]:
    """The values that a question offers, whatever else was answered."""
    return frozenset(choice.value for choice in question.choices)


@lru_cache(maxsize=32)
def free_paths(definition: Definition) -> frozenset[str]:
    """The questions answered freely, and what is computed from them."""
    free = {path for path, question in definition.questions.items() if question.kind in FREE_KINDS}
    logic = Logic.of(definition)
    for path in logic.order:
        if any((expression.reads | expression.peeks) & free for expression in _sources(logic, path)):
            free.add(path)
    return frozenset(free)


def _sources(logic: Logic, path: str) -> list[Expression]:
    """Where the content of an answer comes from: its calculation, or the answers among which it is chosen."""
    question = logic.definition.questions.get(path)
    is_chosen = question is not None and question.itemset is not None and not question.choices
    attributes = ("calculate", "choice_filter") if is_chosen else ("calculate",)
    return [rules[path] for name in attributes if path in (rules := logic.rules[name])]
