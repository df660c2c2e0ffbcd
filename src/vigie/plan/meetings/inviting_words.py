"""What invitations say: subject, body, calendar entry."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.template.defaultfilters import date as said_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.outbox import Attachment
from vigie.plan.meetings.calendar_entry import Entry, Method, calendar_file
from vigie.plan.models import Meeting

# When nobody said when it ends.
USUAL_LENGTH = timedelta(hours=2)


def named(meeting: Meeting) -> str:
    """Return what the meeting is called: its body, and its object when it has one."""
    return f"{meeting.body.name} – {meeting.title}" if meeting.title else meeting.body.name


def when(meeting: Meeting) -> str:
    """Return « mardi 14 mars 2027, de 14:00 à 16:00 », or the date as it is known."""
    if meeting.day.day is None:
        return meeting.day.in_words()
    day = said_date(meeting.first_day, "l j F Y")
    if meeting.starts_at is None:
        return day
    start = meeting.starts_at.strftime("%H:%M")
    if meeting.ends_at is None:
        return gettext("%(day)s, à %(start)s") % {"day": day, "start": start}
    end = meeting.ends_at.strftime("%H:%M")
    return gettext("%(day)s, de %(start)s à %(end)s") % {"day": day, "start": start, "end": end}


def subject_of(meeting: Meeting, method: Method) -> str:
    """Return the subject of the message."""
    words = {"meeting": named(meeting)[:90], "day": said_date(meeting.first_day, "j F Y")}
    if method is Method.CANCEL:
        return gettext("Réunion annulée : %(meeting)s, %(day)s") % words
    if meeting.sequence:
        return gettext("Réunion modifiée : %(meeting)s, %(day)s") % words
    return gettext("Invitation : %(meeting)s, %(day)s") % words


def opening_of(meeting: Meeting, method: Method) -> str:
    """Return the sentence that says what happens."""
    words = {"meeting": named(meeting), "when": when(meeting)}
    if method is Method.CANCEL:
        return gettext("La réunion « %(meeting)s » du %(when)s est annulée.") % words
    if meeting.sequence:
        return gettext("La réunion « %(meeting)s » a changé. Elle a lieu %(when)s.") % words
    return gettext("Vous êtes invité·e à la réunion « %(meeting)s », %(when)s.") % words


def body_of(meeting: Meeting, points: list[str], method: Method) -> str:
    """Return the text of the message: when, where, the agenda, and the page that keeps it up to date."""
    parts = [gettext("Bonjour,"), opening_of(meeting, method)]
    if method is Method.REQUEST:
        parts += places_of(meeting)
        if points:
            listed = "\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
            parts.append(gettext("Ordre du jour :\n%(points)s") % {"points": listed})
        parts.append(gettext("Le fichier joint ajoute la réunion à votre agenda."))
        parts.append(gettext("L'ordre du jour tenu à jour : %(address)s") % {"address": page_of(meeting)})
    return "\n\n".join(parts) + "\n"


def places_of(meeting: Meeting) -> list[str]:
    """Return where people meet, in a room and on a screen."""
    found = []
    if meeting.place:
        found.append(gettext("Lieu : %(place)s") % {"place": meeting.place})
    if meeting.online_address:
        found.append(gettext("Visioconférence : %(address)s") % {"address": meeting.online_address})
    return found


def page_of(meeting: Meeting) -> str:
    """Return the whole address of the meeting's page."""
    return settings.VIGIE_ADDRESS + reverse("plan:meeting", args=[meeting.pk])


def hours_of(meeting: Meeting) -> tuple[datetime, datetime]:
    """Return when a meeting with a day and an hour begins and ends, in the territory's time zone."""
    assert meeting.starts_at is not None
    zone = timezone.get_default_timezone()
    starts = datetime.combine(meeting.first_day, meeting.starts_at, zone)
    ends = datetime.combine(meeting.first_day, meeting.ends_at, zone) if meeting.ends_at else starts + USUAL_LENGTH
    return starts, ends


def entry_file(meeting: Meeting, points: list[str], address: str, name: str, method: Method) -> Attachment:
    """Return the calendar file of one recipient."""
    starts, ends = hours_of(meeting)
    entry = Entry(
        uid=f"{meeting.calendar_uid}@vigie",
        sequence=meeting.sequence,
        starts=starts,
        ends=ends,
        written=timezone.now(),
        summary=named(meeting),
        description="\n".join([*places_of(meeting), *points]),
        location=meeting.place or meeting.online_address,
        address=page_of(meeting),
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        organizer_name=meeting.body.name,
        attendee=address,
        attendee_name=name,
    )
    mime = f"text/calendar; method={method.value}; component=VEVENT"
    return Attachment("reunion.ics", mime, calendar_file(entry, method))
