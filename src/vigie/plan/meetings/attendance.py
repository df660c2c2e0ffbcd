"""Who was expected, who came, who came instead, who came unexpectedly."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.models import Organisation, Person
from vigie.plan.meetings.access import locked, refuse_unless_open
from vigie.plan.meetings.holding_journal import record_sitting
from vigie.plan.models import Attendance, BodyMember, Meeting

State = Attendance.State


@dataclass(frozen=True)
class Expected:
    """One line of the attendance list, written or not yet. key: « m12 » for a seat, « a7 » for someone come besides."""

    key: str
    name: str
    detail: str
    state: str
    represented_by: str = ""
    is_member: bool = True

    @property
    def state_words(self) -> str:
        """The state, in words."""
        return str(State(self.state).label)


@dataclass(frozen=True)
class Count:
    """How many came, were represented, excused themselves, were away, and of how many nothing is known."""

    present: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0
    not_stated: int = 0

    @property
    def total(self) -> int:
        """Everyone on the list."""
        return self.present + self.represented + self.excused + self.absent + self.not_stated


def expected_at(meeting: Meeting) -> list[Expected]:
    """Return the attendance list: those who sit in the body that day, and whoever was written down. Two queries.

    Once the meeting is closed, what was written down alone counts.
    """
    rows = list(meeting.attendances.select_related("person", "organisation__parent"))
    found = [line_of(row) for row in rows]
    if meeting.state != Meeting.State.HELD:
        seats = BodyMember.objects.filter(body=meeting.body).sitting(meeting.last_day)
        written = {row.member_id for row in rows}
        missing = [seat for seat in seats.select_related("person", "organisation__parent") if seat.pk not in written]
        found += [line_of_seat(seat) for seat in missing]
    return sorted(found, key=lambda line: (not line.is_member, line.name.casefold(), line.key))


def line_of(row: Attendance) -> Expected:
    """Return the line of someone written down."""
    organisation = str(row.organisation) if row.organisation else ""
    person = row.person.name if row.person else row.label
    key = f"m{row.member_id}" if row.member_id else f"a{row.pk}"
    name, detail = (person, organisation) if person else (organisation or gettext("Nom effacé"), "")
    return Expected(key, name, detail, row.state, row.represented_by, bool(row.member_id))


def line_of_seat(seat: BodyMember) -> Expected:
    """Return the line of a seat of which nothing is written yet."""
    organisation = str(seat.organisation) if seat.organisation else ""
    if seat.person:
        return Expected(f"m{seat.pk}", seat.person.name, organisation or seat.capacity, State.NOT_STATED)
    return Expected(f"m{seat.pk}", organisation, seat.capacity, State.NOT_STATED)


def count_of(lines: list[Expected]) -> Count:
    """Count the lines by state."""
    states = [line.state for line in lines]
    return Count(**{state.value: states.count(state) for state in State})


def note_attendance(*, meeting: Meeting, key: str, state: str, represented_by: str, actor: Person) -> Expected:
    """Write whether someone of the list came; return their line. Twice the same changes nothing.

    represented_by: kept for a represented member alone. Raises ValueError, with a French sentence, when the line or
    the state is unknown, or the meeting closed.
    """
    if state not in State.values:
        raise ValueError(gettext("Choisissez présence, excuse, représentation ou absence."))
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        row = row_of(now, key)
        row.state = state
        row.represented_by = represented_by.strip()[:200] if state == State.REPRESENTED else ""
        row.save(update_fields=["state", "represented_by"])
        record_sitting(actor=actor, verb="attendance_noted", meeting=now)
    return line_of(row)


def row_of(meeting: Meeting, key: str) -> Attendance:
    """Return the row of a line, written for a seat of that day that has none yet.

    Raises ValueError for an unknown line.
    """
    kind, number = key[:1], key[1:]
    rows = Attendance.objects.select_related("person", "organisation__parent").filter(meeting=meeting)
    found = None
    if number.isdecimal() and len(number) < 10:
        which: dict[str, Any] = {"member": int(number)} if kind == "m" else {"pk": int(number), "member": None}
        found = rows.filter(**which).first()
        seats = BodyMember.objects.filter(body=meeting.body).sitting(meeting.last_day)
        seat = seats.filter(pk=int(number)).first() if kind == "m" and found is None else None
        if seat:
            return Attendance.objects.create(
                meeting=meeting, member=seat, person=seat.person, organisation=seat.organisation
            )
    if found is None:
        raise ValueError(gettext("Cette personne n'est pas sur la liste : ajoutez-la."))
    return found


def add_unexpected(*, meeting: Meeting, label: str, organisation: Organisation | None, actor: Person) -> Attendance:
    """Write down someone who came without being expected. The same name twice is one line.

    Raises ValueError, with a French sentence, when the meeting is closed.
    """
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        same = Attendance.objects.filter(meeting=now, member=None, label=label, organisation=organisation)
        row = same.first() or Attendance.objects.create(
            meeting=now, label=label, organisation=organisation, state=State.PRESENT
        )
        record_sitting(actor=actor, verb="attendance_noted", meeting=now)
    return row


def remove_unexpected(*, meeting: Meeting, key: str, actor: Person) -> None:
    """Take someone who was added by mistake off the list. Raises ValueError for a member, or when it is closed."""
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        if not key.startswith("a"):
            raise ValueError(gettext("Les membres de l'instance restent sur la liste."))
        row_of(now, key).delete()
        record_sitting(actor=actor, verb="attendance_noted", meeting=now)
