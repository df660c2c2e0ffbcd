"""What the room writes by e-mail: a text, and an entry for the calendar of whoever receives it."""

from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from vigie.core.outbox import Attachment
from vigie.plan.meetings.calendar_entry import Entry, Method, calendar_file


@dataclass(frozen=True)
class Moment:
    """What is entered in a calendar. starts, ends: moments, or days, the second not included. address: of its page."""

    uid: str
    sequence: int
    starts: date
    ends: date
    summary: str
    description: str
    location: str
    address: str
    organizer_name: str


def calendar_attachment(moment: Moment, *, to: str, name: str, method: Method) -> Attachment:
    """Return the calendar file of one recipient."""
    entry = Entry(
        uid=moment.uid,
        sequence=moment.sequence,
        starts=moment.starts,
        ends=moment.ends,
        written=timezone.now(),
        summary=moment.summary,
        description=moment.description,
        location=moment.location,
        address=moment.address,
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        organizer_name=moment.organizer_name,
        attendee=to,
        attendee_name=name,
    )
    mime = f"text/calendar; method={method.value}; component=VEVENT"
    return Attachment("agenda.ics", mime, calendar_file(entry, method))


def whole_address(path: str) -> str:
    """Return an address of Vigie as an e-mail writes it."""
    return settings.VIGIE_ADDRESS + path
