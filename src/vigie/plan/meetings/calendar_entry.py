"""The calendar file joined to an invitation (RFC 5545, RFC 5546): plain values in, bytes out.

The library that writes it is loaded only then.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress


class Method(StrEnum):
    """What the file asks of the calendar that receives it."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Entry:
    """A meeting, or what else people come to, as calendars know it.

    uid: the same in all the files of a meeting. sequence: grows at each change. starts, ends: with their time zone, or
    days, the second one not included. written: when this file was made. attendee: the only recipient, so that nobody
    reads who else is invited.
    """

    uid: str
    sequence: int
    starts: date
    ends: date
    written: datetime
    summary: str
    description: str
    location: str
    address: str
    organizer: str
    organizer_name: str
    attendee: str
    attendee_name: str


def calendar_file(entry: Entry, method: Method) -> bytes:
    """Return the file that adds a meeting to a calendar, changes it there, or takes it out."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Vigie//Réunions//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(event_of(entry, method))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def event_of(entry: Entry, method: Method) -> "Event":
    """Return the event of the file."""
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.written)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    # Whoever has left the body since is told that the meeting is cancelled, not where it was nor what about.
    if method is Method.REQUEST:
        add_details(event, entry)
    event.add("organizer", party(entry.organizer, entry.organizer_name))
    event.add("attendee", invited(entry))
    return event


def add_details(event: "Event", entry: Entry) -> None:
    """Say what the meeting is about, and where."""
    event.add("description", entry.description)
    if entry.location:
        event.add("location", entry.location)
    if entry.address:
        event.add("url", entry.address)


def party(address: str, name: str) -> "vCalAddress":
    """Return someone as calendars name them."""
    from icalendar import vCalAddress, vText

    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(name)
    return found


def invited(entry: Entry) -> "vCalAddress":
    """Return the recipient; no answer is asked of their calendar, since nobody would read it."""
    from icalendar import vText

    found = party(entry.attendee, entry.attendee_name)
    found.params["ROLE"] = vText("REQ-PARTICIPANT")
    found.params["PARTSTAT"] = vText("NEEDS-ACTION")
    found.params["RSVP"] = vText("FALSE")
    return found
