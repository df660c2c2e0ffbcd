"""Random questionnaires, randomly filled: a naive reading of the rules must say the same as the engine.

The naive reading has no order, no tree and no compiled expression: what a question says is found by asking its
conditions, which ask other questions, which ask theirs.
"""

from dataclasses import dataclass
from functools import cached_property

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.surveys.engine.forms import TODAY, Row, ask, choices, fill, form
from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.filling import Filling

LETTERS = ("a", "b", "c")
SIZE = 8
Condition = tuple


@dataclass(frozen=True)
class Asked:
    """One question of a random form: what it is, its condition, the group in which it lies and what is answered."""

    name: str
    kind: str
    condition: Condition | None
    group: str
    answer: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A random form: questions in order, the condition of each group, a group within the other."""

    asked: tuple[Asked, ...]
    conditions: dict[str, Condition | None]

    @cached_property
    def by_name(self) -> dict[str, Asked]:
        return {asked.name: asked for asked in self.asked}

    def is_asked(self, name: str) -> bool:
        asked = self.by_name[name]
        around = {"": [], "outer": ["outer"], "inner": ["outer", "inner"]}[asked.group]
        return all(self.holds(condition) for condition in [asked.condition, *map(self.conditions.get, around)])

    def says(self, name: str) -> str:
        if not self.is_asked(name):
            return ""
        asked = self.by_name[name]
        if asked.kind != "calculate":
            return asked.answer
        numbers = [self.says(source) for source in asked.sources]
        return str(sum(int(number) for number in numbers)) if all(numbers) else ""

    def holds(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        sign, *parts = condition
        if sign == "and":
            return self.holds(parts[0]) and self.holds(parts[1])
        if sign == "or":
            return self.holds(parts[0]) or self.holds(parts[1])
        if sign == "not":
            return not self.holds(parts[0])
        said = self.says(parts[0])
        if sign == "selected":
            return parts[1] in said.split()
        return said != "" and int(said) > parts[1]


def written(condition: Condition | None) -> str:
    """A condition as a form writes it."""
    if condition is None:
        return ""
    sign, *parts = condition
    if sign in ("and", "or"):
        return f"({written(parts[0])}) {sign} ({written(parts[1])})"
    if sign == "not":
        return f"not({written(parts[0])})"
    if sign == "selected":
        return f"selected(${{{parts[0]}}}, '{parts[1]}')"
    return f"${{{parts[0]}}} > {parts[1]}"


def condition_on(earlier: list[tuple[str, str]]) -> st.SearchStrategy[Condition | None]:
    """A condition on questions that do not depend on what follows; `earlier` gives their names and kinds."""
    numbers = [name for name, kind in earlier if kind in ("integer", "calculate")]
    chosen = [name for name, kind in earlier if kind.startswith("select")]
    simple: list[st.SearchStrategy[Condition]] = []
    if numbers:
        simple.append(st.tuples(st.just("above"), st.sampled_from(numbers), st.integers(-3, 8)))
    if chosen:
        simple.append(st.tuples(st.just("selected"), st.sampled_from(chosen), st.sampled_from(LETTERS)))
    if not simple:
        return st.none()
    pairs = lambda inner: st.one_of(  # noqa: E731
        st.tuples(st.sampled_from(["and", "or"]), inner, inner), st.tuples(st.just("not"), inner)
    )
    return st.one_of(st.none(), st.recursive(st.one_of(simple), pairs, max_leaves=4))


def _answer(kind: str) -> st.SearchStrategy[str]:
    if kind == "integer":
        return st.one_of(st.just(""), st.integers(-5, 10).map(str))
    if kind == "select_one":
        return st.sampled_from(["", *LETTERS])
    return st.lists(st.sampled_from(LETTERS), unique=True).map(" ".join)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Questions whose dependencies follow a random order, different from the order in which they are asked."""
    known: list[tuple[str, str]] = []
    groups: dict[str, Condition | None] = {}
    found: list[Asked] = []
    for rank in range(SIZE):
        if rank in (3, 5):
            groups["outer" if rank == 3 else "inner"] = draw(condition_on(known))
        numbers = [name for name, kind in known if kind in ("integer", "calculate")]
        kinds = ["integer", "select_one", "select_multiple", *(["calculate"] if numbers else [])]
        kind = draw(st.sampled_from(kinds))
        group = draw(st.sampled_from(["", *groups]))
        sources = tuple(draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=3))) if kind == "calculate" else ()
        answer = "" if kind == "calculate" else draw(_answer(kind))
        found.append(Asked(f"q{rank}", kind, draw(condition_on(known)), group, answer, sources))
        known.append((f"q{rank}", kind))
    return Plan(tuple(draw(st.permutations(found))), groups)


def build(plan: Plan) -> Definition:
    """The questionnaire of a plan, through a spreadsheet."""
    by_group = {
        group: [_row(asked) for asked in plan.asked if asked.group == group] for group in ("", "outer", "inner")
    }
    inner = _group("inner", plan, by_group["inner"])
    return form([*_group("outer", plan, [*inner, *by_group["outer"]]), *by_group[""]], choices("letters", *LETTERS))


def _group(name: str, plan: Plan, rows: list[Row]) -> list[Row]:
    note = ask("note", f"note_{name}")
    begin = ask("begin group", name, relevant=written(plan.conditions.get(name)))
    return [begin, note, *rows, ask("end group", f"{name}_end")]


def _row(asked: Asked) -> Row:
    kind = f"{asked.kind} letters" if asked.kind.startswith("select") else asked.kind
    calculation = " + ".join(f"${{{source}}}" for source in asked.sources)
    return ask(kind, asked.name, relevant=written(asked.condition), calculation=calculation)


def path_of(asked: Asked) -> str:
    """Where a question lies."""
    return f"/data/{ {'': '', 'outer': 'outer/', 'inner': 'outer/inner/'}[asked.group] }{asked.name}".replace(" ", "")


@settings(max_examples=30)
@given(plans())
def test_the_engine_says_what_the_rules_say(plan: Plan) -> None:
    definition = build(plan)
    answers = {path_of(asked): asked.answer for asked in plan.asked if asked.kind != "calculate"}
    filling = fill(definition, dict(answers))
    for asked in plan.asked:
        path = path_of(asked)
        assert filling.is_relevant(path) == plan.is_asked(asked.name)
        if plan.is_asked(asked.name):
            assert filling.value(path) == plan.says(asked.name)


@settings(max_examples=20)
@given(plans())
def test_what_is_sent_holds_what_is_asked_and_nothing_else_and_reads_back(plan: Plan) -> None:
    definition = build(plan)
    answers = {path_of(asked): asked.answer for asked in plan.asked if asked.kind != "calculate"}
    sent = fill(definition, dict(answers)).to_xml("a")
    for asked in plan.asked:
        assert (f"<{asked.name}>" in sent.decode() or f"<{asked.name}/>" in sent.decode()) == plan.is_asked(asked.name)
    assert Filling.from_xml(definition, sent, language="fr", today=TODAY).to_xml("a") == sent


@settings(max_examples=20)
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(plan: Plan, chance: object) -> None:
    definition = build(plan)
    answers = [(path_of(asked), asked.answer) for asked in plan.asked if asked.kind != "calculate"]
    at_once = fill(definition, dict(answers)).to_xml("a")
    chance.shuffle(answers)  # type: ignore[attr-defined]
    filling = fill(definition)
    for path, answer in answers:
        filling.set(path, answer)
        filling.recompute()
    assert filling.to_xml("a") == at_once
    assert Filling.from_xml(definition, filling.to_draft(), language="fr", today=TODAY).to_xml("a") == at_once
