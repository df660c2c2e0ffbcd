"""What is done with an event, from a draft to what was learnt; each act with its line of the journal."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.events.letters import tell_everyone
from vigie.awareness.events.registering import seat_those_who_wait
from vigie.awareness.models import EditorialReading, Event
from vigie.plan.meetings.calendar_entry import Method
from vigie.plan.models import YearlyMomentDate

# A change of one of these is told to whoever is registered.
TOLD = ("title", "starts_at", "ends_at", "place")


class NotNow(Exception):
    """An act that makes no sense on what it is asked for; the message says why, in French."""


def locked(event_id: int) -> Event:
    """Return an event, locked."""
    return Event.objects.select_for_update().get(pk=event_id)


def add_event(*, event: Event, actor: Person, tools: Any = ()) -> Event:
    """Add a draft."""
    with transaction.atomic():
        event.save(force_insert=True)
        event.tools.set(tools)
        record(actor=actor, verb="event_added", on=event)
    return event


def change_event(*, event: Event, before: Mapping[str, Any], actor: Person, tools: Any = ()) -> None:
    """Write what a form changes; whoever is registered is told of another day, hour or place.

    Call it on a locked row. before: what was recorded, by field.
    """
    with transaction.atomic():
        is_told = (
            event.published_on and not event.is_over and any(getattr(event, name) != before[name] for name in TOLD)
        )
        event.sequence += bool(is_told)
        event.save()
        event.tools.set(tools)
        record(actor=actor, verb="event_changed", on=event)
        seat_those_who_wait(event)
        if event.published_on and not event.cancelled_on:
            move_moment(event, before)
        if is_told:
            tell_everyone(event, Method.REQUEST)


def submit_event(*, event_id: int, actor: Person) -> None:
    """Propose an event to the pilot; done twice, it is once."""
    with transaction.atomic():
        event = locked(event_id)
        if event.submitted_on or event.published_on:
            return
        event.submitted_on, event.returned_for = timezone.localdate(), ""
        event.save(update_fields=["submitted_on", "returned_for"])
        record(actor=actor, verb="event_submitted", on=event)


def return_event(*, event_id: int, reason: str, actor: Person) -> None:
    """Send an event back to whoever proposed it, with what to change."""
    with transaction.atomic():
        event = locked(event_id)
        event.submitted_on, event.returned_for = None, reason
        event.save(update_fields=["submitted_on", "returned_for"])
        record(actor=actor, verb="event_returned", on=event)


def publish_event(*, event_id: int, answers: Mapping[str, str], actor: Person, note: str = "") -> Event:
    """Let everyone read an event, and give its date to the yearly moment of the plan that it is; done twice, once."""
    with transaction.atomic():
        event = locked(event_id)
        if event.published_on:
            return event
        event.published_on, event.submitted_on, event.returned_for = timezone.localdate(), None, ""
        event.save(update_fields=["published_on", "submitted_on", "returned_for"])
        EditorialReading.objects.update_or_create(event=event, defaults={"answers": dict(answers), "note": note})
        record(actor=actor, verb="event_published", on=event)
        date_moment(event)
    return event


def date_moment(event: Event) -> None:
    """Give a date to the yearly moment that an event is, unless the year has one (S103)."""
    if event.moment_id is None:
        return
    day = timezone.localdate(event.starts_at)
    if YearlyMomentDate.objects.filter(moment=event.moment_id, year=day.year).exists():
        return
    dated = YearlyMomentDate(
        moment_id=event.moment_id,
        year=day.year,
        place=event.place,
        topic=event.title,
        is_fictitious=event.is_fictitious,
    )
    dated.set_date(day.isoformat())
    dated.save(force_insert=True)


def date_given(moment_id: int | None, said: Mapping[str, Any]) -> YearlyMomentDate | None:
    """Return the date that an event gave to a yearly moment, while nobody wrote another. said: of the event."""
    day = timezone.localdate(said["starts_at"])
    given = YearlyMomentDate.objects.filter(moment=moment_id, year=day.year, dated=day.isoformat())
    return given.filter(topic=said["title"], report="").first()


def move_moment(event: Event, before: Mapping[str, Any]) -> None:
    """Have the date of the yearly moment follow its event. before: what was recorded, by field."""
    if given := date_given(before.get("moment_id", event.moment_id), before):
        given.delete()
    date_moment(event)


def cancel_event(*, event_id: int, actor: Person) -> None:
    """Cancel an event: its page says so, and whoever is registered is told."""
    with transaction.atomic():
        event = locked(event_id)
        if event.cancelled_on or event.is_over:
            raise NotNow(gettext("Cet événement est déjà annulé, ou passé."))
        event.cancelled_on, event.sequence = timezone.localdate(), event.sequence + 1
        event.save(update_fields=["cancelled_on", "sequence"])
        if given := date_given(event.moment_id, vars(event)):
            given.delete()
        record(actor=actor, verb="event_cancelled", on=event)
        tell_everyone(event, Method.CANCEL)


def remove_event(*, event_id: int, actor: Person) -> None:
    """Remove a draft that was never public. Raises NotNow otherwise."""
    with transaction.atomic():
        event = locked(event_id)
        if reason := reason_not_to_remove(event):
            raise NotNow(reason)
        record(actor=actor, verb="event_removed", on=event)
        event.delete()


def reason_not_to_remove(event: Event) -> str:
    """Return why an event stays; empty when it may go."""
    if event.published_on:
        return gettext("Cet événement a été publié : annulez-le, sa page le dira.")
    return ""


def close_event(*, event: Event, counts: Mapping[str, Any], actor: Person) -> None:
    """Write who came, what it cost and what was learnt. counts: by field."""
    with transaction.atomic():
        for name, value in counts.items():
            setattr(event, name, value)
        event.save(update_fields=list(counts))
        record(actor=actor, verb="event_counted", on=event)


def state_of(event: Event) -> tuple[str, str]:
    """Return where an event stands: the colour of its badge and its words."""
    if event.cancelled_on:
        return "abandoned", gettext("annulé")
    if event.submitted_on:
        return "warning", gettext("proposé, à relire")
    if not event.published_on:
        return ("late", gettext("à revoir")) if event.returned_for else ("to_start", gettext("brouillon"))
    if not event.is_over:
        return "ok", gettext("publié")
    if event.people is None:
        return "warning", gettext("passé, bilan à faire")
    return "done", gettext("passé")
