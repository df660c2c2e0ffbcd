"""A campaign that takes offers, a company of the network, and who refers for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.internships.scene import make_campaign
from vigie.internships.models import Company


@pytest.fixture
def campaign():
    """A campaign whose lists are not open yet."""
    today = timezone.localdate()
    return make_campaign(
        offers_until=today + timedelta(days=5),
        lists_from=today + timedelta(days=6),
        lists_until=today + timedelta(days=9),
        draw_on=today + timedelta(days=12),
    )


@pytest.fixture
def host(company):
    return Company.objects.create(organisation=company.memberships.get().organisation)


@pytest.fixture
def browser(company, client_of):
    return client_of(company)
