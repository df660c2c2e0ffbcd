"""Writes the reminders of a day and withdraws those that lost their object: the periodic job of reminders."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from vigie.accounts.models import Person
from vigie.cockpit.models import Reminder, ReminderRefusal
from vigie.cockpit.reminders.calendar_days import is_working_day
from vigie.cockpit.reminders.collecting import Collected, collect
from vigie.cockpit.reminders.deciding import Message, Policy, Told, decide
from vigie.cockpit.reminders.states import Reason
from vigie.cockpit.reminders.writing import body_of, subject_of
from vigie.core.models import OutboxMessage, OutboxState
from vigie.core.outbox import cancel, key_of, send

POLICY = Policy(days_between=14, pressing=frozenset({Reason.EVE.value}))
# Hours of the morning, in the installation's time zone, at which reminders are written: from 7 to before 11.
MORNING = range(7, 11)
WITHDRAWABLE = (OutboxState.WAITING, OutboxState.FAILED)


@task()
def remind() -> None:
    """Withdraw what lost its object, then write the reminders of the morning; running it again writes nothing twice."""
    now = timezone.localtime()
    cancel_obsolete(now.date())
    if is_time_to_write(now):
        write_reminders(now.date())


def is_time_to_write(now: datetime) -> bool:
    """Whether reminders are written at this local instant: the morning of a working day."""
    return is_working_day(now.date()) and now.hour in MORNING


def reminders_of(day: date) -> tuple[list[Message], Collected]:
    """Return the reminders to write on a day, and how their objects are named; writes nothing."""
    collected = collect(day)
    since = day - timedelta(days=POLICY.days_between)
    rows = Reminder.objects.filter(cancelled_at=None, day__gt=since)
    history = [Told(row.person_id, row.kind, row.day, row.about) for row in rows]
    refusals = set(ReminderRefusal.objects.values_list("person_id", "kind"))
    return decide(collected.due, history, refusals, POLICY, day), collected


def write_reminders(day: date) -> list[Reminder]:
    """Write the reminders of a day to the outbox; return those written."""
    with override("fr"):
        messages, collected = reminders_of(day)
        people = Person.objects.in_bulk({message.person for message in messages})
        written = [write_reminder(message, people[message.person], collected, day) for message in messages]
    return [reminder for reminder in written if reminder]


def write_reminder(message: Message, person: Person, collected: Collected, day: date) -> Reminder | None:
    """Write one reminder and its message together; None when another worker has just written it."""
    try:
        with transaction.atomic():
            reminder = Reminder.objects.create(
                person=person, kind=message.kind, day=day, about={one.key: one.state for one in message.objects}
            )
            reminder.message = send(
                to=str(person.email),
                subject=subject_of(message),
                body=body_of(message, person, collected.things),
                kind="reminder",
                about=key_of(reminder),
            )
            reminder.save(update_fields=["message"])
    except IntegrityError:
        return None
    return reminder


def cancel_obsolete(day: date) -> int:
    """Withdraw the reminders that have not left and of which nothing is due any more; return how many.

    One that keeps some of its objects is written again without the others.
    """
    waiting = list(Reminder.objects.filter(cancelled_at=None, message__state__in=WITHDRAWABLE).select_related("person"))
    if not waiting:
        return 0
    cancelled = 0
    with override("fr"):
        collected = collect(day)
        due = {(one.person, one.kind, one.key): one for one in collected.due}
        for reminder in waiting:
            left = [due.get((reminder.person_id, reminder.kind, key)) for key in reminder.about]
            kept = tuple(one for one in left if one)
            if not kept:
                cancelled += withdraw(reminder)
            elif len(kept) < len(left):
                lighten(reminder, Message(reminder.person_id, reminder.kind, kept), collected)
    return cancelled


def lighten(reminder: Reminder, message: Message, collected: Collected) -> None:
    """Write a waiting reminder again with the objects that are still due, unless it has just left."""
    with transaction.atomic():
        waiting = OutboxMessage.objects.about(key_of(reminder)).filter(state__in=WITHDRAWABLE)
        text = body_of(message, reminder.person, collected.things)
        if waiting.update(subject=subject_of(message), body=text):
            reminder.about = {one.key: one.state for one in message.objects}
            reminder.save(update_fields=["about"])


def withdraw(reminder: Reminder) -> bool:
    """Withdraw a reminder, unless it has just left; return whether it was withdrawn."""
    with transaction.atomic():
        if not cancel(about=key_of(reminder)):
            return False
        reminder.cancelled_at = timezone.now()
        reminder.save(update_fields=["cancelled_at"])
    return True
