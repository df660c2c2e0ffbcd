"""Names go from the school to the company, vault to vault."""

import pytest

from tests.factories import MembershipFactory
from tests.vaults import give_vault, pair_of
from vigie.accounts.models import Role
from vigie.internships.after.access import placed_from_school
from vigie.internships.after.releasing import release_names, released_to
from vigie.internships.models import ReleasedName
from vigie.internships.names.keys import name_key

pytestmark = pytest.mark.django_db


def release(past, school):
    key = name_key(past.entry.organisation, school, pair_of(school))
    return release_names(entry=past.entry, assignments=list(placed_from_school(past.entry)), key=key, by=school)


def test_who_refers_for_the_company_reads_the_name_and_nothing_else(past, school, company):
    assert release(past, school) == (1, 0)
    identity = released_to(company, pair_of(company), [past.placed])[past.placed.pk]
    assert (identity.full_name, identity.contact) == ("Inès Canari", "ines.canari@exemple.fr")
    assert (identity.born_on, identity.needs) == ("", "")
    assert b"Canari" not in bytes(ReleasedName.objects.get().sealed)


def test_before_that_nothing_is_read(past, company):
    assert released_to(company, pair_of(company), [past.placed]) == {}


def test_a_company_without_a_vault_is_said_so(past, school, company):
    company.vault_key.delete()
    assert release(past, school) == (0, 1)
    assert not ReleasedName.objects.exists()


def test_released_again_who_came_reads_and_who_left_does_not(past, school, company):
    release(past, school)
    colleague = MembershipFactory(organisation=past.host.organisation, role=Role.COMPANY).person
    give_vault(colleague)
    company.memberships.all().delete()
    release(past, school)
    assert released_to(colleague, pair_of(colleague), [past.placed])
    assert released_to(company, pair_of(company), [past.placed]) == {}


def test_a_vault_made_again_reads_no_more_what_was_sealed_to_the_old_one(past, school, company):
    release(past, school)
    company.vault_key.delete()
    give_vault(company)
    assert released_to(company, pair_of(company), [past.placed]) == {}
