"""A company in the network with a mentor, a school with a young person."""

from types import SimpleNamespace

import pytest

from tests.internships.scene import make_mentee, make_mentor
from tests.vaults import open_vault_in
from vigie.internships.models import Company, Sector


@pytest.fixture
def host(company) -> Company:
    """The company in the network."""
    return Company.objects.create(organisation=company.memberships.get().organisation, sector=Sector.CRAFTS)


@pytest.fixture
def people(host, school) -> SimpleNamespace:
    """A mentor and a young person free on the same day."""
    return SimpleNamespace(mentor=make_mentor(host), mentee=make_mentee(school))


@pytest.fixture
def at_school(client_of, school):
    """The browser of the one who refers for the school, vault open."""
    return open_vault_in(client_of(school))


@pytest.fixture
def at_company(client_of, company):
    """The browser of the one who refers for the company, vault open."""
    return open_vault_in(client_of(company))
