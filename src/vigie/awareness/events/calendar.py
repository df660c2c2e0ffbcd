"""Public events as an iCalendar file that anyone may follow (RFC 5545): plain values in, bytes out.

The library that writes it is loaded only then.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from vigie.awareness.models import Event

if TYPE_CHECKING:
    from icalendar import Event as Entry

ASK_AGAIN = timedelta(hours=12)


def events_file(events: Iterable[tuple[Event, str]], *, title: str, written: datetime) -> bytes:
    """Return the file. events: each with the whole address of its page. title: how calendars name it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Vigie//Événements//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for event, address in events:
        calendar.add_component(entry_of(event, address, written))
    return bytes(calendar.to_ical())


def entry_of(event: Event, address: str, written: datetime) -> "Entry":
    """Return an event as calendars know it, under the identifier of its registrations."""
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.uid}@vigie")
    entry.add("dtstamp", in_utc(written))
    entry.add("sequence", event.sequence)
    entry.add("dtstart", in_utc(event.starts_at))
    entry.add("dtend", in_utc(event.ends_at))
    entry.add("summary", event.title)
    entry.add("description", event.summary)
    entry.add("location", event.place)
    entry.add("url", address)
    entry.add("status", "CANCELLED" if event.cancelled_on else "CONFIRMED")
    return entry


def in_utc(moment: datetime) -> datetime:
    """Return a moment in universal time, to the second, as calendars write it."""
    return moment.astimezone(UTC).replace(microsecond=0)
