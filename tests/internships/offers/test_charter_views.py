"""The charter of the exchange, signed once by who refers for the company."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.models import JournalEntry, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(host):
    return reverse("internships:charter", args=[host.pk])


def test_a_company_signs_once(browser, host, address):
    assert "Signer au nom de ma structure" in browser.get(address).content.decode()
    for _ in range(2):
        browser.post(address)
    host.refresh_from_db()
    assert host.exchange_charter_on
    assert JournalEntry.objects.filter(verb="exchange_charter_signed").count() == 1
    assert "Signer au nom de ma structure" not in browser.get(address).content.decode()


def test_nobody_signs_for_another(client_of, pilot, host, address):
    other = MembershipFactory(organisation=OrganisationFactory(), role=Role.COMPANY).person
    assert client_of(pilot).get(address).status_code == 200
    assert client_of(pilot).post(address).status_code == 403
    assert client_of(other).post(address).status_code == 404
    host.refresh_from_db()
    assert host.exchange_charter_on is None
