"""Cutting a questionnaire into screens that are short enough to be read on a phone, and drawn at once.

A group is a screen. One that is too long gives a screen for each of its own groups; questions that follow one another
share screens, a few at a time. What is told many times is shown a few at a time as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from vigie.surveys.engine.filling import Filling
from vigie.surveys.engine.nodes import Definition, Group, Matrix, Node, Question, Repeat, shown_in
from vigie.surveys.engine.screens import key_of

# Questions on one screen, unless its author wants more together (« field-list »), or something is told several times.
MOST: Final = 25
# Questions on one screen, whatever its author wants.
LONGEST: Final = 60
# Choices that take as much room as one more question.
CHOICES: Final = 50
TOGETHER: Final = ("field-list", "table-list")


@dataclass(frozen=True)
class Bundle:
    """What a screen holds. size: in questions.

    within: the group that gave it its heading, when it holds only a piece of it. entries: ranks of the instances shown,
    when it is a repeat of which it holds only some.
    """

    key: str
    nodes: tuple[Node, ...]
    size: int
    within: Group | None = None
    entries: range | None = None

    def holds(self, path: str) -> bool:
        """Whether what stands at a path of the form belongs here."""
        own = [row.path for node in self.nodes for row in (node.rows if isinstance(node, Matrix) else (node,))]
        return any(path == each or path.startswith(f"{each}/") for each in own)

    def shows(self, path: str) -> bool:
        """Whether what stands at a numbered path of the filling belongs here."""
        if not self.holds(unnumbered(path)):
            return False
        return self.entries is None or rank_in(path, self.nodes[0].path) in self.entries


def unnumbered(path: str) -> str:
    """Return the path of the form to which a numbered path of a filling belongs."""
    return "/".join(step.partition("[")[0] for step in path.split("/"))


def rank_in(path: str, repeat: str) -> int:
    """Return the rank of the instance of a repeat in which a numbered path stands, from 1."""
    return int(path.split("/")[repeat.count("/")].partition("[")[2].rstrip("]"))


def bundles_of(filling: Filling) -> tuple[Bundle, ...]:
    """Return what each screen of a questionnaire holds, for what is told so far."""
    if not filling.definition.repeats:
        return bundles_without_repeat(filling.definition)
    return tuple(Cutter(filling).cut(filling.definition.body))


@lru_cache(maxsize=32)
def bundles_without_repeat(definition: Definition) -> tuple[Bundle, ...]:
    """Return what each screen holds, for any filling."""
    return tuple(Cutter().cut(definition.body))


def whole(filling: Filling) -> Bundle | None:
    """Return one screen for everything; None when that would be too long."""
    body = filling.definition.body
    size = sum(Cutter(filling).size(node) for node in body)
    return Bundle(key_of(body[0]), body, size) if body and size <= LONGEST else None


def places_of(bundles: Sequence[Bundle], paths: Iterable[str]) -> dict[str, int]:
    """Return which bundle shows each numbered path, by its place among them, from 0; none for what none shows."""
    holders: dict[str, list[int]] = {}
    for place, each in enumerate(bundles):
        for question in shown_in(each.nodes):
            holders.setdefault(question.path, []).append(place)
    found = {}
    for path in paths:
        for place in holders.get(unnumbered(path), []):
            entries = bundles[place].entries
            if entries is None or rank_in(path, bundles[place].nodes[0].path) in entries:
                found[path] = place
                break
    return found


def paged(sizes: Sequence[int]) -> list[range]:
    """Return the places of the screens that each page of the review tells, given how many questions each holds."""
    pages, first, held = [], 0, 0
    for place, size in enumerate(sizes):
        if held and held + size > LONGEST:
            pages.append(range(first, place))
            first, held = place, 0
        held += size
    return [*pages, range(first, len(sizes))]


@dataclass(frozen=True)
class Cutter:
    """Cuts nodes into screens. filling: tells how many times things are told; without it, once."""

    filling: Filling | None = None

    def cut(self, nodes: Sequence[Node], within: Group | None = None) -> Iterator[Bundle]:
        """Yield the screens of nodes that follow one another."""
        loose: list[Node] = []
        room = MOST
        for node in nodes:
            size = size_of([node])
            if loose and (isinstance(node, Group | Repeat) or size > room):
                yield bundle(loose, within)
                loose, room = [], MOST
            if isinstance(node, Repeat):
                yield from self.told(node)
            elif isinstance(node, Group) and self.is_too_long(node):
                yield from self.cut(node.children, node if node.label else within)
            elif isinstance(node, Group):
                yield Bundle(key_of(node), (node,), self.size(node))
            elif isinstance(node, Matrix) and len(node.rows) > LONGEST:
                yield from table(node)
            else:
                loose.append(node)
                room -= size
        if loose:
            yield bundle(loose, within)

    def is_too_long(self, group: Group) -> bool:
        """Whether a group holds more than a screen, and its author does not want it together."""
        is_together = any(look in group.appearance.split() for look in TOGETHER)
        return self.size(group) > LONGEST or (size_of(group.children) > MOST and not is_together)

    def size(self, node: Node) -> int:
        """Return how many questions a node holds, as many times as they are told."""
        if isinstance(node, Repeat) and self.filling:
            return sum(self.sizes(node))
        if isinstance(node, Group):
            return sum(self.size(child) for child in node.children)
        return size_of([node])

    def sizes(self, repeat: Repeat) -> list[int]:
        """Return how many questions each of the things told holds."""
        if self.filling is None:
            return [size_of(repeat.children)]
        told = [path for path in self.filling.instances(repeat.path) if self.filling.is_relevant(path)]
        return [max(self.filling.size(path), size_of(repeat.children)) for path in told]

    def told(self, repeat: Repeat) -> Iterator[Bundle]:
        """Yield the screens of something told several times: all of it when it is short, else a few at a time."""
        sizes = self.sizes(repeat)
        if sum(sizes) <= LONGEST:
            yield Bundle(key_of(repeat), (repeat,), sum(sizes))
            return
        first = 1
        for rank in range(1, len(sizes) + 1):
            if rank == len(sizes) or sum(sizes[first - 1 : rank + 1]) > MOST:
                yield from pieces(repeat, range(first, rank + 1), sum(sizes[first - 1 : rank]))
                first = rank + 1


def pieces(repeat: Repeat, entries: range, size: int) -> Iterator[Bundle]:
    """Yield the screens of some of the things told; several when one alone is too long."""
    key = key_of(repeat) if entries.start == 1 else f"{key_of(repeat)}~{entries.start}"
    if size_of(repeat.children) <= LONGEST:
        yield Bundle(key, (repeat,), size, entries=entries)
        return
    for number, (piece, length) in enumerate(cut_repeat(repeat), 1):
        yield Bundle(key if number == 1 else f"{key}~~{number}", (piece,), length, entries=entries)


@lru_cache(maxsize=128)
def cut_repeat(repeat: Repeat) -> tuple[tuple[Repeat, int], ...]:
    """Return a repeat in pieces, each with some of its questions, and their number."""
    found = []
    for each in Cutter().cut(repeat.children):
        nodes = each.nodes if each.within is None else (replace(each.within, children=each.nodes),)
        found.append((replace(repeat, children=nodes), each.size))
    return tuple(found)


def table(matrix: Matrix) -> Iterator[Bundle]:
    """Yield the screens of a long table: a few rows each, under the same columns."""
    for start in range(0, len(matrix.rows), MOST):
        rows = matrix.rows[start : start + MOST]
        yield Bundle(key_of(rows[0]), (replace(matrix, rows=rows),), len(rows))


def bundle(loose: Sequence[Node], within: Group | None) -> Bundle:
    """Return a screen of questions that follow one another."""
    return Bundle(key_of(loose[0]), tuple(loose), size_of(loose), within)


def size_of(nodes: Sequence[Node]) -> int:
    """Return how many questions nodes hold, at any depth; a long list of choices counts for several."""
    return sum(weight(question) for question in shown_in(tuple(nodes)))


def weight(question: Question) -> int:
    """Return the room that a question takes; choices that depend on other answers are few at a time."""
    is_filtered = question.itemset is not None and question.itemset.is_filtered
    return 1 if is_filtered else 1 + len(question.choices) // CHOICES
