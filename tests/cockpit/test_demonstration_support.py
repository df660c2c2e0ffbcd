"""The demonstration's reception points and listeners do not exist, say so, and are added once."""

import pytest
from django.urls import reverse

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.models import Person
from vigie.accounts.vault_keys import open_with_passphrase
from vigie.cockpit.demonstration_support import prepare_support
from vigie.support.models import Case, Listening, Permanence, ReceptionPoint, Referral, RelayAgreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(db):
    for _ in range(2):
        prepare_support()


def test_points_are_added_once_and_say_they_are_fictitious(prepared, client):
    points = ReceptionPoint.objects.all()
    assert all(point.is_fictitious and "ficti" in point.name for point in points)
    assert {point.level for point in points} == set(ReceptionPoint.Level)
    assert (points.count(), Permanence.objects.count(), RelayAgreement.objects.count()) == (5, 4, 1)
    assert client.get(reverse("support:points")).content.decode().count("demo-mark") == 5


def test_two_points_can_receive_and_their_listeners_open_their_vaults(prepared):
    assert ReceptionPoint.objects.able_to_receive().count() == 2
    people = Person.objects.filter(listenings__isnull=False)
    assert all(person.is_fictitious for person in people)
    assert len({open_with_passphrase(person=person, passphrase=PASSPHRASE).public for person in people}) == 2
    assert Listening.objects.count() == 2


def test_a_listener_s_day_has_invented_cases_in_it(prepared):
    assert all(case.is_fictitious for case in Case.objects.all())
    assert (Case.objects.count(), Referral.objects.get().state) == (3, "sent")
    assert sorted(Case.objects.values_list("state", flat=True)) == ["new", "new", "taken"]


def test_the_passphrase_is_said_in_the_demonstration_only(prepared, client_of, settings):
    browser = client_of(Person.objects.filter(listenings__isnull=False).earliest("pk"))
    address = reverse("accounts:open_vault")
    assert PASSPHRASE not in browser.get(address).content.decode()
    settings.VIGIE_DEMO = True
    assert PASSPHRASE in browser.get(address).content.decode()
