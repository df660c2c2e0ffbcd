"""What an expression can see while it is evaluated: the filling, the choice lists, the day, the language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from lxml.etree import _Element as Element

from vigie.surveys.engine.lookups import Index, indexed
from vigie.surveys.engine.values import NodeSet, Value


def _no_label(_path: str, _value: str) -> str:
    return ""


@dataclass(eq=False)
class World:
    """One filling and its surroundings. `hidden` holds the nodes that are not relevant: no expression sees them."""

    root: Element
    lists: Mapping[str, Element]
    now: datetime
    language: str = "fr"
    seed: str = ""
    version: str = ""
    nodes: dict[str, list[Element]] = field(default_factory=dict)
    places: dict[Element, str] = field(default_factory=dict)
    hidden: set[Element] = field(default_factory=set)
    numeric: set[object] = field(default_factory=set)
    indexes: dict[tuple[str, str, str], Index] = field(default_factory=dict)
    choice_label: Callable[[str, str], str] = _no_label
    text: Callable[[str], str] = str

    def index(self, listed: str, item: str, column: str) -> Index:
        """The items of a list by the value of one column, sorted once for all fillings of a questionnaire."""
        key = (listed, item, column)
        if key not in self.indexes:
            self.indexes[key] = indexed(list(self.lists[listed][0].iterchildren(item)), column)
        return self.indexes[key]

    def chance(self, node: Element | None) -> Random:
        """A source of chance that always gives the same numbers for the same node of the same filling."""
        return Random(f"{self.seed}|{self.places.get(node, '')}")  # noqa: S311 - an order of choices, not a secret


class Scope:
    """Where an evaluation stands: the node at hand, its place among those filtered, and the node it started from."""

    __slots__ = ("node", "origin", "position", "size", "world")

    def __init__(
        self,
        node: "Element | str",
        origin: "Element | str",
        world: World,
        position: int = 1,
        size: int = 1,
    ) -> None:
        self.node = node
        self.origin = origin
        self.world = world
        self.position = position
        self.size = size


Run = Callable[[Scope], Value]
RunNodes = Callable[[Scope], NodeSet]
