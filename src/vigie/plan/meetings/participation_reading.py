"""Reads the participation of organisations from what was noted at meetings that were held."""

from dataclasses import dataclass

from vigie.accounts.models import Organisation
from vigie.plan.meetings.participation import Came, Participation, participation_of
from vigie.plan.models import Attendance, Meeting


@dataclass(frozen=True)
class Noted:
    """The participation, with the organisations it speaks of, and how many presences name none.

    organisations: by their id, in alphabetical order. A column is a year, or the place of a meeting in ``meetings``.
    """

    participation: Participation[int, int]
    organisations: dict[int, str]
    without_organisation: int
    meetings: tuple[Meeting, ...] = ()


def participation_by_year(body_ids: set[int]) -> Noted:
    """Return how organisations took part in the meetings held by some bodies, by year. Two queries."""
    rows = noted(body_ids, None)
    came = [Came(organisation, year, meeting, state) for organisation, year, meeting, state in rows if organisation]
    return with_names(came, sum(not organisation for organisation, *_ in rows))


def participation_by_meeting(body_id: int, year: int) -> Noted:
    """Return how organisations took part in each meeting that a body held in a year. Three queries."""
    held = tuple(Meeting.objects.held().in_year(year).filter(body=body_id).order_by("first_day", "pk"))
    places = {meeting.pk: place for place, meeting in enumerate(held)}
    rows = [row for row in noted({body_id}, year) if row[2] in places]
    came = [Came(org, places[meeting], meeting, state) for org, _, meeting, state in rows if org]
    return with_names(came, sum(not organisation for organisation, *_ in rows), held)


def noted(body_ids: set[int], year: int | None) -> list[tuple[int | None, int, int, str]]:
    """Return the organisation, the year, the meeting and the state of each presence noted."""
    rows = Attendance.objects.filter(meeting__state=Meeting.State.HELD, meeting__body__in=body_ids)
    rows = rows.exclude(state=Attendance.State.NOT_STATED).order_by("pk")
    if year:
        rows = rows.filter(meeting__first_day__year=year)
    found = rows.values_list("organisation_id", "meeting__first_day", "meeting_id", "state")
    return [(organisation, day.year, meeting, state) for organisation, day, meeting, state in found]


def with_names(came: list[Came[int, int]], without: int, meetings: tuple[Meeting, ...] = ()) -> Noted:
    """Return the participation with the names of the organisations."""
    participation = participation_of(came)
    known = Organisation.objects.filter(pk__in=participation.totals).select_related("parent")
    names = {row.pk: str(row) for row in sorted(known, key=str)}
    return Noted(participation, names, without, meetings)
