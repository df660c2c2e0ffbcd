"""Who may do what, for any mix of roles."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.accounts import rules
from vigie.accounts.actor import VISITOR, Actor
from vigie.accounts.models import Role

roles = st.frozensets(st.sampled_from(Role))


@st.composite
def actors(draw):
    held = draw(st.frozensets(st.tuples(st.integers(1, 5), st.sampled_from(Role)), max_size=4))
    return Actor(
        person_id=draw(st.integers(1, 9)), roles=frozenset(role for _, role in held), organisations=frozenset(held)
    )


@given(actors(), st.sampled_from(Role), st.none() | st.integers(1, 9))
def test_nobody_gives_more_than_their_own_roles_allow(actor, role, person_id):
    allowed = rules.may_give_role(actor, role, person_id) is None
    if person_id == actor.person_id:
        assert not allowed
    elif actor.has(Role.ADMINISTRATOR):
        assert allowed
    elif actor.has(Role.PILOT):
        assert allowed == (role not in {Role.PILOT, Role.ADMINISTRATOR})
    else:
        assert not allowed


@given(actors(), st.sampled_from(Role))
def test_the_last_administrator_is_never_removed(actor, role):
    assert rules.may_end_membership(actor, role, is_last_administrator=True)
    assert rules.may_erase_person(actor, 10, is_last_administrator=True)


@given(actors(), st.integers(1, 9))
def test_only_administrators_erase_and_never_themselves(actor, person_id):
    allowed = rules.may_erase_person(actor, person_id, is_last_administrator=False) is None
    assert allowed == (actor.has(Role.ADMINISTRATOR) and actor.person_id != person_id)


@given(actors())
def test_people_and_journal_are_for_pilot_and_administrators(actor):
    expected = actor.has(Role.PILOT, Role.ADMINISTRATOR)
    for rule in (rules.may_read_people, rules.may_read_journal, rules.may_run_organisations):
        assert (rule(actor) is None) == expected


@given(actors(), st.frozensets(st.integers(1, 5), max_size=3))
def test_members_are_seen_by_members_pilot_and_administrators(actor, places):
    belongs = any(place in places for place, _ in actor.organisations)
    expected = belongs or actor.has(Role.PILOT, Role.ADMINISTRATOR)
    assert (rules.may_read_members(actor, places) is None) == expected


@given(actors())
def test_join_requests_are_answered_by_the_pilot_alone(actor):
    assert (rules.may_answer_join_requests(actor) is None) == actor.has(Role.PILOT)


@given(actors())
def test_a_second_factor_is_needed_wherever_people_are_seen_or_heard(actor):
    receives_people = actor.has(Role.LISTENER, Role.SUPPORT_SUPERVISOR, Role.SCHOOL, Role.COMPANY, Role.SENTINEL)
    assert rules.needs_second_factor(actor) == (receives_people or rules.may_read_people(actor) is None)


@given(actors())
def test_a_vault_is_for_those_who_open_sealed_things(actor):
    seal_things = (Role.LISTENER, Role.SCHOOL, Role.COMPANY, Role.SENTINEL, Role.PILOT)
    assert (rules.may_keep_vault(actor) is None) == actor.has(*seal_things)


@given(actors(), st.integers(1, 9), roles)
def test_the_pilot_does_not_change_those_above(actor, person_id, held):
    allowed = rules.may_change_person(actor, person_id, held) is None
    if actor.person_id == person_id or actor.has(Role.ADMINISTRATOR):
        assert allowed
    else:
        others = set(Role) - {Role.CONTRIBUTOR, Role.READER, Role.ELECTED_MEMBER}
        assert allowed == (actor.has(Role.PILOT) and not held & others)


def test_a_visitor_is_refused_everywhere():
    assert rules.signed_in(VISITOR)
    assert rules.may_read_people(VISITOR)
    assert rules.may_read_organisations(VISITOR)
    assert rules.may_read_members(VISITOR, {1})
    assert rules.may_run_organisations(VISITOR)
    assert rules.may_read_journal(VISITOR)
    assert rules.may_answer_join_requests(VISITOR)
    assert rules.may_give_role(VISITOR, Role.READER, None)
    assert rules.may_change_person(VISITOR, 1, set())
    assert rules.may_erase_person(VISITOR, 1, is_last_administrator=False)
    assert not rules.needs_second_factor(VISITOR)


def test_an_elected_member_reads_syntheses_only():
    actor = Actor(person_id=1, roles=frozenset({Role.ELECTED_MEMBER}))
    assert rules.may_read_organisations(actor)
