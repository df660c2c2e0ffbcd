"""What whoever registers receives: a place or a rank, a change, a cancellation, each with a calendar entry."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.awareness.letters import Moment, calendar_attachment, whole_address
from vigie.awareness.models import Event, Registration
from vigie.core.day_words import date_format
from vigie.core.outbox import Attachment, cancel, key_of, send
from vigie.plan.meetings.calendar_entry import Method

HOUR = "G \\h i"


def tell(registration: Registration, method: Method) -> None:
    """Write to someone where they stand; what had not left yet about it is withdrawn."""
    event = registration.event
    place = "seat" if registration.has_place else "wait"
    with override("fr"):
        cancel(about=key_of(registration))
        send(
            to=registration.email,
            subject=subject_of(registration, method),
            body=body_of(registration, method),
            kind="event",
            about=key_of(registration),
            dedupe_key=f"event:{registration.code}:{event.sequence}:{place}:{method.value}",
            attachments=entries_of(registration, method),
        )


def tell_everyone(event: Event, method: Method) -> int:
    """Write to all who are registered; return how many."""
    standing = list(event.registrations.standing())
    for registration in standing:
        registration.event = event
        tell(registration, method)
    return len(standing)


def subject_of(registration: Registration, method: Method) -> str:
    """Return the subject of the message."""
    event = registration.event
    if event.cancelled_on:
        words = gettext("Annulé : %(event)s")
    elif method is Method.CANCEL:
        words = gettext("Désinscription : %(event)s")
    elif registration.has_place:
        words = (
            gettext("Votre place : %(event)s") if not event.sequence else gettext("À noter, un changement : %(event)s")
        )
    else:
        words = gettext("Liste d'attente : %(event)s")
    return words % {"event": event.title}


def body_of(registration: Registration, method: Method) -> str:
    """Return the text of the message."""
    event = registration.event
    parts = [gettext("Bonjour,"), opening_of(registration, method)]
    if method is Method.REQUEST:
        parts += [gettext("Lieu : %(place)s") % {"place": event.place}]
        if event.access:
            parts += [gettext("Accessibilité : %(access)s") % {"access": event.access}]
        page = whole_address(reverse("awareness:own_registration", args=[registration.code]))
        parts += [
            gettext("Vous ne pouvez plus venir ? Dites-le ici, quelqu'un attend peut-être : %(address)s")
            % {"address": page}
        ]
    return "\n\n".join(parts) + "\n"


def opening_of(registration: Registration, method: Method) -> str:
    """Return the sentence that says what happens."""
    event = registration.event
    words = {"event": event.title, "when": when(event)}
    if event.cancelled_on:
        return gettext("« %(event)s », prévu %(when)s, est annulé.") % words
    if method is Method.CANCEL:
        return gettext("Votre inscription à « %(event)s » est retirée. Merci de l'avoir dit.") % words
    if registration.has_place:
        return (
            gettext("Vous avez une place à « %(event)s », %(when)s. Le fichier joint l'ajoute à votre agenda.") % words
        )
    return (
        gettext(
            "« %(event)s », %(when)s, est complet : vous êtes sur la liste d'attente. Si une place se libère, un "
            "message vous le dira."
        )
        % words
    )


def when(event: Event) -> str:
    """Return when an event takes place: « mardi 14 mars 2026, de 14 h 00 à 16 h 00 », or from a day to another."""
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    day = date_format(starts, "l j F Y")
    hours = {"day": day, "start": date_format(starts, HOUR), "end": date_format(ends, HOUR)}
    if starts.date() == ends.date():
        return gettext("%(day)s, de %(start)s à %(end)s") % hours
    return gettext("du %(day)s au %(last)s") % {"day": day, "last": date_format(ends, "l j F Y")}


def entries_of(registration: Registration, method: Method) -> list[Attachment]:
    """Return the calendar file of someone who has, or had, a place."""
    if not registration.has_place:
        return []
    name, to = registration.name, registration.email
    return [calendar_attachment(moment_of(registration.event), to=to, name=name, method=method)]


def moment_of(event: Event) -> Moment:
    """Return an event as calendars enter it."""
    return Moment(
        uid=f"{event.uid}@vigie",
        sequence=event.sequence,
        starts=timezone.localtime(event.starts_at),
        ends=timezone.localtime(event.ends_at),
        summary=event.title,
        description=event.summary,
        location=event.place,
        address=whole_address(reverse("awareness:public_event", args=[event.pk])),
        organizer_name=str(event.organisation or gettext("Équipe qui pilote le plan")),
    )
