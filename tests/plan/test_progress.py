"""States of actions: the plain functions, and their agreement with the same states in SQL."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ActionFactory, AxisFactory, OrganisationFactory, PlanFactory
from vigie.plan import progress
from vigie.plan.models import Action, ActionAxis, ActionNote, ActionPublic, BudgetLine, Participation
from vigie.plan.progress import ActionFacts, Part, State
from vigie.plan.progress_words import PART_SENTENCES, STATE_COLOURS, STATE_LABELS, missing_in_words
from vigie.plan.selection import facts_of

TODAY = date(2026, 3, 15)
SILENT_AFTER = 365
STATUSES = [status.value for status in Action.Status]
near_days = st.integers(-800, 800).map(lambda shift: TODAY + timedelta(days=shift))
days = st.none() | near_days | st.sampled_from([TODAY, TODAY - timedelta(days=365), TODAY - timedelta(days=366)])


def facts(**changes) -> ActionFacts:
    return ActionFacts(**({"status": "unknown", "created_on": TODAY} | changes))


FULL = facts(
    status="ongoing",
    first_day=date(2026, 1, 1),
    last_note_on=TODAY,
    has_note_this_year=True,
    has_bearer=True,
    has_axis=True,
    has_description=True,
    has_public=True,
    has_place=True,
    has_nature=True,
    has_means=True,
    has_evaluation=True,
)


def test_late_only_once_the_last_day_has_passed():
    assert not progress.is_late(facts(last_day=TODAY), TODAY)
    assert progress.is_late(facts(last_day=TODAY - timedelta(days=1)), TODAY)


@pytest.mark.parametrize("status", ["done", "abandoned"])
def test_closed_action_is_neither_late_nor_silent_nor_blocked(status):
    closed = facts(
        status=status, last_day=date(2017, 10, 31), created_on=date(2017, 1, 1), unblocking_condition="Un accord"
    )
    assert not {State.LATE, State.SILENT, State.BLOCKED} & set(progress.states(closed, TODAY, SILENT_AFTER))


def test_open_end_is_never_late():
    assert not progress.is_late(facts(first_day=date(2013, 1, 1)), TODAY)


def test_news_come_from_the_note_before_the_timing_before_the_creation():
    known = {"created_on": date(2026, 3, 1), "first_day": date(2017, 4, 1), "last_day": date(2017, 4, 30)}
    assert progress.last_news_on(facts(**known, last_note_on=date(2018, 1, 1)), TODAY) == date(2018, 1, 1)
    assert progress.last_news_on(facts(**known), TODAY) == date(2017, 4, 30)
    assert progress.last_news_on(facts(created_on=date(2026, 3, 1)), TODAY) == date(2026, 3, 1)


def test_date_to_come_is_no_news():
    entered = date(2020, 1, 1)
    assert progress.last_news_on(facts(created_on=entered, first_day=date(2027, 1, 1)), TODAY) == entered


def test_silent_from_the_day_after_the_threshold():
    assert not progress.is_silent(facts(created_on=TODAY - timedelta(days=365)), TODAY, 365)
    assert progress.is_silent(facts(created_on=TODAY - timedelta(days=366)), TODAY, 365)


def test_on_request_is_not_without_date_but_to_be_decided_is():
    assert not progress.is_without_date(facts(recurs=True))
    assert progress.is_without_date(facts())


def test_full_action_is_complete_and_has_no_state():
    assert progress.completeness(FULL).percent == 100
    assert progress.missing(FULL) == []
    assert progress.states(FULL, TODAY, SILENT_AFTER) == []


def test_empty_action_misses_every_part_but_the_agreement_nobody_asked_for():
    assert set(progress.missing(facts())) == set(Part) - {Part.POLITICAL_AGREEMENT}
    assert progress.completeness(facts()).percent == 0


def test_closed_action_owes_no_note_of_the_year():
    assert Part.NOTE_OF_THE_YEAR not in progress.missing(facts(status="done"))


def test_needed_agreement_is_missing_until_given():
    assert Part.POLITICAL_AGREEMENT in progress.missing(facts(awaits_agreement=True))


def test_every_state_and_part_is_said_in_words():
    assert set(STATE_LABELS) == set(STATE_COLOURS) == set(State)
    assert set(PART_SENTENCES) == set(Part)
    assert [part for part, _ in missing_in_words(facts())] == progress.missing(facts())


@given(
    st.builds(
        ActionFacts,
        status=st.sampled_from(STATUSES),
        created_on=near_days,
        first_day=days,
        last_day=days,
        last_note_on=days,
    ),
    st.integers(30, 400),
)
def test_completeness_counts_what_is_missing(known, silent_after):
    result = progress.completeness(known)
    assert result.expected - result.filled == len(progress.missing(known))
    assert (result.percent == 100) == (not progress.missing(known))
    assert progress.is_silent(known, TODAY, silent_after) <= (known.status not in progress.CLOSED_STATUSES)


def random_action(plan, axis, organisation, draw) -> None:
    """Add an action whose facts are drawn at random, its notes and its bearer included."""
    first, last = sorted(TODAY + timedelta(days=draw.randint(-800, 800)) for _ in range(2))
    action = ActionFactory(
        plan=plan,
        status=draw.choice(STATUSES),
        first_day=draw.choice([None, first]),
        last_day=draw.choice([None, last, max(first, TODAY)]),
        is_ongoing=draw.random() < 0.2,
        is_on_request=draw.random() < 0.2,
        unblocking_condition=draw.choice(["", "Un accord"]),
        description=draw.choice(["", "Décrite"]),
    )
    entered = TODAY + timedelta(days=draw.choice([-400, -366, -365, -364, -1]))
    moment = draw.choice([time(0, 0), time(23, 59)])
    Action.objects.filter(pk=action.pk).update(created_at=timezone.make_aware(datetime.combine(entered, moment)))
    if draw.random() < 0.5:
        Participation.objects.create(action=action, organisation=organisation, part=draw.choice(["bearer", "partner"]))
    for _ in range(draw.choice([0, 0, 1, 2])):
        noted = TODAY - timedelta(days=draw.choice([0, 20, 364, 365, 366, 700]))
        ActionNote.objects.create(action=action, year=noted.year, dated_on=noted, text="Note")
    if draw.random() < 0.5:
        ActionAxis.objects.create(action=action, axis=axis)
        ActionPublic.objects.create(action=action, public="youth")
        BudgetLine.objects.create(action=action, year=2026)


@pytest.mark.django_db
def test_sql_and_plain_functions_agree():

    drawn = random.Random(2017)
    plan, organisation = PlanFactory(), OrganisationFactory()
    axis = AxisFactory(plan=plan)
    for _ in range(150):
        random_action(plan, axis, organisation, drawn)
    known = {action.pk: facts_of(action) for action in Action.objects.with_states(TODAY)}
    for state in State:
        expected = {pk for pk, fact in known.items() if state in progress.states(fact, TODAY, SILENT_AFTER)}
        found = set(Action.objects.in_state(state, TODAY, SILENT_AFTER).values_list("pk", flat=True))
        assert found == expected, state
        assert 0 < len(found) < 150, f"{state}: the draw shows only one side"


@pytest.mark.django_db
def test_facts_follow_what_is_tied_to_the_action():
    action = ActionFactory(off_axis_themes=["santé"], place_text="Anzin", people_means="Deux personnes")
    BudgetLine.objects.create(action=action, year=2026)
    ActionPublic.objects.create(action=action, public="women")
    known = facts_of(Action.objects.with_states(TODAY).get())
    assert (known.has_axis, known.has_place, known.has_means, known.has_public) == (True, True, True, True)
    assert (known.has_bearer, known.has_note_this_year, known.last_note_on) == (False, False, None)


@pytest.mark.django_db
def test_carried_by_counts_bearers_and_not_partners():
    bearer, partner = OrganisationFactory(), OrganisationFactory()
    action = ActionFactory()
    Participation.objects.create(action=action, organisation=bearer, part="bearer")
    Participation.objects.create(action=action, organisation=partner, part="partner")
    assert list(Action.objects.carried_by([bearer.pk])) == [action]
    assert not Action.objects.carried_by([partner.pk]).exists()


@pytest.mark.django_db
def test_states_are_read_in_one_query(django_assert_num_queries):
    ActionFactory.create_batch(5)
    with django_assert_num_queries(1):
        assert len([facts_of(action) for action in Action.objects.with_states(TODAY)]) == 5
