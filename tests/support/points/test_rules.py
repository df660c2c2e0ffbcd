"""Who keeps the directory and names those who listen."""

import pytest

from vigie.accounts.actor import VISITOR, Actor
from vigie.accounts.models import Role
from vigie.support.points.rules import may_end_listening, may_keep_points, may_name_listeners, may_read_kept_points


def holding(role, organisation=1):
    return Actor(person_id=1, roles=frozenset({role}), organisations=frozenset({(organisation, role)}))


@pytest.mark.parametrize("role", list(Role))
def test_the_pilot_alone_keeps_the_directory(role):
    assert (may_keep_points(holding(role)) is None) == (role is Role.PILOT)
    assert (may_read_kept_points(holding(role)) is None) == (role in {Role.PILOT, Role.SUPPORT_SUPERVISOR})


@pytest.mark.parametrize("role", list(Role))
def test_a_supervisor_names_listeners_in_their_own_organisation_only(role):
    assert (may_name_listeners(holding(role), 1) is None) == (role in {Role.PILOT, Role.SUPPORT_SUPERVISOR})
    assert (may_name_listeners(holding(role), 2) is None) == (role is Role.PILOT)


def test_a_role_held_elsewhere_gives_nothing_here():
    two = Actor(
        person_id=1,
        roles=frozenset({Role.SUPPORT_SUPERVISOR, Role.READER}),
        organisations=frozenset({(1, Role.SUPPORT_SUPERVISOR), (2, Role.READER)}),
    )
    assert may_name_listeners(two, 2)


def test_a_visitor_does_nothing_and_the_last_key_stays():
    assert may_keep_points(VISITOR)
    assert may_read_kept_points(VISITOR)
    assert may_name_listeners(VISITOR, 1)
    assert may_end_listening(is_only_holder=True)
    assert may_end_listening(is_only_holder=False) is None
