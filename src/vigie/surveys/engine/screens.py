"""What a person sees: screens, and on each what is asked now, in her language, with quoted answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vigie.surveys.engine.nodes import Group, Kind, Matrix, Node, Question, Repeat, shown_in

if TYPE_CHECKING:
    from vigie.surveys.engine.filling import Filling
    from vigie.surveys.engine.offers import Item


@dataclass(frozen=True, eq=False)
class Asked:
    """One node on a screen: `node` says what it is (Question, Group, Repeat, Matrix), `path` which one.

    A group holds its `children`; a repeat, one Asked of a Group for each instance; a matrix, its rows, and its
    columns are `items`. `path` of a repeat is what `add_repeat` takes; `can_grow` tells whether the person chooses.
    """

    path: str
    node: Node
    label: str
    hint: str = ""
    guidance: str = ""
    value: str = ""
    required: bool = False
    read_only: bool = False
    items: tuple[Item, ...] = ()
    children: tuple[Asked, ...] = ()
    can_grow: bool = False
    index: int = 0  # rank of an instance of a repeat, from 1
    is_last: bool = True  # whether the last instance of a repeat is among the children


class Screen:
    """What is asked at once; `key` names it, the same as long as it starts with the same top-level node.

    Its content is worked out when it is first looked at: change nothing in the filling between both.
    """

    def __init__(
        self, filling: Filling, bundle: tuple[Node, ...], *, key: str = "", entries: range | None = None
    ) -> None:
        """`entries`: ranks of the instances shown, when the screen is a repeat of which it shows only some."""
        self._filling = filling
        self._bundle = bundle
        self._entries = entries
        self.key = key or key_of(bundle[0])

    @cached_property
    def nodes(self) -> tuple[Asked, ...]:
        """What is asked, in order."""
        return asked_in(self._filling, self._bundle, self._filling.definition.root, self._entries)

    @cached_property
    def label(self) -> str:
        """The label of the only group of the screen, "" when it holds several things."""
        first = self._bundle[0]
        if len(self._bundle) > 1 or not isinstance(first, Group | Repeat):
            return ""
        places = self._filling.instances(first.path) if isinstance(first, Repeat) else [first.path]
        return self._filling.say(first.label, places[0]) if places else first.label.in_language(self._filling.language)

    def holds_something(self, without: frozenset[Kind] = frozenset()) -> bool:
        """Whether anything is asked there now, kinds `without` left aside."""
        root = self._filling.definition.root
        return any(_holds_something(self._filling, node, root, without) for node in self._bundle)

    def questions(self) -> list[Asked]:
        """The questions of the screen, rows of matrices and instances of repeats included, in order."""
        return _questions(self.nodes)

    def paths(self) -> list[str]:
        """The numbered paths of these questions: what `faults` takes."""
        return [asked.path for asked in self.questions()]


def _questions(nodes: tuple[Asked, ...]) -> list[Asked]:
    found: list[Asked] = []
    for asked in nodes:
        found += [asked] if isinstance(asked.node, Question) else _questions(asked.children)
    return found


def all_screens(filling: Filling, *, all_at_once: bool) -> list[Screen]:
    """The screens that hold something now, in order."""
    bundles = [list(filling.definition.body)] if all_at_once else _bundles(filling.definition.body)
    screens = [Screen(filling, tuple(bundle)) for bundle in bundles if bundle]
    return [screen for screen in screens if screen.holds_something()]


def key_of(node: Node) -> str:
    """What names a screen that starts with a node."""
    return "-".join(node.path.split("/")[2:])


def _holds_something(filling: Filling, node: Node, parent: str, without: frozenset[Kind]) -> bool:
    path = f"{parent}/{_below(node, parent)}"
    if isinstance(node, Repeat):
        if without and all(question.kind in without for question in shown_in(node.children)):
            return False
        return filling.is_shown(node, path.rsplit("/", 1)[0]) and (not node.count or bool(filling.instances(path)))
    if not filling.is_relevant(path):
        return False
    if isinstance(node, Group):
        return any(_holds_something(filling, child, path, without) for child in node.children)
    return not isinstance(node, Question) or node.kind not in without


def _bundles(body: tuple[Node, ...]) -> list[list[Node]]:
    """Each group or repeat alone; questions that follow one another together."""
    bundles: list[list[Node]] = []
    for node in body:
        alone = isinstance(node, Group | Repeat)
        if alone or not bundles or isinstance(bundles[-1][0], Group | Repeat):
            bundles.append([])
        bundles[-1].append(node)
    return bundles


def asked_in(filling: Filling, nodes: tuple[Node, ...], parent: str, entries: range | None = None) -> tuple[Asked, ...]:
    """What is asked among `nodes` under one numbered path; what is not relevant, or holds nothing, is left out.

    `entries`: ranks of the instances wanted, when `nodes` are one repeat.
    """
    found = (_asked(filling, node, f"{parent}/{_below(node, parent)}", entries) for node in nodes)
    return tuple(asked for asked in found if asked is not None)


def _below(node: Node, parent: str) -> str:
    """The end of the path of a node under its parent: groups without a node of their own add nothing."""
    depth = parent.count("/")
    return "/".join(node.path.split("/")[depth + 1 :])


def _asked(filling: Filling, node: Node, path: str, entries: range | None) -> Asked | None:
    if isinstance(node, Repeat):
        return _repeat(filling, node, path, entries)
    if isinstance(node, Matrix):
        return _matrix(filling, node, path)
    if not filling.is_relevant(path):
        return None
    if isinstance(node, Question):
        return asked_question(filling, node, path)
    children = asked_in(filling, node.children, path)
    return Asked(path, node, filling.say(node.label, path), children=children) if children else None


def asked_question(filling: Filling, node: Question, path: str) -> Asked:
    """A question at a numbered path, as it is asked now."""
    return Asked(
        path,
        node,
        filling.say(node.label, path),
        hint=filling.say(node.hint, path),
        guidance=filling.say(node.guidance, path),
        value=filling.value(path),
        required=filling.is_required(path),
        read_only=node.kind is Kind.NOTE or filling.is_read_only(path),
        items=tuple(filling.items(path)) if node.choices or node.itemset else (),
    )


def _matrix(filling: Filling, node: Matrix, path: str) -> Asked | None:
    if not filling.is_relevant(path):
        return None
    rows = asked_in(filling, node.rows, path.rsplit("/", 1)[0])
    return Asked(path, node, filling.say(node.label, path), items=rows[0].items, children=rows) if rows else None


def _repeat(filling: Filling, node: Repeat, path: str, entries: range | None) -> Asked | None:
    if not filling.is_shown(node, path.rsplit("/", 1)[0]):
        return None
    instances = [each for each in filling.instances(path) if filling.is_relevant(each)]
    told = [(rank, each) for rank, each in enumerate(instances, 1) if entries is None or rank in entries]
    children = tuple(_instance(filling, node, each, rank) for rank, each in told)
    label = filling.say(node.label, instances[0]) if instances else node.label.in_language(filling.language)
    if not children and node.count:
        return None
    is_last = not told or told[-1][0] == len(instances)
    return Asked(path, node, label, children=children, can_grow=not node.count, is_last=is_last)


def _instance(filling: Filling, node: Repeat, path: str, index: int) -> Asked:
    group = Group(node.path, node.label, node.appearance, node.children)
    return Asked(
        path, group, filling.say(node.label, path), children=asked_in(filling, node.children, path), index=index
    )
