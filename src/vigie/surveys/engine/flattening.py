"""A filling received, laid flat: one value by question, free texts told apart."""

from dataclasses import dataclass, field
from functools import lru_cache

from lxml.etree import _Element as Element

from vigie.surveys.engine.compiled import Expression
from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import FILE_KINDS, Kind
from vigie.surveys.engine.trees import BadInstance, Tree, leaves, read_tree

__all__ = ["BadInstance", "Flat", "flatten"]
FREE_KINDS = frozenset({Kind.TEXT, Kind.BARCODE}) | FILE_KINDS


@dataclass(frozen=True)
class Flat:
    """Answers by key: « group/question », « child[1]/age ». `texts` holds what was written freely, `values` the rest.

    What is computed from a free text is a free text too. Empty answers, notes and metadata have no key.
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
            (flat.texts if question.path in free else flat.values)[path.removeprefix(root)] = text
    return flat


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
