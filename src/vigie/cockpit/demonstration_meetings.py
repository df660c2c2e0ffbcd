"""Two fictitious meetings of the working group: one held this year, one to come whose agenda is ready."""

from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Person, Role
from vigie.plan.bodies.naming import WORKING
from vigie.plan.meetings.agenda import prepare_agenda
from vigie.plan.meetings.attendance import expected_at, note_attendance
from vigie.plan.meetings.deciding import Wording, write_decision
from vigie.plan.meetings.holding import close_meeting
from vigie.plan.models import Action, AgendaItem, Attendance, Body, Meeting, Plan

# How long ago, and in how long; close enough for the plan of today to be that of the meeting held.
HELD_DAYS_AGO, TO_COME_IN_DAYS = 10, 21
PLACE = "Salle fictive de la démonstration"
MINUTES = (
    "Réunion **fictive** de la démonstration. Le groupe a fait le tour des six axes ; "
    "il souhaite que chaque structure écrive sa note de l'année avant la prochaine réunion."
)
POINTS = (
    (AgendaItem.Kind.PROGRESS, "État des lieux du plan", 30, "Plusieurs actions n'ont pas encore de note cette année."),
    (AgendaItem.Kind.FREE, "Les stages de troisième", 20, "- les demandes restent souvent sans réponse\n- on compte"),
)
ATTENDANCE = (Attendance.State.PRESENT, Attendance.State.PRESENT, Attendance.State.EXCUSED)
# The code of the action concerned, what was decided, in how many days.
DECISIONS = (
    ("A17", "Proposer un créneau du soir à la permanence juridique, à l'essai pendant trois mois.", 60),
    ("A16", "Adapter le module d'accueil avec deux structures volontaires.", -3),
)


def prepare_meetings() -> None:
    """Hold a meeting and prepare the next one, once the plan has its working group; twice adds nothing."""
    plan, body = Plan.objects.first(), working_group()
    if plan is None or body is None or body.meetings.filter(is_fictitious=True).exists():
        return
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_fictitious=True).earliest("pk")
    with transaction.atomic():
        hold_one(plan, body, pilot)
        prepare_next(plan, body, pilot)


def working_group() -> Body | None:
    """Return the plan's own working group; None when the plan names none."""
    groups = Body.objects.filter(kind=WORKING).order_by("pk")
    return groups.filter(min_meetings_per_year__isnull=False).first() or groups.first()


def planned(plan: Plan, body: Body, day: date) -> Meeting:
    """Return a fictitious meeting of that day, from two to four o'clock."""
    meeting = Meeting(plan=plan, body=body, starts_at=time(14), ends_at=time(16), place=PLACE, is_fictitious=True)
    meeting.set_date(day.isoformat())
    meeting.save(force_insert=True)
    return meeting


def working_day(day: date) -> date:
    """Return that day, or the Friday before when it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def hold_one(plan: Plan, body: Body, pilot: Person) -> None:
    """Hold a meeting of this year: who came, what was said, what was decided."""
    today = timezone.localdate()
    meeting = planned(plan, body, working_day(max(date(today.year, 1, 1), today - timedelta(days=HELD_DAYS_AGO))))
    for order, (kind, title, minutes, notes) in enumerate(POINTS):
        item = AgendaItem(meeting=meeting, order=order, kind=kind, title=title, minutes_planned=minutes, notes=notes)
        item.save(force_insert=True)
    for line, state in zip(expected_at(meeting), ATTENDANCE, strict=False):
        note_attendance(meeting=meeting, key=line.key, state=state, represented_by="", actor=pilot)
    for code, text, days in DECISIONS:
        decide(meeting, code, text, today + timedelta(days=days), pilot)
    Meeting.objects.filter(pk=meeting.pk).update(minutes=MINUTES)
    close_meeting(meeting=meeting, actor=pilot)


def decide(meeting: Meeting, code: str, text: str, due: date, pilot: Person) -> None:
    """Write a decision about an action, carried by one of the organisations that carry it."""
    action = Action.objects.filter(plan=meeting.plan, code=code).first()
    bearer = action.participations.filter(part="bearer").first() if action else None
    wording = Wording(
        text,
        agenda_item=meeting.agenda.first(),
        action=action,
        carrier=bearer.organisation if bearer else None,
        due=due.isoformat(),
    )
    write_decision(meeting=meeting, wording=wording, actor=pilot)


def prepare_next(plan: Plan, body: Body, pilot: Person) -> None:
    """Plan the next meeting, with the agenda that is due; the invitations are left to whoever tries."""
    meeting = planned(plan, body, working_day(timezone.localdate() + timedelta(days=TO_COME_IN_DAYS)))
    prepare_agenda(meeting=meeting, actor=pilot)
