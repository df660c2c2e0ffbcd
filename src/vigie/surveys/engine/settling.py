"""Working everything out on a filling: instances, what is relevant, what is computed, what is still offered."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml.etree import _Element as Element

from vigie.surveys.engine.answers import computed
from vigie.surveys.engine.compiled import Expression
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import Kind, Question
from vigie.surveys.engine.offers import still_offered
from vigie.surveys.engine.trees import Tree, sound_count
from vigie.surveys.engine.values import to_boolean, to_text
from vigie.surveys.engine.worlds import World

MAX_PASSES = 60


class Settling:
    """Works out a filling; remembers what it computed, so as not to write over what a person changed since."""

    def __init__(self, logic: Logic, tree: Tree, world: World) -> None:
        self._logic = logic
        self._tree = tree
        self._world = world
        self._computed: dict[Element, str] = {}

    def settle(self) -> None:
        """One pass in the order of dependencies; several when instances of a repeat read one another."""
        for _ in range(1 if self._logic.is_ordered else MAX_PASSES):
            if not self._passes_once():
                return

    def _passes_once(self) -> bool:
        changed = False
        for path, work in _works(self._logic):
            changed |= work(self, path)
        return changed

    def _counted(self, path: str) -> bool:
        """Give a repeat as many instances as its count says."""
        expression = self._logic.rules["count"][path]
        changed = False
        for parent in self._world.nodes.get(path.rsplit("/", 1)[0], []):
            with self._tree.instance(parent, path) as node:
                wanted = sound_count(to_text(expression.value(node, self._world)))
            changed |= self._resized(parent, path, wanted)
        if changed:
            self._tree.index()
            self._world.numeric.clear()
            self._world.numeric.update(numeric_nodes(self._tree))
        return changed

    def _resized(self, parent: Element, path: str, wanted: int) -> bool:
        instances = self._tree.instances(parent, path)
        for extra in instances[wanted:]:
            parent.remove(extra)
        missing = wanted - len(instances)
        if missing > 0 and self._tree.has_room(path, missing):
            for _ in range(missing):
                self._tree.add(parent, path)
            return True
        return missing < 0

    def _hidden(self, path: str) -> bool:
        """Hide what is not relevant, and all that it holds."""
        relevant = self._logic.rules["relevant"].get(path)
        world = self._world
        changed = False
        for node in world.nodes.get(path, []):
            is_hidden = node.getparent() in world.hidden or (relevant is not None and not _holds(relevant, node, world))
            if is_hidden != (node in world.hidden):
                changed = True
                (world.hidden.add if is_hidden else world.hidden.discard)(node)
        return changed

    def _calculated(self, path: str) -> bool:
        expression = self._logic.rules["calculate"][path]
        question = self._logic.definition.questions[path]
        nodes = [node for node in self._world.nodes.get(path, []) if node not in self._world.hidden]
        changes = [self._computed_once(node, expression, question) for node in nodes]
        return any(changes)

    def _computed_once(self, node: Element, expression: Expression, question: Question) -> bool:
        if node.text and expression.is_volatile and not expression.reads:
            return False
        text = computed(expression.value(node, self._world), question.datatype)
        before = self._computed.get(node)
        self._computed[node] = text
        is_editable = question.kind not in (Kind.CALCULATE, Kind.NOTE) and not question.read_only
        if is_editable and (before == text or (before is None and node.text)):
            return False
        if (node.text or "") == text:
            return False
        node.text = text or None
        return True

    def _pruned(self, path: str) -> bool:
        """Empty the choices that a filter no longer offers."""
        question = self._logic.definition.questions[path]
        changed = False
        for node in self._world.nodes.get(path, []):
            if node.text and node not in self._world.hidden:
                text = still_offered(self._logic, question, node, self._world)
                changed |= text != node.text
                node.text = text or None
        return changed


Work = Callable[[Settling, str], bool]


@lru_cache(maxsize=32)
def _works(logic: Logic) -> tuple[tuple[str, Work], ...]:
    """What there is to work out at each path, in order: at most paths of a questionnaire, nothing."""
    return tuple((path, work) for path in logic.order for work in _works_at(logic, path))


def _works_at(logic: Logic, path: str) -> Iterator[Work]:
    parts = path.split("/")
    if path in logic.rules["count"]:
        yield Settling._counted
    if any("/".join(parts[:end]) in logic.rules["relevant"] for end in range(2, len(parts) + 1)):
        yield Settling._hidden
    if path in logic.rules["calculate"]:
        yield Settling._calculated
    question = logic.definition.questions.get(path)
    if question and question.itemset and question.itemset.is_filtered:
        yield Settling._pruned


def _holds(expression: Expression, node: Element, world: World) -> bool:
    return to_boolean(expression.value(node, world), world.numeric)


def numeric_nodes(tree: Tree) -> set[Element]:
    """The nodes declared as numbers."""
    numeric = {path for path, question in tree.definition.questions.items() if question.datatype in ("int", "decimal")}
    return {node for path in numeric for node in tree.nodes.get(path, [])}
