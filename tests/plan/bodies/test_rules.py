"""Who may do what in bodies, for any mix of roles."""

from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.test_rules import actors
from vigie.accounts.actor import VISITOR
from vigie.accounts.models import Role
from vigie.plan.bodies import rules
from vigie.plan.bodies.rules import SeatFacts
from vigie.plan.rules import Seats, may_read_bodies

ids = st.frozensets(st.integers(1, 9), max_size=3)
seats = st.builds(Seats, people=ids, runners=ids, organisations=st.frozensets(st.integers(1, 5), max_size=3))
seat_facts = st.builds(
    SeatFacts,
    person_id=st.none() | st.integers(1, 9),
    organisation_id=st.none() | st.integers(1, 5),
    is_waiting=st.booleans(),
    was_asked=st.booleans(),
)


@given(actors(), seats)
def test_names_are_for_members_and_pilot(actor, sitting):
    assert (rules.may_read_names(actor, sitting) is None) == (actor.has(Role.PILOT) or sitting.include(actor))


@given(actors(), st.booleans())
def test_only_contributors_ask_and_only_where_it_is_open(actor, is_open):
    assert (rules.may_ask_to_sit(actor, is_open=is_open) is None) == (is_open and actor.has(Role.CONTRIBUTOR))


@given(actors(), seats, seat_facts)
def test_nobody_accepts_their_own_request_unless_they_run_the_body(actor, sitting, seat):
    runs = actor.has(Role.PILOT) or actor.person_id in sitting.runners
    allowed = rules.may_answer_seat(actor, sitting, seat) is None
    assert not (allowed and not seat.is_waiting)
    if seat.is_waiting and seat.was_asked:
        assert allowed == runs
    elif seat.is_waiting:
        assert allowed == (runs or rules.holds(actor, seat))


@given(actors(), seats, seat_facts)
def test_a_seat_is_ended_by_its_holder_or_by_who_runs_the_body(actor, sitting, seat):
    runs = actor.has(Role.PILOT) or actor.person_id in sitting.runners
    assert (rules.may_end_seat(actor, sitting, seat) is None) == (runs or rules.holds(actor, seat))


@given(actors(), seat_facts)
def test_a_seat_in_person_is_not_the_whole_organisation_s(actor, seat):
    if seat.person_id:
        assert rules.holds(actor, seat) == (seat.person_id == actor.person_id)
    else:
        mine = {place for place, role in actor.organisations if role == Role.CONTRIBUTOR}
        assert rules.holds(actor, seat) == (seat.organisation_id in mine)


@given(seats, seat_facts)
def test_visitors_may_nothing(sitting, seat):
    assert not rules.holds(VISITOR, seat)
    assert rules.may_end_seat(VISITOR, sitting, seat)
    assert rules.may_read_alert(VISITOR, sitting, is_of_watch_group=True, is_answered=True)


@given(actors(), seats, st.booleans(), st.booleans())
def test_an_unanswered_alert_is_for_its_body_the_pilot_and_elected_members(actor, sitting, is_watch, is_answered):
    allowed = rules.may_read_alert(actor, sitting, is_of_watch_group=is_watch, is_answered=is_answered) is None
    inside = actor.has(Role.PILOT) or sitting.include(actor) or (is_watch and actor.has(Role.ELECTED_MEMBER))
    expected = inside or (is_answered and may_read_bodies(actor) is None)
    assert allowed == expected
