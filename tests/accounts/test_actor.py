"""Who is acting, and in whose name."""

from vigie.accounts.actor import VISITOR, Actor
from vigie.accounts.models import Role

held = frozenset({(1, Role.COMPANY), (2, Role.SCHOOL), (3, Role.COMPANY), (3, Role.CONTRIBUTOR)})
someone = Actor(person_id=1, roles=frozenset(role for _, role in held), organisations=held)


def test_the_organisations_of_some_roles_are_those_where_one_of_them_is_held():
    assert someone.organisations_as(Role.COMPANY) == {1, 3}
    assert someone.organisations_as(Role.SCHOOL, Role.CONTRIBUTOR) == {2, 3}
    assert someone.organisations_as(Role.PILOT) == set()


def test_naming_no_role_returns_all_the_organisations():
    assert someone.organisations_as() == {1, 2, 3}
    assert VISITOR.organisations_as() == set()


def test_someone_belongs_to_an_organisation_in_the_roles_held_there_alone():
    assert someone.belongs_to({2, 9})
    assert someone.belongs_to({3}, Role.COMPANY)
    assert not someone.belongs_to({2}, Role.COMPANY)
    assert not someone.belongs_to({9})
