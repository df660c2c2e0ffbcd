"""A school, a company, and a campaign between them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.drawing.scene import move_days, move_round
from tests.internships.scene import make_exchange
from tests.vaults import give_vault
from vigie.accounts.models import Person, Role
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.freezing import freeze_round
from vigie.internships.models import Round


@pytest.fixture
def school(db) -> Person:
    person = MembershipFactory(organisation=OrganisationFactory(name="Collège d'essai"), role=Role.SCHOOL).person
    give_vault(person)
    return person


@pytest.fixture
def company(db) -> Person:
    person = MembershipFactory(organisation=OrganisationFactory(name="Entreprise d'essai"), role=Role.COMPANY).person
    give_vault(person)
    return person


@pytest.fixture
def exchange(school, company) -> SimpleNamespace:
    return make_exchange(school, company)


@pytest.fixture
def frozen(exchange, pilot) -> Round:
    """The first round, frozen, to be drawn tomorrow."""
    move_days(exchange.campaign, -8)
    tomorrow = timezone.localdate() + timedelta(days=1)
    return freeze_round(
        campaign_id=exchange.campaign.pk, number=1, draw_on=tomorrow, announced="Loto de demain", by=pilot
    )


@pytest.fixture
def drawn(frozen, pilot) -> Round:
    """The same round, drawn."""
    move_round(frozen)
    return draw_round(round_id=frozen.pk, public_value="4 8 15 16 23 42", by=pilot)
