"""The life of a request for data: sent, reminded, answered or refused, each an act told in the journal (S69)."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.outbox import key_of, send
from vigie.observatory.models import DataRequest, DataRequestReminder
from vigie.observatory.sources.letters import reminder_subject, reminder_text
from vigie.observatory.sources.states import Asked, State, state_of


def asked_of(request: DataRequest) -> Asked:
    """Return a request as a plain value; its reminders are read, prefetched when there are several requests."""
    return Asked(
        asked_on=request.asked_on,
        reminded_on=tuple(one.reminded_on for one in request.reminders.all()),
        patience=request.patience,
        answered_on=request.answered_on,
        is_partial=request.is_partial,
        refused_on=request.refused_on,
    )


def requests_due(today: date) -> list[DataRequest]:
    """Return the requests without answer for longer than their patience, the oldest first; two queries."""
    pending = DataRequest.objects.pending().prefetch_related("reminders").order_by("asked_on", "pk")
    return [one for one in pending if state_of(asked_of(one), today) is State.DUE]


def send_request(*, request: DataRequest, asked_on: date, actor: Person) -> None:
    """Say that a request was sent. Raises ValueError when the same was already sent that day."""
    try:
        with transaction.atomic():
            locked = DataRequest.objects.select_for_update().get(pk=request.pk)
            if locked.asked_on is None:
                locked.asked_on = asked_on
                locked.save(update_fields=["asked_on"])
                record(actor=actor, verb="data_request_sent", on=locked, changes={"le": ["", asked_on.isoformat()]})
    except IntegrityError as error:
        raise ValueError(gettext("La même demande est déjà partie ce jour-là.")) from error


def remind(*, request: DataRequest, reminded_on: date, by_email: bool, actor: Person) -> bool:
    """Record a reminder of a pending request, and send it when asked to; return False when that day has one already.

    Raises ValueError when the request waits for nothing, or when nobody knows where to write.
    """
    with transaction.atomic():
        locked = DataRequest.objects.select_for_update(of=("self",)).select_related("holder").get(pk=request.pk)
        if not locked.is_pending:
            raise ValueError(gettext("Cette demande n'attend pas de réponse : il n'y a rien à relancer."))
        if locked.asked_on and reminded_on < locked.asked_on:
            raise ValueError(gettext("Une relance vient après la demande."))
        row, is_new = DataRequestReminder.objects.get_or_create(
            request=locked, reminded_on=reminded_on, defaults={"recorded_by": actor, "sent_by_vigie": by_email}
        )
        if is_new and by_email:
            send_reminder(locked, row)
        if is_new:
            told = {"le": ["", reminded_on.isoformat()]}
            record(actor=actor, verb="data_request_reminded", on=locked, changes=told)
    return is_new


def send_reminder(request: DataRequest, reminder: DataRequestReminder) -> None:
    """Store the message of a reminder. Raises ValueError when nobody knows where to write."""
    if not email_of(request):
        raise ValueError(gettext("Vigie ne connaît pas l'adresse de ce détenteur : copiez le texte."))
    send(
        to=email_of(request),
        subject=reminder_subject(request),
        body=reminder_text(request, reminder.reminded_on),
        kind="data_request",
        about=key_of(request),
        dedupe_key=f"data-request-reminder:{reminder.pk}",
    )


def email_of(request: DataRequest) -> str:
    """Return the address of the structure that holds the data; nothing when it is not known."""
    return request.holder.email if request.holder else ""


def answer(*, request: DataRequest, answered_on: date, text: str, is_partial: bool, actor: Person) -> None:
    """Note what was answered. Raises ValueError when the request was not sent, or when it ends before it began."""
    values = {"answered_on": answered_on, "answer": text, "is_partial": is_partial}
    end(request, answered_on, values, "data_request_answered", actor)


def refuse(*, request: DataRequest, refused_on: date, reason: str, actor: Person) -> None:
    """Note that a request was refused, and why. Raises ValueError as ``answer`` does."""
    values = {"refused_on": refused_on, "refusal_reason": reason}
    end(request, refused_on, values, "data_request_refused", actor)


def end(request: DataRequest, day: date, values: dict[str, object], verb: str, actor: Person) -> None:
    """Write how a request ended, in place of an earlier end."""
    blank = {"answered_on": None, "answer": "", "is_partial": False, "refused_on": None, "refusal_reason": ""}
    with transaction.atomic():
        locked = DataRequest.objects.select_for_update().get(pk=request.pk)
        if locked.asked_on is None or day < locked.asked_on:
            raise ValueError(
                gettext("Une réponse vient après la demande : vérifiez la date, ou notez l'envoi d'abord.")
            )
        DataRequest.objects.filter(pk=locked.pk).update(**{**blank, **values})
        record(actor=actor, verb=verb, on=locked, changes={"le": ["", day.isoformat()]})


def reopen(*, request: DataRequest, actor: Person) -> None:
    """Take back how a request ended: it waits again."""
    with transaction.atomic():
        ended = DataRequest.objects.filter(pk=request.pk).exclude(answered_on=None, refused_on=None)
        blank = {"answered_on": None, "answer": "", "is_partial": False, "refused_on": None, "refusal_reason": ""}
        if ended.update(**blank):
            record(actor=actor, verb="data_request_reopened", on=request)
