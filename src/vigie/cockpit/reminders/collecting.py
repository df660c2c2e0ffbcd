"""Reads what is due on a day, for whom, and why; as many queries whatever the number of objects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.awareness.programme.planning import lacks_highlight
from vigie.cockpit.models import ReminderKind
from vigie.cockpit.reminders.calendar_days import working_day_before
from vigie.cockpit.reminders.deciding import Due
from vigie.cockpit.reminders.people import Reachable
from vigie.cockpit.reminders.states import Reason
from vigie.core.day_words import date_format
from vigie.core.models import OutboxMessage
from vigie.core.outbox import key_of
from vigie.label.deciding.ending import ending_soon
from vigie.label.states import EXPIRES_SOON
from vigie.network.coverage.gaps import is_review_due
from vigie.network.coverage.reading import last_review
from vigie.network.mandates.standing import SOON
from vigie.network.models import Mandate
from vigie.observatory.models import EditionDraft
from vigie.observatory.sources.requesting import requests_due
from vigie.plan.access import current_plan
from vigie.plan.asking_news import bearers_by_action
from vigie.plan.bodies.warnings import warnings_by_body
from vigie.plan.models import Action, Attendance, Body, Decision, Meeting, Plan, Proposal, YearlyMoment
from vigie.plan.progress import State, is_closed, states
from vigie.plan.selection import facts_of
from vigie.testing.field.overdue import overdue_applications

# Days before a deadline or a meeting at which it is told.
HORIZON = timedelta(days=7)
# Of the states of an action, those that whoever carries it is reminded of, most urgent first.
TOLD_STATES = {State.LATE: Reason.LATE, State.BLOCKED: Reason.BLOCKED, State.SILENT: Reason.SILENT}


@dataclass(frozen=True)
class Thing:
    """An object as a message names it: what it is, and the address of its page within Vigie."""

    label: str
    path: str


@dataclass
class Collected:
    """What is due on a day, and how each object is named."""

    due: list[Due] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)

    def add(self, people: list[int], kind: ReminderKind, key: str, reason: Reason, since: date, thing: Thing) -> None:
        """Add an object due to some people."""
        self.things[key] = thing
        self.due += [Due(person, kind.value, key, reason.value, since) for person in people]


Collector = Callable[[Collected, Reachable, "Plan | None", date], None]


def collect(day: date) -> Collected:
    """Return all that is due on a day."""
    collected, reachable, plan = Collected(), Reachable(), current_plan()
    for collector in COLLECTORS:
        collector(collected, reachable, plan, day)
    return collected


def actions(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Late, blocked and silent actions of the current plan, for their lead and those who contribute for bearers."""
    rows = list(Action.objects.filter(plan=plan).with_states(day)) if plan else []
    carried = bearers_by_action(rows)
    reachable.learn_contributors(organisation for ids in carried.values() for organisation in ids)
    for action in rows:
        held = states(facts_of(action), day, settings.VIGIE_SILENT_AFTER_DAYS)
        reason = next((TOLD_STATES[state] for state in held if state in TOLD_STATES), None)
        if reason:
            people = reachable.of(action.lead_id, carried[action.pk])
            since = action.last_day if reason == Reason.LATE and action.last_day else day
            collected.add(people, ReminderKind.ACTIONS, key_of(action), reason, since, thing_of(action))


def thing_of(action: Action) -> Thing:
    """Return how an action is named."""
    return Thing(f"{action.code} – {action.name}", reverse("plan:action", args=[action.pk]))


def decisions(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Decisions overdue or soon due, for whoever carries them."""
    rows = list(Decision.objects.to_follow_up().filter(due_day__lte=day + HORIZON).order_by("due_day", "pk"))
    reachable.learn_contributors(row.carrier_id for row in rows if row.carrier_id)
    for row in rows:
        alone = row.carrier_person_id in reachable.people
        people = reachable.of(row.carrier_person_id, [] if alone or not row.carrier_id else [row.carrier_id])
        reason = Reason.OVERDUE if row.is_overdue(day) else Reason.DUE_SOON
        thing = Thing(row.text, reverse("plan:decision", args=[row.pk]))
        since = (row.due_day or day) - HORIZON
        collected.add(people, ReminderKind.DECISIONS, key_of(row), reason, since, thing)


def meetings(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Meetings to come, for those who were invited: a week before while they have not answered, and the day before."""
    near = Meeting.objects.planned().filter(first_day__gte=day, last_day__lte=day + HORIZON)
    expected = [Attendance.State.NOT_STATED, Attendance.State.PRESENT]
    rows = list(
        Attendance.objects.filter(meeting__in=near, invited_at__isnull=False, state__in=expected)
        .select_related("meeting__body", "member")
        .order_by("meeting_id", "pk")
    )
    reachable.learn_contributors(row.organisation_id for row in rows if row.organisation_id and not row.person_id)
    for row in rows:
        reason = Reason.EVE if day >= working_day_before(row.meeting.first_day) else Reason.SOON
        has_answered = row.state != Attendance.State.NOT_STATED
        if not has_left(row, day) and not (has_answered and reason == Reason.SOON):
            in_the_name_of = [row.organisation_id] if row.organisation_id and not row.person_id else []
            people, since = reachable.of(row.person_id, in_the_name_of), row.meeting.first_day - HORIZON
            thing = Thing(str(row.meeting), reverse("plan:meeting", args=[row.meeting_id]))
            collected.add(people, ReminderKind.MEETINGS, key_of(row.meeting), reason, since, thing)


def has_left(row: Attendance, day: date) -> bool:
    """Whether the seat that someone was invited for is no longer theirs."""
    return row.member is not None and row.member.left_on is not None and row.member.left_on <= day


def meetings_to_close(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Meetings that are over and not closed, for those who run their body; for the pilot when nobody does."""
    rows = list(Meeting.objects.planned().filter(last_day__lt=day).select_related("body").order_by("first_day", "pk"))
    runners, pilots = reachable.runners(row.body_id for row in rows), reachable.pilots() if rows else []
    for row in rows:
        own = runners.get(row.body_id)
        kind = ReminderKind.MEETINGS if own else ReminderKind.RUNNING
        thing = Thing(str(row), reverse("plan:meeting", args=[row.pk]))
        collected.add(own or pilots, kind, key_of(row), Reason.TO_CLOSE, row.last_day, thing)


def running(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """What only those who pilot the plan can settle."""
    pilots = reachable.pilots()
    if pilots:
        for key, reason, thing in (
            *bodies(day),
            *of_plan(plan, day),
            *of_observatory(day),
            *of_network(day),
            *of_awareness(plan, day),
            *failures(),
        ):
            collected.add(pilots, ReminderKind.RUNNING, key, reason, day, thing)


def bodies(day: date) -> Iterator[tuple[str, Reason, Thing]]:
    """Bodies that lack something: a category of members, meetings, political groups."""
    warnings = warnings_by_body(day)
    for body in Body.objects.filter(pk__in=list(warnings)):
        said = " ".join(str(warning.sentence) for warning in warnings[body.pk])
        yield key_of(body), Reason.BODY, Thing(f"{body.name} : {said}", reverse("plan:body", args=[body.pk]))


def of_plan(plan: Plan | None, day: date) -> Iterator[tuple[str, Reason, Thing]]:
    """Proposals to examine, political agreements that are missing, yearly moments without a date."""
    if plan is None:
        return
    proposals = Proposal.objects.to_examine().filter(revision__plan=plan, revision__state="open")
    for proposal in proposals:
        yield (
            key_of(proposal),
            Reason.PROPOSAL,
            Thing(proposal.action_label, reverse("plan:proposal", args=[proposal.pk])),
        )
    waiting = Action.objects.filter(plan=plan, needs_political_agreement=True).with_states(day)
    for action in waiting:
        facts = facts_of(action)
        if facts.awaits_agreement and not is_closed(facts):
            yield f"{key_of(action)}:agreement", Reason.AGREEMENT, thing_of(action)
    for moment in YearlyMoment.objects.filter(plan=plan).exclude(dates__year=day.year):
        label = gettext("%(moment)s, en %(year)s") % {"moment": moment.title, "year": day.year}
        yield f"{key_of(moment)}:{day.year}", Reason.MOMENT, Thing(label, reverse("cockpit:agenda"))


def of_observatory(day: date) -> Iterator[tuple[str, Reason, Thing]]:
    """Requests for data that have no answer (S69), and editions that only lack a signature."""
    for request in requests_due(day):
        label = f"{request.label} – {request.holder_name}"
        yield key_of(request), Reason.REQUEST, Thing(label, reverse("observatory:request", args=[request.pk]))
    reviewed = EditionDraft.objects.filter(state=EditionDraft.State.REVIEWED).defer("content", "proof")
    for draft in reviewed:
        yield key_of(draft), Reason.EDITION, Thing(draft.title, reverse("observatory:draft", args=[draft.pk]))


def of_network(day: date) -> Iterator[tuple[str, Reason, Thing]]:
    """Mandates that end soon without being renewed, and the regular look at the network's extension (S155)."""
    held = Mandate.objects.in_force(day)
    for mandate in held.filter(ends_on__lte=day + SOON, ended_on=None, renewal=None).order_by("ends_on", "pk"):
        label = gettext("%(function)s, jusqu'au %(day)s") % {
            "function": mandate.get_function_display(),
            "day": date_format(mandate.ends_on or day),
        }
        yield key_of(mandate), Reason.MANDATE, Thing(label, reverse("network:mandate", args=[mandate.pk]))
    if held.exists() and is_review_due(last_review(), day):
        label = gettext("Couverture du réseau, et ce qui manque")
        yield "network:extension", Reason.EXTENSION, Thing(label, reverse("network:coverage"))


def of_awareness(plan: Plan | None, day: date) -> Iterator[tuple[str, Reason, Thing]]:
    """A year of the plan without any highlight (S103)."""
    if plan and lacks_highlight(day):
        label = gettext("Aucun temps fort n'est annoncé en %(year)s") % {"year": day.year}
        yield f"awareness:highlight:{day.year}", Reason.HIGHLIGHT, Thing(label, reverse("awareness:programmes"))


def failures() -> Iterator[tuple[str, Reason, Thing]]:
    """Messages that could not leave, told together."""
    number = OutboxMessage.objects.failed().count()
    if number:
        label = ngettext("%(number)d message n'est pas parti", "%(number)d messages ne sont pas partis", number)
        yield "messages", Reason.FAILURES, Thing(label % {"number": number}, reverse("cockpit:outbox") + "?etat=failed")


def tests(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Tests that are late to send or to tell, for whoever they were given to: by code, without saying who is tested."""
    for application in overdue_applications(day):
        if application.tester and application.tester.person_id in reachable.people:
            reason = Reason.TEST_TO_TELL if application.sent_on else Reason.TEST_TO_SEND
            since = application.sent_on or application.due_on or day
            label = gettext("Test %(code)s") % {"code": application.code}
            thing = Thing(label, reverse("testing:own_application", args=[application.code]))
            people = [application.tester.person_id]
            collected.add(people, ReminderKind.TESTS, key_of(application), reason, since, thing)


def labels(collected: Collected, reachable: Reachable, plan: Plan | None, day: date) -> None:
    """Labels that end soon and that nobody renews, for those who contribute for the structure."""
    rows = list(ending_soon(day).select_related("application__organisation__parent").defer("file").order_by("pk"))
    reachable.learn_contributors(row.application.organisation_id for row in rows)
    for row in rows:
        organisation, ends = row.application.organisation, row.valid_until or day
        words = {"structure": organisation, "day": date_format(ends)}
        thing = Thing(
            gettext("%(structure)s, jusqu'au %(day)s") % words, reverse("label:structure", args=[organisation.pk])
        )
        people = reachable.of(None, [organisation.pk])
        collected.add(people, ReminderKind.LABEL, key_of(row), Reason.LABEL_ENDS, ends - EXPIRES_SOON, thing)


COLLECTORS: tuple[Collector, ...] = (actions, decisions, meetings, meetings_to_close, running, tests, labels)
