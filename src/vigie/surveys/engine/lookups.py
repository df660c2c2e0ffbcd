"""Finding items of a long list by the value of one of their columns, without going through the list each time.

« instance('town')/root/item[department = /data/department] » is how choices are filtered: the list is sorted once
by « department », then each filter is a look-up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from vigie.surveys.engine.xpath import Call, Chain, Literal, Negative, Number, Path, Tree

Index = dict[str, list[Element]]
ABOUT_THE_ITEM = frozenset({"position", "last", "string", "number", "string-length", "normalize-space"})


@dataclass(frozen=True)
class Lookup:
    """A list, its column, what its value must be, and the conditions that remain."""

    listed: str
    item: str
    column: str
    wanted: Tree
    remaining: tuple[Tree, ...]


def lookup(tree: Path) -> Lookup | None:
    """How to look up the items of a path up to its second step, None when it is not written that way."""
    if not isinstance(tree.start, Call) or tree.start.name != "instance" or len(tree.steps) < 2 or tree.predicates:
        return None
    top, items = tree.steps[:2]
    listed = tree.start.arguments[0]
    is_plain = top.axis == items.axis == "child" and not top.predicates and items.predicates
    if not is_plain or not isinstance(listed, Literal):
        return None
    conditions = list(_conditions(items.predicates[0]))
    for rank, condition in enumerate(conditions):
        found = _column(condition)
        if found:
            others = tuple(conditions[:rank] + conditions[rank + 1 :])
            return Lookup(listed.value, items.name, *found, (*others, *items.predicates[1:]))
    return None


def _conditions(predicate: Tree) -> Iterator[Tree]:
    """The conditions that a predicate ties with `and`; a lone one must be true or false by itself to be moved."""
    if (
        isinstance(predicate, Chain)
        and set(predicate.operators) == {"and"}
        and all(map(_is_boolean, predicate.operands))
    ):
        yield from predicate.operands
    else:
        yield predicate


def _is_boolean(tree: Tree) -> bool:
    return isinstance(tree, Chain) and tree.operators[0] in ("=", "!=", "<", "<=", ">", ">=", "and", "or")


def _column(condition: Tree) -> tuple[str, Tree] | None:
    if not isinstance(condition, Chain) or condition.operators != ("=",):
        return None
    for column, wanted in (condition.operands, condition.operands[::-1]):
        name = _bare_name(column)
        if name and is_the_same_for_all(wanted):
            return name, wanted
    return None


def _bare_name(tree: Tree) -> str:
    is_name = isinstance(tree, Path) and tree.start is None and len(tree.steps) == 1 and not tree.steps[0].predicates
    step = tree.steps[0] if isinstance(tree, Path) and is_name else None
    return step.name if step and step.axis == "child" and step.name not in ("*", "node()", "text()") else ""


def is_the_same_for_all(tree: Tree) -> bool:
    """Whether an expression says the same whatever the item from which it is read."""
    if isinstance(tree, Number | Literal):
        return True
    if isinstance(tree, Negative):
        return is_the_same_for_all(tree.operand)
    if isinstance(tree, Chain):
        return all(map(is_the_same_for_all, tree.operands))
    if isinstance(tree, Call):
        about_the_item = tree.name in ABOUT_THE_ITEM and not tree.arguments
        return not about_the_item and all(map(is_the_same_for_all, tree.arguments))
    starts_elsewhere = tree.start == "/" or tree.start == Call("current", ())
    return starts_elsewhere and not any(step.predicates for step in tree.steps)


def indexed(items: list[Element], column: str) -> Index:
    """The items by the value of a column, in their order; those without it are under ""."""
    index: Index = {}
    for item in items:
        index.setdefault(item.findtext(column) or "", []).append(item)
    return index
