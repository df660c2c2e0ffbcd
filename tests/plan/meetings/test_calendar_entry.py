from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from vigie.plan.meetings.calendar_entry import Entry, Method, calendar_file

PARIS = ZoneInfo("Europe/Paris")
ENTRY = Entry(
    uid="abc@vigie",
    sequence=2,
    starts=datetime(2027, 3, 14, 14, tzinfo=PARIS),
    ends=datetime(2027, 3, 14, 16, tzinfo=PARIS),
    written=datetime(2027, 1, 1, 8, tzinfo=PARIS),
    summary="Groupe ; d'essai, « été »\nBEGIN:VALARM",
    description="Point 1\nPoint 2",
    location="Salle 2",
    address="https://vigie.exemple/reunions/1/",
    organizer="vigie@exemple.fr",
    organizer_name="Groupe",
    attendee="noe@exemple.fr",
    attendee_name="Noé, Membre",
)


@pytest.fixture
def event():
    return Calendar.from_ical(calendar_file(ENTRY, Method.REQUEST)).walk("VEVENT")[0]


def test_a_request_says_when_in_the_time_zone_of_the_territory(event):
    content = calendar_file(ENTRY, Method.REQUEST).decode()
    assert "METHOD:REQUEST" in content
    assert "BEGIN:VTIMEZONE" in content
    assert "DTSTART;TZID=Europe/Paris:20270314T140000" in content
    assert event["UID"] == "abc@vigie"
    assert event["SEQUENCE"] == 2
    assert event["STATUS"] == "CONFIRMED"


def test_a_cancellation_takes_the_event_out():
    calendar = Calendar.from_ical(calendar_file(ENTRY, Method.CANCEL))
    assert calendar["METHOD"] == "CANCEL"
    event = calendar.walk("VEVENT")[0]
    assert event["STATUS"] == "CANCELLED"
    assert not {"LOCATION", "DESCRIPTION", "URL"} & set(event)


def test_the_recipient_alone_is_named(event):
    assert str(event["ATTENDEE"]) == "mailto:noe@exemple.fr"
    assert event["ATTENDEE"].params["CN"] == "Noé, Membre"


def test_words_stay_words(event):
    content = calendar_file(ENTRY, Method.REQUEST)
    assert str(event["SUMMARY"]) == ENTRY.summary
    assert b"\r\nBEGIN:VALARM" not in content
