"""One filling of a questionnaire: what a person answered, and what follows from it."""

import secrets
from datetime import date, datetime, time

from lxml import etree
from lxml.etree import _Element as Element

from vigie.surveys.engine import faults as checks
from vigie.surveys.engine.answers import computed, kept
from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import Kind, Question, Repeat, SetValue
from vigie.surveys.engine.offers import Item, items, say
from vigie.surveys.engine.screens import Screen, all_screens
from vigie.surveys.engine.settling import Settling, numeric_nodes
from vigie.surveys.engine.texts import Text
from vigie.surveys.engine.trees import MAX_INSTANCES, BadInstance, Tree, read_tree, write_tree
from vigie.surveys.engine.values import to_boolean
from vigie.surveys.engine.worlds import World

__all__ = ["BadInstance", "Filling", "Item", "Screen"]


class Filling:
    """Nodes are named by path, repeats numbered: « /data/child[2]/age ». After changes, call `recompute`."""

    def __init__(
        self,
        definition: Definition,
        tree: Tree,
        *,
        language: str,
        today: date,
        now: datetime | None = None,
        seed: str = "",
    ) -> None:
        self.definition = definition
        self.language = language
        self.seed = seed or secrets.token_hex(8)
        self._logic = Logic.of(definition)
        self._tree = tree
        self._world = World(
            root=tree.root,
            lists=definition.lists,
            now=now or datetime.combine(today, time()),
            language=language,
            seed=self.seed,
            version=definition.version,
            nodes=tree.nodes,
            places=tree.places,
            indexes=self._logic.indexes,
            choice_label=self._choice_label,
            text=self._text,
        )
        self._settling = Settling(self._logic, tree, self._world)
        self._changed: list[Element] = []
        self._index()

    @classmethod
    def start(
        cls, definition: Definition, *, language: str, today: date, now: datetime | None = None, seed: str = ""
    ) -> "Filling":
        """A new filling with its defaults, worked out. Without `now`, the time of the day is midnight."""
        tree = Tree(definition, _planted(definition))
        filling = cls(definition, tree, language=language, today=today, now=now, seed=seed)
        filling._preload()
        filling._settling.settle()
        filling._set_first([value for value in definition.set_values if not value.trigger], filling._tree.root)
        filling.recompute()
        return filling

    @classmethod
    def from_xml(
        cls, definition: Definition, content: bytes, *, language: str, today: date, now: datetime | None = None
    ) -> "Filling":
        """A filling received or kept, worked out. Raises BadInstance with a French sentence."""
        tree, seed = read_tree(definition, content)
        filling = cls(definition, tree, language=language, today=today, now=now, seed=seed)
        filling.recompute()
        return filling

    def to_xml(self, instance_id: str) -> bytes:
        """What a telephone would send: without what is not relevant."""
        return write_tree(self._tree, instance_id, self._world.hidden, {})

    def to_draft(self) -> bytes:
        """What to keep between two screens: all nodes, relevant or not, and the seed. `from_xml` reads it."""
        return write_tree(self._tree, "uuid:", set(), {"seed": self.seed})

    def set(self, path: str, value: str | list[str]) -> None:
        """Answer a question. Raises KeyError when there is no such node, or nothing to answer there."""
        node = self._tree.numbered[path]
        question = self.question(path)
        if question.kind in (Kind.CALCULATE, Kind.NOTE):
            raise KeyError(path)
        text = kept(question, value)
        if text != (node.text or ""):
            node.text = text or None
            self._changed.append(node)

    def value(self, path: str) -> str:
        """What a node says, "" when it is empty. Raises KeyError when there is no such node."""
        return self._tree.numbered[path].text or ""

    def question(self, path: str) -> Question:
        """The question asked at a numbered path. Raises KeyError."""
        return self.definition.questions[self._tree.places[self._tree.numbered[path]]]

    def is_relevant(self, path: str) -> bool:
        """Whether a node is asked, given the answers. Raises KeyError."""
        return self._tree.numbered[path] not in self._world.hidden

    def add_repeat(self, path: str) -> str:
        """One more instance, with its defaults: « /data/child », or « /data/child[2]/toy ». Gives its numbered path.

        Raises KeyError when there is no such repeat there, when its count is computed, or when there are too many.
        """
        parent, place = self._repeat(path)
        if len(self._tree.instances(parent, place)) >= MAX_INSTANCES or not self._tree.has_room(place):
            raise KeyError(path)
        added = self._tree.add(parent, place)
        self._index()
        self._settling.settle()
        self._set_first([value for value in self.definition.set_values if value.on_new_repeat], added)
        return self._tree.paths[added]

    def remove_repeat(self, path: str, index: int) -> None:
        """Remove the instance number `index` (from 1). Raises KeyError when there is no such one."""
        parent, place = self._repeat(path)
        instances = self._tree.instances(parent, place)
        if not 1 <= index <= len(instances):
            raise KeyError(path)
        parent.remove(instances[index - 1])
        self._index()

    def recompute(self) -> None:
        """Work everything out again: instances, relevance, calculations, choices offered, values set by a change."""
        self._settling.settle()
        changed, self._changed = self._changed, []
        for node in changed:
            self._set_after(node)
        if changed:
            self._settling.settle()

    def screens(self, *, all_at_once: bool = False) -> list[Screen]:
        """What is asked now: a screen for each top-level group (neighbours without group share one), or one for all."""
        return all_screens(self, all_at_once=all_at_once)

    def items(self, path: str) -> list[Item]:
        """The choices that a question offers now. Raises KeyError."""
        return list(items(self._logic, self.question(path), self._tree.numbered[path], self._world))

    def say(self, text: Text, path: str) -> str:
        """A text of the questionnaire as it reads at a node, in the language of the filling, with quoted answers."""
        return say(self._logic, text, self._tree.numbered[path], self._world)

    def faults(self, paths: list[str] | None = None) -> dict[str, str]:
        """What is wrong with the answers at `paths`, or with all that is asked: a French sentence by path."""
        return checks.faults(self._logic, self._tree, self._world, paths)

    def is_required(self, path: str) -> bool:
        """Whether an answer is wanted there now. Raises KeyError."""
        return checks.holds(self._logic, "required", self._tree.numbered[path], self._world)

    def is_read_only(self, path: str) -> bool:
        """Whether the answer there is only shown now. Raises KeyError."""
        return checks.holds(self._logic, "read_only", self._tree.numbered[path], self._world)

    def is_shown(self, repeat: Repeat, parent: str) -> bool:
        """Whether a repeat is asked under a numbered path, even while it has no instance yet."""
        holder = self._tree.numbered[parent]
        relevant = self._logic.rules["relevant"].get(repeat.path)
        if holder in self._world.hidden or relevant is None:
            return holder not in self._world.hidden
        with self._tree.instance(holder, repeat.path) as node:
            return to_boolean(relevant.value(node, self._world), self._world.numeric)

    def instances(self, path: str) -> list[str]:
        """The numbered paths of the instances of a repeat, named as for `add_repeat`."""
        parent, place = self._found(path)
        return [self._tree.paths[each] for each in self._tree.instances(parent, place)]

    def asked(self) -> list[str]:
        """The numbered paths of the questions asked now, in the order of the answers."""
        hidden, shown = self._world.hidden, self._logic.shown
        return [
            path
            for path, node in self._tree.numbered.items()
            if self._tree.places[node] in shown and node not in hidden
        ]

    def size(self, path: str) -> int:
        """How many questions stand under a numbered path, relevant or not. Raises KeyError."""
        places, shown = self._tree.places, self._logic.shown
        return sum(places[node] in shown for node in self._tree.numbered[path].iter())

    def _found(self, path: str) -> tuple[Element, str]:
        above, _, name = path.rpartition("/")
        parent = self._tree.numbered[above]
        place = f"{self._tree.places[parent]}/{name}"
        if place not in self.definition.repeats:
            raise KeyError(path)
        return parent, place

    def _repeat(self, path: str) -> tuple[Element, str]:
        parent, place = self._found(path)
        if self.definition.repeats[place].count:
            raise KeyError(path)
        return parent, place

    def _index(self) -> None:
        self._tree.index()
        self._world.numeric = numeric_nodes(self._tree)

    def _preload(self) -> None:
        for path, question in self.definition.questions.items():
            if question.preload in ("date", "timestamp"):
                expression = "today()" if question.preload == "date" else "now()"
                for node in self._tree.nodes.get(path, []):
                    self._assign(node, expression)

    def _set_first(self, values: list[SetValue], within: Element) -> None:
        inside = set(within.iter())
        for value in values:
            for node in self._tree.nodes.get(value.path, []):
                if node in inside:
                    self._assign(node, value.expression)

    def _set_after(self, changed: Element) -> None:
        place = self._tree.places.get(changed)
        for value in self.definition.set_values:
            if value.trigger == place:
                for node in self._nearest(value.path, changed):
                    self._assign(node, value.expression)

    def _nearest(self, path: str, changed: Element) -> list[Element]:
        """The nodes at a path within the same instances of repeats as the node that changed."""
        repeat = self._logic.shape.common_repeat(path, self._tree.places[changed])
        around = [up for up in changed.iterancestors() if self._tree.places.get(up) == repeat] if repeat else []
        nodes = self._tree.nodes.get(path, [])
        return [node for node in nodes if around[0] in node.iterancestors()] if around else nodes

    def _assign(self, node: Element, expression: str) -> None:
        place = self._tree.places[node]
        compiled = self._logic.quoted(expression, place)
        if compiled is None:
            return
        question = self.definition.questions.get(place)
        node.text = computed(compiled.value(node, self._world), question.datatype if question else "string") or None

    def _choice_label(self, path: str, value: str) -> str:
        labels = self._logic.labels.get(path, {})
        node = next(iter(self._tree.nodes.get(path, [])), self._tree.root)
        told = [say(self._logic, labels[word], node, self._world) if word in labels else word for word in value.split()]
        return ", ".join(told)

    def _text(self, identifier: str) -> str:
        text = self.definition.itext.get(identifier)
        return "" if text is None else say(self._logic, text, self._tree.root, self._world)


def _planted(definition: Definition) -> Element:
    root: Element = etree.fromstring(etree.tostring(definition.template))
    return root
