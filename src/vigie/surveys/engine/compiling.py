"""From the tree of an expression to the functions that evaluate it.

Values behave as in ODK's engine: see `values` and `operators`. An absolute path stays within the instance of the repeat
from which it is read, as JavaRosa does, unless its steps say which instance they want.
"""

from collections.abc import Callable

from lxml.etree import _Element as Element

from vigie.surveys.engine import functions_day, functions_number, functions_place, functions_text, lookups, steps
from vigie.surveys.engine.functions import FUNCTIONS, REFUSED
from vigie.surveys.engine.lookups import Lookup
from vigie.surveys.engine.operators import chained, opposite, single
from vigie.surveys.engine.shapes import EXTERNAL, Places, Shape
from vigie.surveys.engine.values import NodeSet, Value
from vigie.surveys.engine.worlds import Run, RunNodes, Scope, World
from vigie.surveys.engine.xpath import (
    BadExpression,
    Call,
    Chain,
    Literal,
    Negative,
    Number,
    Path,
    Step,
    Tree,
)

MODULES_OF_FUNCTIONS = (functions_day, functions_number, functions_place, functions_text)
Known = Places | None  # None: somewhere in a choice list, whose items we do not check


Form = Callable[["Compiler", Call, Known], Run]


class Compiler:
    """Turns a tree into functions, and notes on the way which paths it reads."""

    def __init__(self, shape: Shape, place: str, forms: dict[str, Form]) -> None:
        self.shape = shape
        self.place = place
        self.reads: set[str] = set()
        self.peeks: set[str] = set()
        self.is_volatile = False
        self._forms = forms
        self._filtering = 0

    def build(self, tree: Tree, here: Known) -> Run:
        """What evaluates a tree, from nodes at `here`."""
        if isinstance(tree, Number | Literal):
            return _constant(tree.value)
        if isinstance(tree, Negative):
            return opposite(self.build(tree.operand, here))
        if isinstance(tree, Chain):
            return chained([self.build(operand, here) for operand in tree.operands], tree.operators)
        if isinstance(tree, Call):
            return self._call(tree, here)
        return self.nodes(tree, here)[0]

    def _call(self, tree: Call, here: Known) -> Run:
        if tree.name in REFUSED:
            raise BadExpression(REFUSED[tree.name])
        if tree.name in self._forms:
            return self._forms[tree.name](self, tree, here)
        known = FUNCTIONS.get(tree.name)
        if known is None:
            raise BadExpression(f"La fonction {tree.name}() n’est pas connue.")
        if not known.least <= len(tree.arguments) <= known.greatest:
            raise BadExpression(f"La fonction {tree.name}() ne prend pas {len(tree.arguments)} valeurs.")
        self.is_volatile |= known.is_volatile
        return _applied(known.compute, [self.build(argument, here) for argument in tree.arguments])

    def nodes(self, tree: Tree, here: Known, *, peek: bool = False) -> tuple[RunNodes, Known]:
        """What finds the nodes of a path, and where they are."""
        if not isinstance(tree, Path):
            return _as_nodes(self.build(tree, here)), None
        start, places = self._start(tree, here)
        found = self._checked(tree, places)
        if found is not None:
            elsewhere = peek or _is_filtered(tree) or (self._filtering and tree.start is None)
            (self.peeks if elsewhere else self.reads).update(found)
        short = self._short(tree, here, found)
        if short is not None:
            return steps.visible(short), found
        lookup = lookups.lookup(tree)
        if lookup is not None and lookup.listed not in EXTERNAL:
            items = self._looked_up(lookup, self._long(start, tree.steps[:2], places))
            return self._long(items, tree.steps[2:], None), None
        run = self._long(start, tree.steps, places)
        return (run if found is None else steps.visible(run)), found

    def _start(self, tree: Path, here: Known) -> tuple[RunNodes, Known]:
        if tree.start is None:
            return (lambda scope: [scope.node]), here
        if isinstance(tree.start, str):
            return (lambda scope: [_document(scope.world)]), frozenset({""})
        if tree.start == Call("current", ()):
            return (lambda scope: [scope.origin]), frozenset({self.place})
        run, places = self.nodes(tree.start, here)
        return _filtered(run, self._predicates(tree.predicates, places)), places

    def _checked(self, tree: Path, places: Known) -> Known:
        """Where the steps lead, told by paths. Raises BadExpression when the form has nothing there."""
        for step in tree.steps:
            if places is None or step.axis == "attribute":
                return None
            reached = self.shape.reached(places, step.axis, step.name)
            if places and not reached and step.axis != "parent" and not self.shape.are_leaves(places):
                raise BadExpression(f"« {step.name} » ne désigne aucune question à cet endroit.")
            places = reached
        return places

    def _short(self, tree: Path, here: Known, found: Known) -> RunNodes | None:
        if found is None or any(step.predicates for step in tree.steps) or tree.predicates:
            return None
        if tree.start == "/" and len(found) == 1 and all(step.axis == "child" for step in tree.steps):
            path = next(iter(found))
            repeat = self.shape.common_repeat(path, self.place)
            return steps.near(path, repeat) if repeat else steps.from_root(path)
        climbs = _climbs(tree.steps)
        if tree.start is None and climbs is not None:
            return steps.upwards(climbs, [step.name for step in tree.steps if step.axis == "child"])
        return None

    def _looked_up(self, found: Lookup, whole: RunNodes) -> RunNodes:
        """The items of a list found by a column; a number, or several nodes, are compared to each item instead."""
        wanted = self.build(found.wanted, None)
        remaining = self._predicates(found.remaining, None)

        def nodes(scope: Scope) -> NodeSet:
            value = wanted(scope)
            key = single(value, scope.world)
            if not isinstance(key, str) or (isinstance(value, list) and len(value) > 1):
                return whole(scope)
            kept: NodeSet = list(scope.world.index(found.listed, found.item, found.column).get(key, []))
            for predicate in remaining:
                kept = steps.kept(kept, predicate, scope)
            return kept

        return nodes

    def _long(self, start: RunNodes, path: tuple[Step, ...], places: Known) -> RunNodes:
        walks = []
        for step in path:
            places = (
                None if places is None or step.axis == "attribute" else self.shape.reached(places, step.axis, step.name)
            )
            walks.append(steps.step(step.axis, step.name, self._predicates(step.predicates, places)))
        return _walked(start, walks)

    def _predicates(self, predicates: tuple[Tree, ...], places: Known) -> list[Run]:
        self._filtering += 1
        runs = [self.build(predicate, places) for predicate in predicates]
        self._filtering -= 1
        return runs


def _constant(value: float | str) -> Run:
    return lambda scope: value


def _applied(compute: Callable[..., Value], arguments: list[Run]) -> Run:
    if len(arguments) == 1:
        only = arguments[0]
        return lambda scope: compute(scope, only(scope))
    if len(arguments) == 2:
        first, second = arguments
        return lambda scope: compute(scope, first(scope), second(scope))
    return lambda scope: compute(scope, *[argument(scope) for argument in arguments])


def _as_nodes(run: Run) -> RunNodes:
    def nodes(scope: Scope) -> NodeSet:
        value = run(scope)
        return value if isinstance(value, list) else []

    return nodes


def _filtered(run: RunNodes, predicates: list[Run]) -> RunNodes:
    def nodes(scope: Scope) -> NodeSet:
        found = run(scope)
        for predicate in predicates:
            found = steps.kept(found, predicate, scope)
        return found

    return nodes if predicates else run


def _walked(start: RunNodes, walks: list[Callable[[NodeSet, Scope], NodeSet]]) -> RunNodes:
    def nodes(scope: Scope) -> NodeSet:
        found = start(scope)
        for walk in walks:
            found = walk(found, scope)
        return found

    return nodes


def _document(world: World) -> Element:
    """What is above the root: the filling is kept under one element for that."""
    parent = world.root.getparent()
    return world.root if parent is None else parent


def _is_filtered(tree: Path) -> bool:
    return bool(tree.predicates) or any(step.predicates for step in tree.steps)


def _climbs(path: tuple[Step, ...]) -> int | None:
    """How many parents come first in « ../../a/b »; None for any other shape."""
    inside = [step for step in path if (step.axis, step.name) != ("self", "node()")]
    climbs = next((rank for rank, step in enumerate(inside) if step.axis != "parent"), len(inside))
    is_plain = all(step.axis == "child" and step.name not in ("*", "node()", "text()") for step in inside[climbs:])
    is_up = all(step.name == "node()" for step in inside[:climbs])
    return climbs if is_plain and is_up else None
