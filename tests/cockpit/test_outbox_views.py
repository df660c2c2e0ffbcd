"""Messages: a failure is seen by the pilot, and can be tried again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from vigie.core.models import OutboxMessage, OutboxState


@pytest.fixture
def failed(db):
    now = timezone.now()
    return OutboxMessage.objects.create(
        to="x@exemple.fr",
        subject="Votre lien",
        body="secret",
        kind="link",
        state=OutboxState.FAILED,
        last_error="Le serveur refuse.",
        created_at=now,
        next_attempt_at=now,
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("pilot", 200),
        ("administrator", 200),
        ("contributor", 403),
        ("reader", 403),
        ("elected_member", 403),
        ("stranger", 403),
        ("visitor", 302),
    ],
)
def test_who_sees_the_messages(cast, client_of, failed, role, status):
    client = client_of(cast[role])
    assert client.get(reverse("cockpit:outbox")).status_code == status
    retried = client.post(reverse("cockpit:retry_message", args=[failed.pk]))
    assert retried.status_code == (302 if status in {200, 302} else 403)
    failed.refresh_from_db()
    assert (failed.state == OutboxState.FAILED) is (status != 200)


def test_a_failure_says_why_and_the_text_is_not_shown(client_of, pilot, failed):
    page = client_of(pilot).get(reverse("cockpit:outbox") + "?etat=failed").content.decode()
    assert "Le serveur refuse." in page
    assert "secret" not in page


def test_retrying_twice_is_harmless(client_of, pilot, failed):
    client = client_of(pilot)
    for _ in range(2):
        client.post(reverse("cockpit:retry_message", args=[failed.pk]))
    failed.refresh_from_db()
    assert failed.state == OutboxState.WAITING
