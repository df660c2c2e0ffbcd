"""Reminders are collected from the database, written once, withdrawn when they lose their object."""

from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    PlanFactory,
)
from vigie.accounts.models import Membership, Person
from vigie.accounts.people import erase_person
from vigie.cockpit.models import Reminder, ReminderRefusal
from vigie.cockpit.reminders.calendar_days import working_day_before
from vigie.cockpit.reminders.retention import forget_old_reminders
from vigie.cockpit.reminders.sending import cancel_obsolete, is_time_to_write, write_reminders
from vigie.core.models import OutboxMessage, OutboxState
from vigie.plan.models import Action, Attendance, Meeting, Participation, YearlyMoment

TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def late_action(partner):
    """An action of the contributor's organisation, whose last day is over."""
    action = ActionFactory(plan=PlanFactory(starts_in=2015), code="A01", name="Compter", status="ongoing")
    action.timing_text, action.first_day, action.last_day = "2017", date(2017, 1, 1), date(2017, 12, 31)
    action.save()
    Participation.objects.create(action=action, organisation=partner, part="bearer")
    return action


def told(person) -> list[str]:
    """Return the subjects of the reminders written to someone."""
    return list(OutboxMessage.objects.filter(kind="reminder", to=person.email).values_list("subject", flat=True))


@pytest.mark.django_db
def test_those_who_carry_a_late_action_are_told_once(late_action, contributor, reader, stranger, pilot):
    late_action.lead = PersonFactory(name="Lou", is_active=False)
    late_action.save()
    write_reminders(TODAY())
    assert len(told(contributor)) == len(told(late_action.lead)) == 1
    assert told(reader) == told(stranger) == []
    message = OutboxMessage.objects.get(to=contributor.email)
    assert f"/plan/actions/{late_action.pk}/" in message.body
    assert "/mes-rappels/" in message.body
    assert "l'échéance est passée" in message.body


@pytest.mark.django_db
def test_several_actions_make_one_message(late_action, contributor, partner):
    other = ActionFactory(plan=late_action.plan, code="A02", unblocking_condition="Une salle", status="ongoing")
    Participation.objects.create(action=other, organisation=partner, part="bearer")
    write_reminders(TODAY())
    assert len(told(contributor)) == 1
    assert set(Reminder.objects.get(person=contributor).about) == {
        f"plan.action:{late_action.pk}",
        f"plan.action:{other.pk}",
    }


@pytest.mark.django_db
def test_the_same_day_and_the_next_ones_nothing_more_until_the_rule_is_over(late_action, contributor):
    day = TODAY()
    for number in range(15):
        write_reminders(day + number * DAY)
        assert len(told(contributor)) == (1 if number < 14 else 2)
        write_reminders(day + number * DAY)
        assert len(told(contributor)) == (1 if number < 14 else 2)


@pytest.mark.django_db
def test_whoever_left_or_was_erased_or_refused_receives_nothing(late_action, contributor, partner):
    colleague, erased = (MembershipFactory(organisation=partner, role="contributor").person for _ in range(2))
    Membership.objects.filter(person=colleague).update(starts_on=date(2015, 1, 1), ends_on=TODAY() - DAY)
    late_action.lead = colleague
    late_action.save()
    erase_person(person=erased, actor=None)
    ReminderRefusal.objects.create(person=contributor, kind="actions")
    write_reminders(TODAY())
    assert OutboxMessage.objects.filter(kind="reminder").count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["done", "abandoned"])
def test_a_waiting_reminder_is_withdrawn_when_nothing_of_it_is_due(late_action, contributor, status):
    write_reminders(TODAY())
    assert cancel_obsolete(TODAY()) == 0
    Action.objects.filter(pk=late_action.pk).update(status=status)
    assert cancel_obsolete(TODAY()) == 1
    message = OutboxMessage.objects.get()
    assert (message.state, message.body) == (OutboxState.CANCELLED, "")
    assert Reminder.objects.get().cancelled_at
    Action.objects.filter(pk=late_action.pk).update(status="ongoing")
    write_reminders(TODAY())
    assert OutboxMessage.objects.filter(state=OutboxState.WAITING).count() == 1


@pytest.mark.django_db
def test_a_waiting_reminder_forgets_the_object_that_is_no_longer_due(late_action, contributor, partner):
    other = ActionFactory(plan=late_action.plan, code="A02", name="Débloquer", unblocking_condition="Une salle")
    Participation.objects.create(action=other, organisation=partner, part="bearer")
    write_reminders(TODAY())
    Action.objects.filter(pk=other.pk).update(unblocking_condition="")
    assert cancel_obsolete(TODAY()) == 0
    message = OutboxMessage.objects.get()
    assert "Compter" in message.body
    assert "Débloquer" not in message.body
    assert list(Reminder.objects.get().about) == [f"plan.action:{late_action.pk}"]


@pytest.mark.django_db
def test_what_has_left_is_not_withdrawn(late_action, contributor):
    write_reminders(TODAY())
    OutboxMessage.objects.update(state=OutboxState.SENT, body="", sent_at=timezone.now())
    Action.objects.update(status="done")
    assert cancel_obsolete(TODAY()) == 0
    assert Reminder.objects.get().cancelled_at is None


@pytest.mark.django_db
def test_a_decision_is_told_to_who_carries_it(contributor, partner, stranger):
    overdue = DecisionFactory(due=(TODAY() - DAY).isoformat(), carrier=partner)
    soon = DecisionFactory(due=(TODAY() + 3 * DAY).isoformat(), carrier_person=stranger, carrier=partner)
    DecisionFactory(due=(TODAY() + 30 * DAY).isoformat(), carrier=partner)
    DecisionFactory(due=(TODAY() - DAY).isoformat(), carrier=partner, state="done")
    write_reminders(TODAY())
    about = {reminder.person: reminder.about for reminder in Reminder.objects.filter(kind="decisions")}
    assert about == {
        contributor: {f"plan.decision:{overdue.pk}": "overdue"},
        stranger: {f"plan.decision:{soon.pk}": "due_soon"},
    }


@pytest.mark.django_db
def test_a_meeting_is_told_to_those_invited_then_on_its_eve(contributor, reader, stranger):
    body, monday = BodyFactory(), date(2026, 3, 16)
    meeting = MeetingFactory(body=body, dated=monday.isoformat())
    states = {contributor: "not_stated", reader: "present", stranger: "excused"}
    for person, state in states.items():
        seat = BodyMemberFactory(body=body, person=person)
        Attendance.objects.create(meeting=meeting, member=seat, person=person, state=state, invited_at=timezone.now())
    days = [monday - timedelta(days=number) for number in range(9, -1, -1)]
    for day in days:
        write_reminders(day)
    rows = Reminder.objects.filter(kind="meetings").order_by("day")
    said = [(row.person, row.day, *row.about.values()) for row in rows]
    friday = monday - timedelta(days=3)
    assert said[0] == (contributor, monday - timedelta(days=7), "soon")
    assert set(said[1:]) == {(contributor, friday, "eve"), (reader, friday, "eve")}


@pytest.mark.django_db
def test_minutes_not_closed_are_told_to_who_runs_the_body_else_to_the_pilot(contributor, pilot):
    run, left_alone = BodyFactory(), BodyFactory()
    BodyMemberFactory(body=run, person=contributor, is_runner=True)
    for body in (run, left_alone):
        MeetingFactory(body=body, dated=(TODAY() - DAY).isoformat())
    write_reminders(TODAY())
    own = Meeting.objects.get(body=run)
    assert Reminder.objects.get(person=contributor).about == {f"plan.meeting:{own.pk}": "to_close"}
    running = Reminder.objects.get(person=pilot, kind="running").about
    assert f"plan.meeting:{Meeting.objects.get(body=left_alone).pk}" in running
    assert f"plan.meeting:{own.pk}" not in running


@pytest.mark.django_db
def test_the_pilot_is_told_what_the_plan_asks(pilot, contributor):
    plan = PlanFactory(starts_in=2015)
    action = ActionFactory(plan=plan, needs_political_agreement=True)
    moment = YearlyMoment.objects.create(plan=plan, title="Restitution")
    BodyFactory(min_political_groups=2)
    now = timezone.now()
    OutboxMessage.objects.create(
        to="x@exemple.fr", subject="S", kind="k", state=OutboxState.FAILED, created_at=now, next_attempt_at=now
    )
    write_reminders(TODAY())
    reminder = Reminder.objects.get(kind="running")
    assert reminder.person == pilot
    assert set(reminder.about.values()) == {"agreement", "moment", "body", "failures", "highlight"}
    assert f"plan.action:{action.pk}:agreement" in reminder.about
    assert f"plan.yearlymoment:{moment.pk}:{TODAY().year}" in reminder.about


@pytest.mark.django_db
def test_as_many_queries_for_many_actions(contributor, partner, count_queries):
    plan = PlanFactory(starts_in=2015)

    def add(number):
        for _ in range(number):
            action = ActionFactory(plan=plan, unblocking_condition="Une salle")
            Participation.objects.create(action=action, organisation=partner, part="bearer")

    add(3)
    few = count_queries(lambda: write_reminders(TODAY()))
    add(27)
    assert count_queries(lambda: write_reminders(TODAY() + 2 * DAY)) <= few


@pytest.mark.parametrize(
    ("local", "is_time"),
    [
        ("2026-03-13T08:00", True),
        ("2026-03-13T06:59", False),
        ("2026-03-13T11:00", False),
        ("2026-03-14T08:00", False),
        ("2026-03-15T08:00", False),
    ],
)
def test_reminders_leave_in_the_morning_of_working_days(local, is_time):
    assert is_time_to_write(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Paris"))) is is_time


def test_the_eve_of_a_monday_is_a_friday():
    assert working_day_before(date(2026, 3, 16)) == date(2026, 3, 13)
    assert working_day_before(date(2026, 3, 17)) == date(2026, 3, 16)


@pytest.mark.django_db
def test_old_reminders_and_useless_choices_are_forgotten(contributor, late_action):
    gone = PersonFactory()
    Membership.objects.create(
        person=gone, organisation=late_action.participations.get().organisation, role="reader", ends_on=TODAY() - DAY
    )
    for person in (contributor, gone):
        ReminderRefusal.objects.create(person=person, kind="actions")
    for days in (366, 365):
        Reminder.objects.create(person=contributor, kind="actions", day=TODAY() - days * DAY)
    assert forget_old_reminders(TODAY()) == 2
    assert ReminderRefusal.objects.get().person == contributor
    assert Reminder.objects.get().day == TODAY() - 365 * DAY
    assert forget_old_reminders(TODAY()) == 0


@pytest.mark.django_db
def test_the_command_shows_without_writing_then_writes(late_action, contributor, capsys):
    call_command("send_reminders", "--check")
    assert "Compter" in capsys.readouterr().out
    assert not Reminder.objects.exists()
    call_command("send_reminders", "--day", "2026-03-13")
    assert Reminder.objects.get(person=contributor).day == date(2026, 3, 13)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite writes one transaction at a time")
def test_two_workers_at_once_write_one_message(late_action, contributor):
    barrier = Barrier(2)

    def work():
        barrier.wait()
        try:
            write_reminders(TODAY())
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert OutboxMessage.objects.filter(kind="reminder", to=contributor.email).count() == 1
    assert Person.objects.get(pk=contributor.pk).reminders.count() == 1


@pytest.mark.django_db
def test_a_reminder_that_another_worker_has_just_written_is_left_alone(late_action, contributor, monkeypatch):
    """Both decide from the same history; the database keeps one of the two."""
    from vigie.cockpit.reminders import sending

    decided = sending.reminders_of(TODAY())
    monkeypatch.setattr(sending, "reminders_of", lambda day: decided)
    assert len(write_reminders(TODAY())) == 1
    assert write_reminders(TODAY()) == []
    assert OutboxMessage.objects.filter(kind="reminder").count() == 1
