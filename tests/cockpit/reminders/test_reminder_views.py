"""Everyone chooses what they receive; nobody chooses for someone else."""

import pytest
from django.urls import reverse

from vigie.cockpit.models import ReminderKind, ReminderRefusal
from vigie.cockpit.reminders.choosing import refused_by
from vigie.cockpit.reminders.writing import read_refusal, refusal_code

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["pilot", "administrator", "elected_member", "contributor", "reader", "stranger"])
def test_whoever_is_signed_in_chooses(cast, client_of, role):
    client, address = client_of(cast[role]), reverse("cockpit:reminders")
    assert client.get(address).status_code == 200
    assert client.post(address, {"wanted": ["meetings"]}).status_code == 302
    assert refused_by(cast[role]) == set(ReminderKind.values) - {"meetings"}
    assert ReminderRefusal.objects.exclude(person=cast[role]).count() == 0
    client.post(address, {"wanted": ReminderKind.values})
    assert refused_by(cast[role]) == set()


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse("cockpit:reminders")).status_code == 302


def test_an_unknown_kind_changes_nothing(client_of, reader):
    client_of(reader).post(reverse("cockpit:reminders"), {"wanted": ["tout"]})
    assert refused_by(reader) == set()


def test_a_message_lets_one_refuse_without_signing_in_and_opening_it_changes_nothing(client, contributor):
    address = reverse("cockpit:refuse_reminders", args=[refusal_code(contributor, "actions")])
    assert client.get(address).status_code == 200
    assert refused_by(contributor) == set()
    for _ in range(2):
        assert client.post(address).status_code == 200
    assert refused_by(contributor) == {"actions"}


@pytest.mark.parametrize("code", ["n-importe-quoi", "WzEsImFjdGlvbnMiXQ:1abc:faux"])
def test_a_forged_code_refuses_nothing(client, contributor, code):
    assert client.post(reverse("cockpit:refuse_reminders", args=[code])).status_code == 404
    assert read_refusal(code) is None
    assert not ReminderRefusal.objects.exists()
