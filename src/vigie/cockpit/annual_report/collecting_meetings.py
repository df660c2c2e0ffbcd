"""Reads the bodies of a year, their meetings, decisions and alerts; nobody is named."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from vigie.accounts.models import Organisation
from vigie.cockpit.annual_report.collecting_values import AlertOfYear, BodyOfYear, DecisionOfYear, MeetingOfYear
from vigie.plan.bodies.checking import BodyFacts, expected_meetings
from vigie.plan.bodies.standing import installation_of
from vigie.plan.models import Alert, Attendance, Body, Decision, Meeting, Plan

State = Attendance.State
CAME = (State.PRESENT, State.REPRESENTED)


def structures_by_meeting(plan: Plan, year: int) -> dict[int, list[Organisation]]:
    """Return the organisations that came, or were represented, at each meeting held in a year."""
    rows = Attendance.objects.filter(
        meeting__plan=plan, meeting__first_day__year=year, meeting__state=Meeting.State.HELD, state__in=CAME
    ).exclude(organisation=None)
    found: dict[int, dict[int, Organisation]] = defaultdict(dict)
    for row in rows.select_related("organisation__parent").order_by("organisation__name", "pk"):
        if row.organisation:
            found[row.meeting_id][row.organisation.pk] = row.organisation
    return {meeting: list(structures.values()) for meeting, structures in found.items()}


def bodies_of_year(plan: Plan, year: int, attended: Mapping[int, list[Organisation]]) -> tuple[BodyOfYear, ...]:
    """Return the bodies that lived in a year, in the order of their names, with their meetings about the plan."""
    counts = attendance_counts(plan, year)
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    elsewhere: Counter[int] = Counter()
    for meeting in Meeting.objects.in_year(year).order_by("first_day", "pk"):
        if meeting.plan_id == plan.pk:
            meetings[meeting.body_id].append(meeting)
        elif meeting.state == Meeting.State.HELD:
            elsewhere[meeting.body_id] += 1
    return tuple(
        BodyOfYear(
            name=body.name,
            kind=body.kind,
            minimum=body.min_meetings_per_year,
            expected=expected_of(body, year),
            held_elsewhere=elsewhere[body.pk],
            meetings=tuple(meeting_of_year(one, counts[one.pk], attended.get(one.pk, [])) for one in meetings[body.pk]),
        )
        for body in bodies_about(plan)
        if meetings[body.pk] or lived_in(body, year)
    )


def bodies_about(plan: Plan) -> list[Body]:
    """Return the bodies that follow this plan: those that met about it, or about no other plan."""
    of_plan = Meeting.objects.filter(body=OuterRef("pk"), plan=plan)
    of_others = Meeting.objects.filter(body=OuterRef("pk")).exclude(plan=plan)
    return list(Body.objects.filter(Exists(of_plan) | ~Exists(of_others)).order_by("name"))


def lived_in(body: Body, year: int) -> bool:
    """Whether a body had been installed by the end of a year, and had not ended before it."""
    installed = installation_of(body)
    begun = installed is None or installed <= date(year, 12, 31)
    return begun and (body.ended_on is None or body.ended_on >= date(year, 1, 1))


def expected_of(body: Body, year: int) -> int:
    """Return how many meetings the rule demands of a body in a year (S180)."""
    facts = BodyFacts(min_meetings=body.min_meetings_per_year, installed=installation_of(body))
    return expected_meetings(facts, date(year, 12, 31))


def attendance_counts(plan: Plan, year: int) -> dict[int, Counter[str]]:
    """Return how many lines of attendance are in each state, by meeting of the year."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Attendance.objects.filter(meeting__plan=plan, meeting__first_day__year=year).order_by()
    for meeting, state, number in rows.values_list("meeting_id", "state").annotate(Count("id")):
        counts[meeting][state] = number
    return counts


def meeting_of_year(meeting: Meeting, counts: Counter[str], structures: list[Organisation]) -> MeetingOfYear:
    """Return a meeting with how many came."""
    return MeetingOfYear(
        dated=meeting.dated,
        title=meeting.title,
        state=meeting.state,
        place=meeting.place,
        expected=counts.total(),
        present=counts[State.PRESENT],
        represented=counts[State.REPRESENTED],
        excused=counts[State.EXCUSED],
        absent=counts[State.ABSENT],
        not_stated=counts[State.NOT_STATED],
        structures=tuple(map(str, structures)),
        is_fictitious=meeting.is_fictitious,
    )


def decisions_of_year(plan: Plan, year: int) -> tuple[DecisionOfYear, ...]:
    """Return the decisions of a year, and the older ones still to be carried out at its end."""
    older = Q(meeting__first_day__lt=date(year, 1, 1), kind=Decision.Kind.DECISION)
    waiting = Q(state=Decision.State.OPEN) | Q(state=Decision.State.DONE, done_on__gt=date(year, 12, 31))
    decisions = Decision.objects.filter(
        Q(meeting__first_day__year=year) | (older & waiting), meeting__plan=plan, meeting__state=Meeting.State.HELD
    )
    related = ("meeting__body", "carrier__parent", "action")
    return tuple(
        decision_of_year(one, year)
        for one in decisions.select_related(*related).order_by("meeting__first_day", "meeting", "number")
    )


def decision_of_year(decision: Decision, year: int) -> DecisionOfYear:
    """Return a decision, without the name of whoever carries it."""
    return DecisionOfYear(
        body=decision.meeting.body.name,
        dated=decision.meeting.dated,
        number=decision.number,
        text=decision.text,
        state=decision.state,
        is_opinion=decision.kind == Decision.Kind.OPINION,
        is_of_year=decision.meeting.first_day.year == year,
        carrier=str(decision.carrier) if decision.carrier else "",
        is_carried_by_someone=decision.carrier_person_id is not None,
        due=decision.due,
        due_day=decision.due_day,
        done_on=decision.done_on,
        outcome=decision.outcome,
        action=decision.action.code if decision.action else "",
        is_political_agreement=decision.is_political_agreement,
        is_fictitious=decision.meeting.is_fictitious,
    )


def alerts_of_year(plan: Plan, year: int) -> tuple[AlertOfYear, ...]:
    """Return what bodies asked the plan to look at during a year (S86)."""
    about = Q(action__plan=plan) | Q(axis__plan=plan) | Q(action=None, axis=None)
    alerts = Alert.objects.filter(about, raised_on__year=year).select_related("body").order_by("raised_on", "pk")
    return tuple(
        AlertOfYear(one.body.name, one.title, one.raised_on, one.answered_on, one.answer, one.is_fictitious)
        for one in alerts
    )
