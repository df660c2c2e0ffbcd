"""Names open for the members of their organisation, and for nobody else."""

import pytest

from tests.factories import MembershipFactory, OrganisationFactory
from tests.vaults import give_vault, pair_of
from vigie.accounts.models import Role
from vigie.core.vault.errors import CannotOpen
from vigie.internships.names.identities import (
    PUPIL,
    Identity,
    new_pseudonym,
    open_identity,
    open_released,
    seal_identity,
    seal_released,
)
from vigie.internships.names.keys import NoNameKey, name_key, share_name_key

pytestmark = pytest.mark.django_db
INES = Identity("Durand", "Inès", "2011-05-17", "ines@exemple.fr", "pas de voiture")


def member(organisation, role=Role.SCHOOL):
    person = MembershipFactory(organisation=organisation, role=role).person
    give_vault(person)
    return person


@pytest.fixture
def school():
    return OrganisationFactory(name="Collège d'essai", category="school")


def test_whoever_comes_first_makes_the_key_and_gives_it(school):
    first, second = member(school), member(school)
    key = name_key(school, first, pair_of(first))
    assert name_key(school, first, pair_of(first)) == key
    with pytest.raises(NoNameKey):
        name_key(school, second, pair_of(second))
    assert share_name_key(school, key, Role.SCHOOL) == 2
    assert name_key(school, second, pair_of(second)) == key


def test_whoever_leaves_loses_the_key(school):
    first, second = member(school), member(school)
    key = name_key(school, first, pair_of(first))
    share_name_key(school, key, Role.SCHOOL)
    second.memberships.all().delete()
    share_name_key(school, key, Role.SCHOOL)
    with pytest.raises(NoNameKey):
        name_key(school, second, pair_of(second))


def test_a_member_of_another_organisation_is_never_given_it(school):
    first, elsewhere = member(school), member(OrganisationFactory())
    key = name_key(school, first, pair_of(first))
    share_name_key(school, key, Role.SCHOOL)
    with pytest.raises(NoNameKey):
        name_key(school, elsewhere, pair_of(elsewhere))


def test_an_identity_opens_at_its_own_pseudonym_alone():
    key, pseudonym = b"k" * 32, new_pseudonym()
    sealed = seal_identity(key, PUPIL, pseudonym, INES)
    assert b"Durand" not in sealed
    assert open_identity(key, PUPIL, pseudonym, sealed) == INES
    with pytest.raises(CannotOpen):
        open_identity(key, PUPIL, new_pseudonym(), sealed)


def test_what_is_released_says_neither_birth_nor_needs(school):
    host = member(OrganisationFactory(), Role.COMPANY)
    sealed = seal_released(INES, pair_of(host).public)
    assert open_released(sealed, pair_of(host)) == Identity("Durand", "Inès", contact="ines@exemple.fr")
