"""Location steps on elements: axes, names, predicates; and the shapes of paths that deserve a shorter way."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from vigie.surveys.engine.values import NodeSet, to_boolean
from vigie.surveys.engine.worlds import Run, RunNodes, Scope

Axis = Callable[[Element], Iterator[Element]]


def _parent(node: Element) -> Iterator[Element]:
    parent = node.getparent()
    return iter(()) if parent is None else iter((parent,))


def _from_self(others: Axis) -> Axis:
    def run(node: Element) -> Iterator[Element]:
        yield node
        yield from others(node)

    return run


AXES: dict[str, Axis] = {
    "child": lambda node: node.iterchildren(),
    "parent": _parent,
    "self": lambda node: iter((node,)),
    "descendant": lambda node: node.iterdescendants(),
    "descendant-or-self": lambda node: node.iter(),
    "ancestor": lambda node: node.iterancestors(),
    "ancestor-or-self": _from_self(lambda node: node.iterancestors()),
    "following-sibling": lambda node: node.itersiblings(),
    "preceding-sibling": lambda node: node.itersiblings(preceding=True),
}


def step(axis: str, name: str, predicates: list[Run]) -> Callable[[NodeSet, Scope], NodeSet]:
    """One step from each node of a set; nodes reached twice are kept once."""
    if axis == "attribute":
        return lambda nodes, scope: [value for node in nodes for value in _attribute(node, name)]
    walk = AXES[axis]
    any_name = name in ("*", "node()")

    def run(nodes: NodeSet, scope: Scope) -> NodeSet:
        found: NodeSet = []
        for node in nodes:
            if isinstance(node, str):
                continue
            reached: NodeSet = [each for each in walk(node) if any_name or each.tag == name]
            for predicate in predicates:
                reached = kept(reached, predicate, scope)
            found.extend(reached)
        return found if len(nodes) == 1 else list(dict.fromkeys(found))

    return run


def _attribute(node: "Element | str", name: str) -> list[str]:
    if isinstance(node, str):
        return []
    values = node.attrib.values() if name == "*" else [node.get(name)]
    return [str(value) for value in values if value is not None]


def kept(nodes: NodeSet, predicate: Run, scope: Scope) -> NodeSet:
    """The nodes for which a predicate holds; a number is a place."""
    found: NodeSet = []
    inner = Scope("", scope.origin, scope.world, 0, len(nodes))
    for node in nodes:
        inner.node = node
        inner.position += 1
        value = predicate(inner)
        if value == inner.position if isinstance(value, float) else to_boolean(value, scope.world.numeric):
            found.append(node)
    return found


def visible(run: RunNodes) -> RunNodes:
    """The same nodes, without those that are not relevant."""

    def seen(scope: Scope) -> NodeSet:
        hidden = scope.world.hidden
        nodes = run(scope)
        return [node for node in nodes if node not in hidden] if hidden else nodes

    return seen


def from_root(path: str) -> RunNodes:
    """All nodes of an absolute path without predicate."""
    return lambda scope: scope.world.nodes.get(path, [])


def near(path: str, repeat: str) -> RunNodes:
    """The nodes of an absolute path, within the same instance of `repeat` as the node where the expression stands."""
    names = path.removeprefix(repeat + "/").split("/")

    def run(scope: Scope) -> NodeSet:
        holder = _holder(scope, repeat)
        return scope.world.nodes.get(path, []) if holder is None else _down([holder], names)

    return run


def _holder(scope: Scope, repeat: str) -> Element | None:
    places = scope.world.places
    node = scope.origin
    while node is not None and not isinstance(node, str) and places.get(node) != repeat:
        node = node.getparent()
    return None if isinstance(node, str) else node


def upwards(climbs: int, names: list[str]) -> RunNodes:
    """« ../../a/b » without predicate: so many parents, then children by name."""

    def run(scope: Scope) -> NodeSet:
        node: Element | str | None = scope.node
        for _ in range(climbs):
            node = None if node is None or isinstance(node, str) else node.getparent()
        return [] if node is None else _down([node], names)

    return run


def _down(nodes: NodeSet, names: list[str]) -> NodeSet:
    for name in names:
        nodes = [child for node in nodes if not isinstance(node, str) for child in node.iterchildren(name)]
    return nodes
