"""The expressions of a questionnaire, compiled together, and the order in which they are worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from graphlib import CycleError, TopologicalSorter

from vigie.surveys.engine.compiled import Expression, compile_expression
from vigie.surveys.engine.lookups import Index
from vigie.surveys.engine.nodes import Definition, Group, Matrix, Node, Question, Repeat
from vigie.surveys.engine.shapes import Shape
from vigie.surveys.engine.texts import Text
from vigie.surveys.engine.xpath import BadExpression

ATTRIBUTES = ("relevant", "calculate", "required", "read_only", "constraint", "count", "choice_filter")
Error = tuple[str, str, str]


@dataclass(eq=False)
class Logic:
    """Expressions by attribute then path, those that cannot be used, and the paths in the order of their dependencies.

    `is_ordered` is false when some instances of a repeat read others: then one pass does not settle everything.
    """

    definition: Definition
    shape: Shape
    rules: Mapping[str, dict[str, Expression]]
    errors: list[Error]
    order: tuple[str, ...] = ()
    is_ordered: bool = True
    indexes: dict[tuple[str, str, str], Index] = field(default_factory=dict)
    _quoted: dict[tuple[str, str], Expression | None] = field(default_factory=dict)

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, definition: Definition) -> "Logic":
        """The logic of a questionnaire, compiled at the first call and kept."""
        logic = cls(definition, Shape.of(definition), {attribute: {} for attribute in ATTRIBUTES}, [])
        for path, attribute, text in _written(definition):
            logic._compile(path, attribute, text)
        logic._sort()
        return logic

    def _compile(self, path: str, attribute: str, text: str) -> None:
        try:
            self.rules[attribute][path] = compile_expression(text, path, self.shape)
        except BadExpression as error:
            self.errors.append((path, attribute, str(error)))

    def _sort(self) -> None:
        strict, loose = self._dependencies()
        try:
            self.order = tuple(TopologicalSorter(loose).static_order())
        except CycleError:
            self.is_ordered = False
            self.order = self._strictly_sorted(strict)

    def _strictly_sorted(self, strict: dict[str, list[str]]) -> tuple[str, ...]:
        try:
            return tuple(TopologicalSorter(strict).static_order())
        except CycleError as error:
            cycle = list(dict.fromkeys(error.args[1]))
            told = " → ".join(path.rsplit("/", 1)[-1] for path in [*cycle, cycle[0]])
            culprit = next((path for path in cycle if self._attribute(path)), cycle[0])
            message = f"Ces questions dépendent les unes des autres en rond : {told}."
            self.errors.append((culprit, self._attribute(culprit) or "relevant", message))
            return self.shape.paths

    def _attribute(self, path: str) -> str:
        return next((name for name in ("calculate", "relevant", "count") if path in self.rules[name]), "")

    def _dependencies(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """What each path needs first: strictly, then with what only helps (filters of choices, other instances)."""
        strict: dict[str, set[str]] = {}
        for path in self.shape.paths:
            parent = path.rsplit("/", 1)[0]
            strict[path] = {parent} if parent else set()
        loose = {path: set(needed) for path, needed in strict.items()}
        for attribute in ("relevant", "calculate", "count", "choice_filter"):
            for path, expression in self.rules[attribute].items():
                if attribute != "choice_filter":
                    strict[path] |= expression.reads - {path}
                loose[path] |= (expression.reads | expression.peeks) - {path}
        return _listed(strict), _listed(loose)

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, Text]]:
        """The label of each choice of each question, by path then value."""
        return {
            path: {choice.value: choice.label for choice in question.choices}
            for path, question in self.definition.questions.items()
            if question.choices
        }

    @cached_property
    def shown(self) -> frozenset[str]:
        """The paths of the questions asked, as the form writes them."""
        return frozenset(question.path for question in self.definition.shown())

    def quoted(self, text: str, place: str) -> Expression | None:
        """An expression quoted in a label or given as a default at `place`, None when it cannot be used."""
        if (text, place) not in self._quoted:
            try:
                self._quoted[text, place] = compile_expression(text, place, self.shape)
            except BadExpression:
                self._quoted[text, place] = None
        return self._quoted[text, place]


def _listed(needs: dict[str, set[str]]) -> dict[str, list[str]]:
    return {path: sorted(needed & needs.keys()) for path, needed in needs.items()}


def _written(definition: Definition) -> Iterator[tuple[str, str, str]]:
    """Every expression of binds, counts and lists: path, attribute, text."""
    holders: list[Group | Repeat | Question] = [*definition.groups.values(), *definition.repeats.values()]
    for holder in [*holders, *definition.questions.values()]:
        for attribute in ("relevant", "calculate", "required", "read_only", "constraint", "count"):
            text = getattr(holder, attribute, "")
            if text:
                yield holder.path, attribute, text
        if isinstance(holder, Question) and holder.itemset:
            yield holder.path, "choice_filter", holder.itemset.nodeset


def _quoting(nodes: tuple[Node, ...]) -> Iterator[tuple[str, str, Text]]:
    """Every text that may quote answers: path, attribute, text."""
    for node in nodes:
        if isinstance(node, Matrix):
            yield from _quoting((node.header, *node.rows))
            continue
        yield node.path, "label", node.label
        if isinstance(node, Question):
            yield node.path, "hint", node.hint
            yield node.path, "guidance", node.guidance
            yield node.path, "required_message", node.required_message
            yield node.path, "constraint_message", node.constraint_message
        else:
            yield from _quoting(node.children)


def faulty_texts(logic: Logic) -> Iterator[Error]:
    """The references that a label, a hint or a choice quotes and that cannot be used."""
    for path, attribute, text in _quoting(logic.definition.body):
        yield from _faulty(logic, path, attribute, text)
    for path, question in logic.definition.questions.items():
        for choice in question.choices:
            yield from _faulty(logic, path, "choices", choice.label)


def _faulty(logic: Logic, path: str, attribute: str, text: Text) -> Iterator[Error]:
    for expression in text.outputs():
        try:
            compile_expression(expression, path, logic.shape)
        except BadExpression as error:
            yield path, attribute, str(error)


def faulty_defaults(logic: Logic) -> Iterator[Error]:
    """The dynamic defaults that cannot be used."""
    for default in logic.definition.set_values:
        try:
            compile_expression(default.expression, default.path, logic.shape)
        except BadExpression as error:
            yield default.path, "default" if not default.trigger else "calculate", str(error)
