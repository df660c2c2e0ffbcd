"""Cutting a questionnaire into screens that are short enough to be read on a phone, and drawn at once.

A group is a screen. One that is too long gives a screen for each of its own groups; questions that follow one another
share screens, a few at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vigie.surveys.engine.nodes import Definition, Group, Matrix, Node, Repeat, shown_in

# Questions on one screen, unless its author wants more together (« field-list »).
MOST: Final = 25
TOGETHER: Final = ("field-list", "table-list")


@dataclass(frozen=True)
class Bundle:
    """What a screen holds. within: the group that gave it its heading, when it holds only a piece of it."""

    nodes: tuple[Node, ...]
    within: Group | None = None

    def holds(self, path: str) -> bool:
        """Whether what stands at a path of the form belongs here."""
        own = [row.path for node in self.nodes for row in (node.rows if isinstance(node, Matrix) else (node,))]
        return any(path == each or path.startswith(f"{each}/") for each in own)


@lru_cache(maxsize=64)
def bundles_of(definition: Definition, *, whole: bool = False) -> tuple[Bundle, ...]:
    """Return what each screen of a questionnaire holds; one holds everything when the whole is wanted."""
    return (Bundle(definition.body),) if whole else tuple(cut(definition.body))


def cut(nodes: Sequence[Node], within: Group | None = None) -> Iterator[Bundle]:
    """Yield the screens of nodes that follow one another."""
    loose: list[Node] = []
    for node in nodes:
        if loose and (isinstance(node, Group | Repeat) or size_of([*loose, node]) > MOST):
            yield Bundle(tuple(loose), within)
            loose = []
        if isinstance(node, Group) and is_too_long(node):
            yield from cut(node.children, node if node.label else within)
        elif isinstance(node, Group | Repeat):
            yield Bundle((node,))
        else:
            loose.append(node)
    if loose:
        yield Bundle(tuple(loose), within)


def is_too_long(group: Group) -> bool:
    """Whether a group holds more than a screen, and its author does not want it together."""
    return size_of(group.children) > MOST and not any(look in group.appearance.split() for look in TOGETHER)


def size_of(nodes: Sequence[Node]) -> int:
    """Return how many questions nodes hold, at any depth."""
    return sum(1 for _ in shown_in(tuple(nodes)))
