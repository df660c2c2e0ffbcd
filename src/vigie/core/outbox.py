"""Messages leave through here only: stored in the transaction of the act, sent afterwards by a worker.

Each message is sent **at most once** without a person asking. A worker takes a message before it hands it to the mail
server; if it dies or loses the connection in between, nobody can know whether the message left, so it is shown as
failed with a sentence that says so, and someone decides to send it again. What certainly did not leave (server down,
refusal in so many words) is tried again later, by itself.
"""

import base64
import random
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.backoff import delay_before
from vigie.core.models import OutboxMessage, OutboxState

MAX_ATTEMPTS = 8
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(hours=6)
BATCH = 20


@dataclass(frozen=True)
class Attachment:
    """A file joined to a message: its name, its media type (as « text/calendar ») and its bytes."""

    name: str
    mime: str
    content: bytes


def key_of(instance: models.Model) -> str:
    """Return the key by which messages are tied to an object: its table and its number."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def send(
    *,
    to: str,
    subject: str,
    body: str,
    kind: str,
    about: str = "",
    dedupe_key: str = "",
    attachments: Sequence[Attachment] = (),
) -> OutboxMessage:
    """Store a message that a worker will send; call it inside the transaction of the act it tells.

    to: one address. body: plain text. kind: a short English code for lists (« invitation », « reminder »).
    about: the object's key (``key_of``), so that ``cancel`` can withdraw the message.
    dedupe_key: a message already stored under the same key, unless it was cancelled, is returned instead of a second.
    Raises ValidationError (French sentence) when the address is not one.
    """
    validate_email(to)
    existing = stored_under(dedupe_key)
    if existing:
        return existing
    now = timezone.now()
    message = OutboxMessage(
        to=to,
        subject=" ".join(subject.split())[:200],
        body=body,
        attachments=[encoded(attachment) for attachment in attachments],
        kind=kind,
        about=about,
        dedupe_key=dedupe_key,
        next_attempt_at=now,
        created_at=now,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        # Someone stored it at the same instant.
        return OutboxMessage.objects.exclude(state=OutboxState.CANCELLED).get(dedupe_key=dedupe_key)
    return message


def stored_under(dedupe_key: str) -> OutboxMessage | None:
    """Return the message already stored under a key, unless it was cancelled."""
    if not dedupe_key:
        return None
    return OutboxMessage.objects.exclude(state=OutboxState.CANCELLED).filter(dedupe_key=dedupe_key).first()


def encoded(attachment: Attachment) -> dict[str, str]:
    """Return an attachment as the database keeps it."""
    content = base64.b64encode(attachment.content).decode()
    return {"name": attachment.name, "mime": attachment.mime, "content": content}


def cancel(*, about: str) -> int:
    """Withdraw what has not left yet about an object, failures included, and erase its text; return how many."""
    withdrawable = OutboxMessage.objects.about(about).filter(state__in=[OutboxState.WAITING, OutboxState.FAILED])
    return withdrawable.update(state=OutboxState.CANCELLED, body="", attachments=[])


def retry(message: OutboxMessage) -> bool:
    """Send a failed message again, with all its attempts; return False when it had not failed."""
    changed = OutboxMessage.objects.failed().filter(pk=message.pk)
    return bool(
        changed.update(
            state=OutboxState.WAITING, attempts=0, last_error="", claimed_at=None, next_attempt_at=timezone.now()
        )
    )


def deliver_due(now: datetime) -> int:
    """Send the messages due at this instant, a batch of 20 at most; return how many left.

    Call it outside any transaction: a message is taken, then sent, and each step must stay whatever follows.
    Takes no write lock when nothing is due.
    """
    give_up_interrupted(now)
    due = list(OutboxMessage.objects.due(now)[:BATCH])
    return deliver(due, now) if due else 0


def give_up_interrupted(now: datetime) -> None:
    """Show as failed what a dead worker was sending: trying again by itself could send it twice."""
    if OutboxMessage.objects.interrupted(now).exists():
        OutboxMessage.objects.interrupted(now).update(state=OutboxState.FAILED, last_error=uncertain_sentence())


def deliver(messages: Sequence[OutboxMessage], now: datetime) -> int:
    """Send messages through one connection; when the server cannot be reached, all of them wait."""
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as failure:
        for message in messages:
            if claim(message, now):
                postpone(message, now, unreachable_sentence(failure))
        return 0
    try:
        return sum(deliver_one(message, connection, now) for message in messages)
    finally:
        connection.close()


def deliver_one(message: OutboxMessage, connection: BaseEmailBackend, now: datetime) -> bool:
    """Take one message, send it, and write how it went; return whether it left."""
    if not claim(message, now):
        return False
    try:
        connection.send_messages([as_email(message)])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as refusal:
        answer_refusal(message, now, refusal)
        return False
    except (OSError, smtplib.SMTPException, ValueError):
        give_up(message, uncertain_sentence())
        return False
    mark_sent(message)
    return True


def claim(message: OutboxMessage, now: datetime) -> bool:
    """Take a message if nobody else has; only one of two workers succeeds."""
    message.attempts += 1
    return bool(
        OutboxMessage.objects.due(now)
        .filter(pk=message.pk)
        .order_by()
        .update(state=OutboxState.SENDING, claimed_at=timezone.now(), attempts=message.attempts)
    )


def as_email(message: OutboxMessage) -> EmailMessage:
    """Return the e-mail; its identifier is the same at each attempt, so that mailboxes can see doubles."""
    email = EmailMessage(
        message.subject,
        message.body,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        headers={"Message-ID": f"<vigie-{message.pk}-{message.created_at:%Y%m%d%H%M%S}@{sender_domain()}>"},
    )
    for attachment in message.attachments:
        email.attach(attachment["name"], base64.b64decode(attachment["content"]), attachment["mime"])
    return email


def sender_domain() -> str:
    """Return the domain that messages come from."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"


def mark_sent(message: OutboxMessage) -> None:
    """Write that a message left, and erase its text."""
    message.state, message.body, message.attachments, message.last_error = OutboxState.SENT, "", [], ""
    message.sent_at = timezone.now()
    message.save(update_fields=["state", "body", "attachments", "last_error", "sent_at"])


def answer_refusal(
    message: OutboxMessage, now: datetime, refusal: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused
) -> None:
    """Give up on a definitive refusal of the server (code 5xx), and try later after a passing one (4xx)."""
    code = refusal_code(refusal)
    sentence = gettext("Le serveur de messagerie a refusé le message (code %(code)s).") % {"code": code}
    if code >= 500:
        give_up(message, sentence)
    else:
        postpone(message, now, sentence)


def refusal_code(refusal: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> int:
    """Return the code the mail server answered, the first recipient's when it refused recipients."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return int(next(iter(refusal.recipients.values()))[0])
    return int(refusal.smtp_code)


def postpone(message: OutboxMessage, now: datetime, sentence: str) -> None:
    """Put back a message that certainly did not leave, or give it up after the last attempt."""
    if message.attempts >= MAX_ATTEMPTS:
        give_up(message, sentence)
        return
    wait = delay_before(message.attempts, first=FIRST_DELAY, longest=LONGEST_DELAY, chance=random.random())  # noqa: S311
    message.state, message.next_attempt_at, message.last_error = OutboxState.WAITING, now + wait, sentence
    message.save(update_fields=["state", "next_attempt_at", "last_error"])


def give_up(message: OutboxMessage, sentence: str) -> None:
    """Keep a message as failed, with the sentence that says why."""
    message.state, message.last_error = OutboxState.FAILED, sentence
    message.save(update_fields=["state", "last_error"])


def unreachable_sentence(failure: Exception) -> str:
    """Return the sentence for a mail server that cannot be talked to."""
    if isinstance(failure, smtplib.SMTPAuthenticationError):
        return gettext("Le serveur de messagerie a refusé l'identifiant ou le mot de passe de Vigie.")
    return gettext("Le serveur de messagerie ne répond pas.")


def uncertain_sentence() -> str:
    """Return the sentence for a message of which nobody knows whether it left."""
    return gettext("L'envoi a été interrompu : le message est peut-être parti. Vérifiez avant de le renvoyer.")
