"""Which paths a questionnaire has: what an expression may name, told before any filling exists."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from vigie.surveys.engine.nodes import Definition

Places = frozenset[str]
EXTERNAL = frozenset({"__last-saved"})  # an instance that is known, and always empty here


@dataclass(frozen=True, eq=False)
class Shape:
    """Paths in order, those that repeat, the choice lists; and the nodes that a step reaches, told by paths."""

    paths: tuple[str, ...]
    repeats: Collection[str] = ()
    lists: Collection[str] = ()

    @classmethod
    def of(cls, definition: Definition) -> "Shape":
        """The shape of a questionnaire."""
        return cls(definition.paths, frozenset(definition.repeats), frozenset(definition.lists) | EXTERNAL)

    @cached_property
    def known(self) -> Places:
        """All paths."""
        return frozenset(self.paths)

    @cached_property
    def _children(self) -> Mapping[str, Places]:
        children: dict[str, set[str]] = {}
        for path in self.paths:
            children.setdefault(path.rsplit("/", 1)[0], set()).add(path)
        return {parent: frozenset(paths) for parent, paths in children.items()}

    def reached(self, places: Places, axis: str, name: str) -> Places:
        """The paths that one step reaches from `places`; none when the form has no such node."""
        if axis == "child" and name not in ("*", "node()"):
            return frozenset(path for place in places if (path := f"{place}/{name}") in self.known)
        found = {path for place in places for path in self._along(place, axis)}
        return frozenset(path for path in found if name in ("*", "node()") or path.rsplit("/", 1)[-1] == name)

    def are_leaves(self, places: Places) -> bool:
        """Whether nothing can be under `places`: a bare word there (« null ») is no node, and no fault."""
        return not any(place in self._children for place in places)

    def _along(self, place: str, axis: str) -> Collection[str]:
        parent = place.rsplit("/", 1)[0]
        if axis == "child":
            return self._children.get(place, frozenset())
        if axis == "parent":
            return (parent,) if parent else ()
        if axis in ("following-sibling", "preceding-sibling"):
            return self._children.get(parent, frozenset())
        around = {"self"} if axis.endswith("self") else set()
        found = [place] if around else []
        if axis.startswith("descendant"):
            found += [path for path in self.paths if path.startswith(f"{place}/")]
        if axis.startswith("ancestor"):
            found += [path for path in self.paths if place.startswith(f"{path}/")]
        return found

    def repeats_around(self, path: str) -> list[str]:
        """The repeats in which a path lies, itself included, outermost first."""
        if not self.repeats:
            return []
        parts = path.split("/")
        return [prefix for end in range(2, len(parts) + 1) if (prefix := "/".join(parts[:end])) in self.repeats]

    def common_repeat(self, path: str, place: str) -> str | None:
        """The innermost repeat strictly around `path` that is also around `place`."""
        around = self.repeats_around(place)
        common = [repeat for repeat in self.repeats_around(path) if repeat in around and repeat != path]
        return common[-1] if common else None
