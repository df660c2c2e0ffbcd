"""The calendar file is read back by the library that calendars are written with, whatever people typed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from vigie.cockpit.agenda.calendar_file import calendar_file
from vigie.cockpit.agenda.entries import Entry, Kind
from vigie.core.fuzzy_dates import FuzzyDate

WRITTEN = datetime(2018, 1, 1, 12, tzinfo=UTC)
# What people type: commas, semicolons, backslashes, new lines, emoji, right-to-left text, very long lines.
TITLES = st.text(
    st.one_of(st.sampled_from(",;:\\\"'\n😀🏳️‍🌈é مرحبا שלום"), st.characters(exclude_categories=["Cs", "Cc", "Cn"])),
    max_size=300,
)


def written(*entries: Entry) -> bytes:
    return calendar_file(
        entries,
        title="Plan d'essai",
        house="vigie.exemple.fr",
        zone=ZoneInfo("Europe/Paris"),
        written=WRITTEN,
        address_of=lambda entry: "https://vigie.exemple.fr/x/" if entry.kind is Kind.MEETING else "",
    )


def events(content: bytes):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def meeting(**fields) -> Entry:
    values = {"kind": Kind.MEETING, "number": 1, "title": "Groupe", "day": FuzzyDate(2018, 3, 14), "uid": "u@vigie"}
    return Entry(**(values | fields))


@given(title=TITLES, place=TITLES, detail=TITLES)
def test_any_text_comes_back_as_it_was(title, place, detail):
    content = written(meeting(title=title, place=place, detail=detail))
    (event,) = events(content)
    assert str(event["summary"]) == f"Réunion : {title}"
    assert str(event.get("location", "")) == place
    assert str(event.get("description", "")) == detail
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_day_is_a_whole_day():
    (event,) = events(written(Entry(Kind.ACTION, 4, "Former", FuzzyDate(2018, 6, 30), "action-4")))
    assert event.decoded("dtstart") == date(2018, 6, 30)
    assert event.decoded("dtend") == date(2018, 7, 1)
    assert str(event["uid"]) == "action-4@vigie.exemple.fr"
    assert event.decoded("dtstamp") == WRITTEN
    assert "url" not in event


def test_hours_are_those_of_the_place():
    (event,) = events(written(meeting(starts_at=time(9, 30), ends_at=time(12))))
    assert event.decoded("dtstart") == datetime(2018, 3, 14, 8, 30, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2018, 3, 14, 11, tzinfo=UTC)
    (summer,) = events(written(meeting(day=FuzzyDate(2018, 7, 2), starts_at=time(9))))
    assert summer.decoded("dtstart").hour == 7
    assert summer.decoded("dtend") - summer.decoded("dtstart") == timedelta(hours=2)


def test_a_vague_date_gives_nothing():
    assert events(written(meeting(day=FuzzyDate(2018, 3)), meeting(day=FuzzyDate(2018)))) == []


def test_a_cancelled_meeting_says_so_and_keeps_its_name():
    before, after = (events(written(meeting(is_cancelled=gone, sequence=gone)))[0] for gone in (False, True))
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
