"""Messages leave once, come back when they certainly did not, and leave no secret behind."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone

from vigie.core import outbox
from vigie.core.models import LEASE, OutboxMessage

pytestmark = pytest.mark.django_db

SECRET = "https://vigie.example/lien/un-secret"


def written(**changes) -> OutboxMessage:
    given = {"to": "a@exemple.fr", "subject": "Bonjour", "body": SECRET, "kind": "reminder", **changes}
    return outbox.send(**given)


def later(**delay) -> datetime:
    return timezone.now() + timedelta(**delay)


def fresh(message) -> OutboxMessage:
    return OutboxMessage.objects.get(pk=message.pk)


class Server(EmailBackend):
    """A mail server that answers as a test decides."""

    opening: Exception | None = None
    sending: Exception | None = None

    def open(self):
        if self.opening:
            raise self.opening
        return True

    def send_messages(self, messages):
        if self.sending:
            raise self.sending
        return super().send_messages(messages)


@pytest.fixture
def server(monkeypatch, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    monkeypatch.setattr(Server, "opening", None)
    monkeypatch.setattr(Server, "sending", None)
    return Server


def test_a_message_only_waits_until_a_worker_passes():
    assert written().state == "waiting"
    assert mail.outbox == []


def test_a_message_that_left_keeps_no_text():
    attachment = outbox.Attachment("rendez-vous.ics", "text/calendar", b"BEGIN:VCALENDAR")
    message = written(attachments=[attachment])
    assert outbox.deliver_due(later()) == 1
    sent = fresh(message)
    assert (sent.state, sent.body, sent.attachments, sent.sent_at is not None) == ("sent", "", [], True)
    assert SECRET in mail.outbox[0].body
    assert mail.outbox[0].attachments[0][0] == "rendez-vous.ics"


def test_a_message_leaves_once():
    written()
    assert [outbox.deliver_due(later()), outbox.deliver_due(later(days=9))] == [1, 0]
    assert len(mail.outbox) == 1


def test_of_two_workers_that_saw_the_same_message_one_sends_it():
    message = written()
    same = fresh(message)
    connection = mail.get_connection()
    now = later()
    assert outbox.deliver_one(message, connection, now) is True
    assert outbox.deliver_one(same, connection, now) is False
    assert len(mail.outbox) == 1


def test_nothing_due_only_reads(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert outbox.deliver_due(later()) == 0


def test_a_message_disappears_with_the_act_that_failed():
    @transaction.atomic
    def act():
        written()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("address", ["", "camille", "a@b", "a@exemple.fr\nBcc: b@exemple.fr"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(ValidationError):
        written(to=address)


def test_a_subject_on_several_lines_becomes_one():
    assert written(subject="Bonjour\r\nBcc: b@exemple.fr").subject == "Bonjour Bcc: b@exemple.fr"


def test_a_message_under_the_same_key_is_not_stored_twice():
    assert written(dedupe_key="rappel-7") == written(dedupe_key="rappel-7")
    assert written(dedupe_key="") != written(dedupe_key="")


def test_the_database_itself_refuses_two_messages_under_one_key():
    message = written(dedupe_key="rappel-7")
    message.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        message.save(force_insert=True)


def test_a_cancelled_message_does_not_hold_its_key():
    first = written(dedupe_key="rappel-7", about="plan.action:3")
    assert outbox.cancel(about="plan.action:3") == 1
    assert written(dedupe_key="rappel-7") != first


def test_what_lost_its_object_does_not_leave():
    message, other = written(about="plan.action:3"), written(about="plan.action:33")
    outbox.cancel(about="plan.action:3")
    assert outbox.deliver_due(later()) == 1
    assert (fresh(message).state, fresh(message).body, fresh(other).state) == ("cancelled", "", "sent")


def test_what_has_left_is_not_cancelled():
    message = written(about="plan.action:3")
    outbox.deliver_due(later())
    assert outbox.cancel(about="plan.action:3") == 0
    assert fresh(message).state == "sent"


def test_a_server_that_is_down_makes_messages_wait_longer_and_longer(server):
    message = written()
    server.opening = ConnectionRefusedError()
    now, waits = later(), []
    for _attempt in range(3):
        outbox.deliver_due(now)
        waits.append(fresh(message).next_attempt_at - now)
        now = fresh(message).next_attempt_at
    assert waits[0] < waits[1] * 2
    assert waits[0] < waits[2]
    assert "ne répond pas" in fresh(message).last_error
    server.opening = None
    assert outbox.deliver_due(now) == 1


def test_after_its_last_attempt_a_message_is_kept_as_failed_and_can_be_sent_again(server):
    message = written()
    server.opening = ConnectionRefusedError()
    for day in range(outbox.MAX_ATTEMPTS + 2):
        outbox.deliver_due(later(days=day + 1))
    failed = fresh(message)
    assert (failed.state, failed.attempts, failed.body) == ("failed", outbox.MAX_ATTEMPTS, SECRET)
    server.opening = None
    assert outbox.retry(failed) is True
    assert outbox.retry(failed) is False
    assert outbox.deliver_due(later()) == 1


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (smtplib.SMTPDataError(554, b"spam"), "failed"),
        (smtplib.SMTPRecipientsRefused({"a@exemple.fr": (550, b"unknown")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"a@exemple.fr": (450, b"greylisted")}), "waiting"),
        (smtplib.SMTPDataError(451, b"later"), "waiting"),
    ],
)
def test_a_refusal_is_final_or_passing(server, refusal, state):
    message = written()
    server.sending = refusal
    outbox.deliver_due(later())
    assert fresh(message).state == state
    assert "refusé" in fresh(message).last_error


@pytest.mark.parametrize("failure", [smtplib.SMTPServerDisconnected(), TimeoutError(), ConnectionResetError()])
def test_a_conversation_cut_short_is_never_started_again_by_itself(server, failure):
    message = written()
    server.sending = failure
    outbox.deliver_due(later())
    server.sending = None
    assert outbox.deliver_due(later(days=30)) == 0
    assert "peut-être parti" in fresh(message).last_error


def test_a_message_whose_worker_died_while_sending_is_shown_not_sent_again():
    message = written()
    outbox.claim(message, later())
    assert outbox.deliver_due(timezone.now()) == 0
    assert fresh(message).state == "sending"
    assert outbox.deliver_due(timezone.now() + LEASE * 2) == 0
    assert (fresh(message).state, mail.outbox) == ("failed", [])


def test_one_refused_message_does_not_hold_the_others(server):
    written(to="refused@exemple.fr")
    written(to="b@exemple.fr")
    answers = iter([smtplib.SMTPDataError(554, b"no"), None])
    plain = EmailBackend.send_messages

    def answer(self, messages):
        refusal = next(answers)
        if refusal:
            raise refusal
        return plain(self, messages)

    server.send_messages = answer
    try:
        assert outbox.deliver_due(later()) == 1
    finally:
        del server.send_messages


def test_doubles_can_be_seen_by_mailboxes():
    message = written()
    message.created_at = datetime(2026, 1, 2, tzinfo=UTC)
    assert outbox.as_email(message).extra_headers == outbox.as_email(message).extra_headers
    assert str(message.pk) in outbox.as_email(message).extra_headers["Message-ID"]


def test_the_database_refuses_a_sent_message_that_keeps_its_text():
    message = written()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.filter(pk=message.pk).update(state="sent", sent_at=timezone.now())
