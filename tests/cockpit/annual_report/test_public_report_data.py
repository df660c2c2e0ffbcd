"""What the public reads of a report's data: the words of public pages, and nothing that only partners know."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cockpit.annual_report.report_data import DONE
from vigie.cockpit.annual_report.collecting_json import from_json, to_json
from vigie.cockpit.annual_report.collecting_values import (
    ActionOfYear,
    AxisOfPlan,
    BudgetOfYear,
    LinkageOfPlan,
    NoteOfYear,
    PlanSummary,
    PriorityOfPlan,
    RecommendationOfPlan,
    ReportData,
)
from vigie.cockpit.annual_report.public_report_data import Opened, OpenedAction, public_data

CODES = ("A1", "A2", "F1", "F2")
words = st.integers(0, 10**9).map("privé {}".format)
codes = st.lists(st.sampled_from(CODES), max_size=3).map(tuple)
days = st.dates(date(2015, 1, 1), date(2020, 1, 1))
money = st.one_of(st.none(), st.integers(0, 10**6).map(Decimal))


def texts(value: object) -> Iterator[str]:
    """Yield every text under a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


notes = st.builds(NoteOfYear, days, words, words, words)
budget = st.builds(BudgetOfYear, words, money, money)
actions = st.builds(
    ActionOfYear,
    code=st.sampled_from(CODES[:2]),
    name=words,
    status=st.just(DONE.status),
    status_before=st.none(),
    description=words,
    bearers=st.tuples(words),
    partners=st.tuples(words),
    axes=codes,
    off_axis_themes=st.tuples(words),
    timing=words,
    last_day=days,
    notes=st.tuples(notes),
    budget=st.tuples(budget, budget),
    unblocking_condition=words,
    waited_for=words,
    agreed_on=days,
    carried_from=words,
)
recommendations = st.builds(RecommendationOfPlan, words, words, words, words, codes)
axes = st.builds(AxisOfPlan, st.sampled_from(CODES[2:]), words, st.tuples(recommendations))
priorities = st.builds(PriorityOfPlan, st.just(1), words, codes, codes, words, words, words)
linkages = st.builds(LinkageOfPlan, words, words, words, words, words, words, words, codes)
reports = st.builds(
    ReportData,
    plan=st.builds(PlanSummary, words, words, words, words),
    year=st.just(2018),
    day=days,
    axes=st.tuples(axes, axes),
    priorities=st.tuples(priorities),
    actions=st.tuples(actions, actions),
    linkages=st.tuples(linkages),
)


@st.composite
def openings(draw, data: ReportData) -> Opened:
    """Return pages opened for some of what a report holds, with public words."""
    opened = {one.code for one in data.actions if draw(st.booleans())}
    open_axes = [axis for axis in data.axes if draw(st.booleans())]
    pages = {
        code: OpenedAction("nom", "description", ("porteuse",), (), "2018", frozenset(), draw(st.booleans()))
        for code in opened
    }
    shown = {(axis.code, one.text): "adopted" for axis in open_axes for one in axis.recommendations}
    return Opened(PlanSummary("Plan"), pages, {axis.code: "axe" for axis in open_axes}, shown)


@settings(max_examples=40)
@given(case=reports.flatmap(lambda data: st.tuples(st.just(data), openings(data))))
def test_no_private_word_goes_out(case):
    data, opened = case
    public = public_data(data, opened)
    advised = {text for _axis, text in opened.follow_ups}
    assert {text for text in texts(public) if text.startswith("privé")} <= advised


@settings(max_examples=40)
@given(case=reports.flatmap(lambda data: st.tuples(st.just(data), openings(data))))
def test_closed_actions_and_axes_are_named_nowhere(case):
    data, opened = case
    public = set(texts(public_data(data, opened)))
    assert not public & (set(CODES[:2]) - set(opened.actions))
    assert not public & (set(CODES[2:]) - set(opened.axes))


@settings(max_examples=20)
@given(case=reports.flatmap(lambda data: st.tuples(st.just(data), openings(data))))
def test_what_is_public_is_kept_whole(case):
    data, opened = case
    public = public_data(data, opened)
    assert from_json(to_json(public)) == public
    assert public_data(public, opened) == public


def whole(**changes: object) -> ReportData:
    """Return a report with one action that has everything."""
    return ReportData(PlanSummary("Privé"), 2017, date(2018, 2, 1), actions=(DONE,), **changes)


def opened_with(page: OpenedAction) -> Opened:
    """Return the pages of a plan with that action open."""
    return Opened(PlanSummary("Plan"), {DONE.code: page}, {"F1": "Observer"})


def test_a_note_goes_out_only_when_its_text_was_opened_and_never_its_obstacles():
    assert public_data(whole(), opened_with(OpenedAction("Nom"))).actions[0].notes == ()
    note = DONE.notes[0]
    seen = public_data(whole(), opened_with(OpenedAction("Nom", notes=frozenset({note.text})))).actions[0].notes
    assert [(one.text, one.obstacles, one.status) for one in seen] == [(note.text, "", "")]


def test_money_goes_out_only_when_opened_and_without_its_funder():
    assert public_data(whole(), opened_with(OpenedAction("Nom"))).actions[0].budget == ()
    seen = public_data(whole(), opened_with(OpenedAction("Nom", has_budget=True))).actions[0].budget
    assert seen == (BudgetOfYear("", Decimal(12000), None),)


def test_small_counts_of_people_are_withheld():
    figure = public_data(whole(), opened_with(OpenedAction("Nom"))).actions[0].figures[0]
    assert (figure.value, figure.women, figure.men) == (42, None, None)
