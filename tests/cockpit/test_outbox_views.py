"""Messages: a failure is seen by the pilot, and can be tried again."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from vigie.cockpit.outbox_views import KINDS
from vigie.core.models import OutboxMessage, OutboxState

KIND_QUERIES = ("", "reminder", "link", "inconnue")


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


def test_messages_are_kept_apart_by_kind(client_of, pilot, failed):
    now = timezone.now()
    OutboxMessage.objects.create(
        to="y@exemple.fr", subject="Vos actions", kind="reminder", created_at=now, next_attempt_at=now
    )
    client, address = client_of(pilot), reverse("cockpit:outbox")
    found = {query: client.get(f"{address}?nature={query}").context["page"].paginator.count for query in KIND_QUERIES}
    assert found == {"": 2, "reminder": 1, "link": 1, "inconnue": 2}
    assert client.get(f"{address}?nature=link&etat=sent").context["page"].paginator.count == 0


def test_every_kind_written_by_a_room_has_its_words():
    """A code that nobody translated would be read as it is."""
    calls = r"\bsend(?:_to)?\((?:[^()]|\([^()]*\))*"
    written = {
        code
        for path in Path(settings.PACKAGE).rglob("*.py")
        for call in re.findall(calls, path.read_text())
        for code in re.findall(r'(?:kind=|seat, |^\s*)"(\w+)",?', call, re.MULTILINE)
    }
    assert {"invitation", "reminder", "meeting", "body_answer"} <= written
    assert written - set(KINDS) == set()
