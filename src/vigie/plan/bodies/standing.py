"""Reads where bodies stand on a day: who sits, what is filled, what was held; as many queries whatever their number."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.bodies.checking import BodyFacts, MeetingCount
from vigie.plan.bodies.defaults import EXPECTS_REFERENT
from vigie.plan.models import Body, BodyCategory, BodyMember, GovernanceDocument, Meeting


@dataclass(frozen=True)
class BodyStanding:
    """Where a body stands: its facts, its members of the day, its next meeting (None when none is planned)."""

    body: Body
    facts: BodyFacts
    has_ended: bool
    members: int
    next_meeting: Meeting | None


@dataclass
class BodyRows:
    """The rows of a body that its standing is computed from."""

    categories: list[BodyCategory] = field(default_factory=list)
    seats: list[BodyMember] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    has_document: bool = False


def standings_of(bodies: Sequence[Body], day: date) -> dict[int, BodyStanding]:
    """Return where bodies stand on a day, by their ids, in the order given."""
    rows = rows_of([body.pk for body in bodies], day)
    return {body.pk: standing_of(body, rows[body.pk], day) for body in bodies}


def rows_of(body_ids: list[int], day: date) -> dict[int, BodyRows]:
    """Read the rows of bodies: one query for each kind of row."""
    rows: dict[int, BodyRows] = defaultdict(BodyRows)
    for category in BodyCategory.objects.filter(body__in=body_ids, is_required=True):
        rows[category.body_id].categories.append(category)
    for seat in BodyMember.objects.filter(body__in=body_ids).sitting(day).order_by("pk"):
        rows[seat.body_id].seats.append(seat)
    meetings = Meeting.objects.filter(body__in=body_ids, last_day__gte=date(day.year, 1, 1))
    for meeting in meetings.exclude(state=Meeting.State.CANCELLED).order_by("first_day", "pk"):
        rows[meeting.body_id].meetings.append(meeting)
    for body_id in GovernanceDocument.objects.filter(body__in=body_ids).values_list("body_id", flat=True):
        rows[body_id or 0].has_document = True
    return rows


def standing_of(body: Body, rows: BodyRows, day: date) -> BodyStanding:
    """Compute where a body stands from its rows."""
    planned = [meeting for meeting in rows.meetings if meeting.state == Meeting.State.PLANNED]
    filled = {seat.category_id for seat in rows.seats}
    facts = BodyFacts(
        required=tuple(category.name for category in rows.categories),
        filled=frozenset(category.name for category in rows.categories if category.pk in filled),
        groups=tuple(seat.political_group for seat in rows.seats),
        min_groups=body.min_political_groups,
        min_meetings=body.min_meetings_per_year,
        meetings=count_meetings(rows.meetings, day),
        installed=installation_of(body),
        expects_letter=is_mandated(body),
        has_letter=bool(body.mandate_letter.strip()) or rows.has_document,
        expects_referent=body.kind in EXPECTS_REFERENT,
        has_referent=body.referent_id is not None,
    )
    coming = next((meeting for meeting in planned if meeting.last_day >= day), None)
    return BodyStanding(body, facts, has_ended(body, day), len(rows.seats), coming)


def is_mandated(body: Body) -> bool:
    """Whether a body is « missionné », as its name or what is written of its mandate says (S91)."""
    return bool(body.mandated_by or body.mandated_on) or "missionné" in body.name.casefold()


def has_ended(body: Body, day: date) -> bool:
    """Whether a body has ended on a day."""
    return body.ended_on is not None and body.ended_on < day


def installation_of(body: Body) -> date | None:
    """Return the last day on which a body may have been installed; None when nothing is known."""
    return FuzzyDate.parse(body.installed_on).last_day if body.installed_on else None


def count_meetings(meetings: Sequence[Meeting], day: date) -> MeetingCount:
    """Count the meetings of the year of a day, by their first possible day."""
    this_year = [meeting for meeting in meetings if meeting.first_day.year == day.year]
    planned = [meeting for meeting in this_year if meeting.state == Meeting.State.PLANNED]
    to_come = sum(meeting.last_day >= day for meeting in planned)
    return MeetingCount(held=len(this_year) - len(planned), planned=to_come, to_close=len(planned) - to_come)
