"""What the status of an action was at the end of a year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.cockpit.annual_report.collecting_status import StatusChange, StatusNote, status_on
from vigie.cockpit.annual_report.collecting_values import Basis, KnownStatus

END = date(2017, 12, 31)
TODAY = date(2019, 5, 2)
CODES = st.sampled_from(["to_start", "ongoing", "done", "abandoned"])
DAYS = st.dates(date(2015, 1, 1), TODAY)


def asked(**known):
    return status_on(END, **{"today": TODAY, "status": "done", "entered_on": date(2018, 3, 1), **known})


def test_nothing_tells_so_today_s_status_is_said_to_be_today_s():
    assert asked() == KnownStatus("done", Basis.TODAY, TODAY)


def test_the_year_is_not_over():
    assert asked(today=date(2017, 6, 1)) == KnownStatus("done", Basis.CURRENT, date(2017, 6, 1))


def test_a_change_after_the_year_tells_what_was_before_it():
    known = asked(entered_on=date(2016, 1, 1), changes=[StatusChange(date(2018, 2, 1), "ongoing", "done")])
    assert known == KnownStatus("ongoing", Basis.JOURNAL, END)


def test_the_last_change_of_the_year_wins():
    changes = [
        StatusChange(date(2016, 2, 1), "to_start", "ongoing"),
        StatusChange(END, "ongoing", "abandoned"),
        StatusChange(date(2018, 1, 1), "abandoned", "done"),
    ]
    assert asked(entered_on=date(2016, 1, 1), changes=changes).status == "abandoned"


def test_without_change_since_before_the_year_s_end_the_status_has_not_moved():
    assert asked(entered_on=END) == KnownStatus("done", Basis.JOURNAL, END)


def test_a_change_that_is_not_understood_tells_nothing():
    changes = [StatusChange(date(2017, 2, 1), "", "")]
    assert asked(entered_on=date(2016, 1, 1), changes=changes).basis is Basis.TODAY


@pytest.mark.parametrize(
    ("year", "dated_on", "tells"),
    [
        (2017, date(2017, 5, 1), True),
        (2016, date(2016, 5, 1), True),
        # About the year, while its report is prepared.
        (2017, date(2018, 6, 30), True),
        (2017, date(2018, 7, 1), False),
        # Written early in the year after, about that year.
        (2018, date(2018, 1, 2), False),
    ],
)
def test_notes_that_tell_the_end_of_the_year(year, dated_on, tells):
    known = asked(notes=[StatusNote(year, dated_on, "ongoing")])
    assert known == (KnownStatus("ongoing", Basis.NOTE, dated_on) if tells else KnownStatus("done", Basis.TODAY, TODAY))


def test_a_note_without_status_tells_nothing():
    notes = [StatusNote(2017, date(2017, 5, 1), "ongoing"), *(StatusNote(2017, END, code) for code in ("", "unknown"))]
    assert asked(notes=notes).known_on == date(2017, 5, 1)


@given(CODES, st.lists(st.tuples(DAYS, CODES), max_size=6), DAYS)
def test_what_the_journal_tells_is_what_was(first, moves, day):
    moves = sorted(moves)
    changes, status = [], first
    for on, after in moves:
        changes.append(StatusChange(on, status, after))
        status = after
    known = status_on(day, today=TODAY, status=status, entered_on=date(2015, 1, 1), changes=changes)
    assert known.status == next((after for on, after in reversed(moves) if on <= day), first)
    assert known.basis in {Basis.JOURNAL, Basis.CURRENT}
