"""Writes entries as an iCalendar file (RFC 5545): plain values in, bytes out.

The library that writes it is loaded only then.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from vigie.cockpit.agenda.entries import ENTRY_LABELS, Entry, Precision

if TYPE_CHECKING:
    from icalendar import Event

# Calendars ask again no more often than this, when they listen.
ASK_AGAIN = timedelta(hours=12)
# Of a meeting whose end nobody wrote.
USUAL_LENGTH = timedelta(hours=2)


def calendar_file(
    entries: Iterable[Entry],
    *,
    title: str,
    house: str,
    zone: tzinfo,
    written: datetime,
    address_of: Callable[[Entry], str],
) -> bytes:
    """Return the file of a subscription. What has no day of its own is left out: a calendar would invent one.

    title: how calendars name it. house: ends identifiers, so that two towns never share one. zone: of the hours of
    meetings. written: for what has no date of change. address_of: the whole address of an entry's page, or nothing.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Vigie//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        if entry.precision is Precision.DAY:
            calendar.add_component(event_of(entry, house, zone, written, address_of(entry)))
    return bytes(calendar.to_ical())


def event_of(entry: Entry, house: str, zone: tzinfo, written: datetime, address: str) -> "Event":
    """Return an entry as an event."""
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid if "@" in entry.uid else f"{entry.uid}@{house}")
    event.add("dtstamp", in_utc(entry.changed_at or written))
    event.add("sequence", entry.sequence)
    start, end = bounds_of(entry, zone)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", f"{ENTRY_LABELS[entry.kind]} : {entry.title}")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.starts_at and not entry.is_cancelled else "TRANSPARENT")
    for name, value in (("description", entry.detail), ("location", entry.place), ("url", address)):
        if value:
            event.add(name, value)
    return event


def bounds_of(entry: Entry, zone: tzinfo) -> tuple[date, date]:
    """Return when an event begins and ends: a whole day, or hours in universal time."""
    day = entry.day.first_day
    if entry.starts_at is None:
        return day, day + timedelta(days=1)
    start = datetime.combine(day, entry.starts_at, tzinfo=zone)
    end = datetime.combine(day, entry.ends_at, tzinfo=zone) if entry.ends_at else start + USUAL_LENGTH
    return in_utc(start), in_utc(end)


def in_utc(moment: datetime) -> datetime:
    """Return a moment in universal time, to the second, as calendars write it."""
    return moment.astimezone(UTC).replace(microsecond=0)
