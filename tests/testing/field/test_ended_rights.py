"""Whoever's mandate as a sentinel has ended, or has not begun, meets nothing of a campaign, their phone included."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.testing.phones.scene import make_phone
from tests.testing.read_scene import make_frozen, make_test
from tests.vaults import give_vault, open_vault_in, pair_of
from vigie.accounts.models import Membership
from vigie.testing.coding.naming import name_coder

pytestmark = pytest.mark.django_db

OF_A_CAMPAIGN = ("charter", "stop_testing", "phone", "give_phone_access")
OF_READINGS = ("readings", "evidence")
OF_AN_APPLICATION = ("own_application", "report_application", "add_evidence", "declare_incident", "abandon_application")


@pytest.fixture
def phone(pilot, sentinel):
    """The phone of a sentinel who tests in one campaign, and reads in another."""
    for person in (pilot, sentinel):
        give_vault(person)
    made = make_phone(pilot, sentinel)
    made.other = make_frozen(pilot, name="Autre campagne")
    name_coder(campaign_id=made.other.pk, person=sentinel, settles=False, by=pilot, pair=pair_of(pilot))
    made.to_read = make_test(made.other, 1)[0]
    return made


def answers(phone, browser):
    """Return what each address answers, by its name."""
    addresses = {name: reverse(f"testing:{name}") for name in ("own_tests", "my_readings")}
    addresses |= {name: reverse(f"testing:{name}", args=[phone.campaign.code]) for name in OF_A_CAMPAIGN}
    addresses |= {name: reverse(f"testing:{name}", args=[phone.other.code]) for name in OF_READINGS}
    addresses |= {name: reverse(f"testing:{name}", args=[phone.application.code]) for name in OF_AN_APPLICATION}
    addresses["read"] = reverse("testing:read_application", args=[phone.other.code, phone.to_read.code])
    return {name: browser.get(address).status_code for name, address in addresses.items()}


@pytest.mark.parametrize("days", [{"ends_on": -1}, {"starts_on": 1}])
def test_outside_the_days_of_a_mandate_every_page_and_the_phone_are_closed(days, phone, sentinel, client_of):
    browser = open_vault_in(client_of(sentinel))
    open_now = [name for name, status in answers(phone, browser).items() if status == 200]
    assert len(open_now) >= 9
    assert browser.get(f"{phone.path}/formList").status_code == 200
    today = timezone.localdate()
    dates = {name: today + timedelta(days=number) for name, number in days.items()}
    Membership.objects.filter(person=sentinel).update(**dates)
    assert set(answers(phone, browser).values()) <= {403, 404}
    assert client_of(None).get(f"{phone.path}/formList").status_code == 404
    assert client_of(None).get(f"{phone.path}/form.xml").status_code == 404


def test_the_last_day_of_a_mandate_is_a_day_of_rights(phone, sentinel, client_of):
    Membership.objects.filter(person=sentinel).update(ends_on=timezone.localdate())
    assert answers(phone, open_vault_in(client_of(sentinel)))["own_tests"] == 200
    assert client_of(None).get(f"{phone.path}/formList").status_code == 200
