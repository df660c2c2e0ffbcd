"""What the agenda shows between two days: plain values without anybody's name, in a fixed number of queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.awareness.models import Event
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.observatory.models import DataRequest
from vigie.observatory.sources.requesting import asked_of
from vigie.observatory.sources.states import to_remind_from
from vigie.plan.models import (
    Action,
    BodyMember,
    Decision,
    Meeting,
    Participation,
    Plan,
    Revision,
    YearlyMomentDate,
)
from vigie.training.models import Enrolment, Session

LONGEST_TITLE = 120
BREAKING_SPACES = re.compile(r"[ \t\r\n]+")
# « 2018 » touches days that come long before its last one, which the database compares.
A_YEAR, A_DAY = timedelta(days=366), timedelta(days=1)
# What is over, or will not be, has no deadline any more.
CLOSED = (Action.Status.DONE, Action.Status.ABANDONED)


class Kind(StrEnum):
    """What an entry is about; the words are those of addresses."""

    MEETING = "reunions"
    ACTION = "actions"
    DECISION = "decisions"
    MOMENT = "moments"
    REVISION = "revisions"
    REQUEST = "demandes"
    EVENT = "evenements"
    TRAINING = "formations"


KIND_LABELS: dict[Kind, str | Promise] = {
    Kind.MEETING: _("Réunions"),
    Kind.ACTION: _("Échéances d'actions"),
    Kind.DECISION: _("Décisions à mettre en œuvre"),
    Kind.MOMENT: _("Moments annuels"),
    Kind.REVISION: _("Révision du plan"),
    Kind.REQUEST: _("Données à relancer"),
    Kind.EVENT: _("Événements"),
    Kind.TRAINING: _("Formations"),
}
ENTRY_LABELS: dict[Kind, str | Promise] = {
    Kind.MEETING: _("Réunion"),
    Kind.ACTION: _("Échéance d'une action"),
    Kind.DECISION: _("Décision à mettre en œuvre"),
    Kind.MOMENT: _("Moment annuel"),
    Kind.REVISION: _("Fin des propositions de révision"),
    Kind.REQUEST: _("Demande de données à relancer"),
    Kind.EVENT: _("Événement"),
    Kind.TRAINING: _("Formation"),
}


class Precision(StrEnum):
    """How well a date is known."""

    DAY = "day"
    MONTH = "month"
    VAGUE = "vague"


@dataclass(frozen=True)
class Entry:
    """Something that happens on a date. It names bodies, actions and organisations, never a person.

    number: id of its object among those of its kind. code: what its address holds when that is no number.
    day: as it is known; a deadline is its last day.
    uid: stable, for calendars; it says its house when it has an « @ ».
    changed_at: when its object last changed, None when nobody wrote it down.
    people, organisations: ids of whom it concerns, so that each may find what is theirs.
    """

    kind: Kind
    number: int
    title: str
    day: FuzzyDate
    uid: str
    code: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    detail: str = ""
    is_cancelled: bool = False
    is_held: bool = False
    is_fictitious: bool = False
    sequence: int = 0
    changed_at: datetime | None = None
    people: frozenset[int] = field(default=frozenset())
    organisations: frozenset[int] = field(default=frozenset())

    @property
    def precision(self) -> Precision:
        """How well its date is known."""
        if self.day.day:
            return Precision.DAY
        return Precision.MONTH if self.day.month else Precision.VAGUE

    @property
    def sorting_key(self) -> tuple[date, bool, time, str]:
        """The order of an agenda: by day, then hour; what has no day of its own ends its month or its year."""
        day = self.day.first_day if self.day.day else self.day.last_day
        return (day, self.day.day is None, self.starts_at or time.min, self.title)

    def concerns(self, actor: Actor) -> bool:
        """Whether someone, or an organisation in whose name they act, is concerned."""
        return actor.person_id in self.people or actor.belongs_to(self.organisations, Role.CONTRIBUTOR, Role.READER)


def entries_between(first_day: date, last_day: date, plan: Plan) -> list[Entry]:
    """Return what happens in a plan between two days, both included, in order; thirteen queries whatever there is.

    A date known to the month or the year is there as soon as it touches these days. Deadlines of actions over or
    abandoned and decisions done are left out; cancelled meetings stay, marked.
    """
    found = [
        *meetings(first_day, last_day, plan),
        *deadlines(first_day, last_day, plan),
        *decisions(first_day, last_day, plan),
        *moments(first_day, last_day, plan),
        *revisions(first_day, last_day, plan),
        *data_requests(first_day, last_day),
        *public_events(first_day, last_day),
        *trainings(first_day, last_day),
    ]
    return sorted(found, key=lambda entry: entry.sorting_key)


def meetings(first_day: date, last_day: date, plan: Plan) -> Iterable[Entry]:
    """Yield meetings, with those who sit in their body today."""
    sitting = Prefetch("body__members", BodyMember.objects.sitting().order_by(), to_attr="seated")
    rows = Meeting.objects.filter(plan=plan, first_day__lte=last_day, last_day__gte=first_day)
    for meeting in rows.select_related("body").prefetch_related(sitting):
        seated = meeting.body.seated  # type: ignore[attr-defined]
        yield Entry(
            kind=Kind.MEETING,
            number=meeting.pk,
            title=shortened(f"{meeting.body.name} – {meeting.title}" if meeting.title else meeting.body.name),
            day=meeting.day,
            # The one of its invitation, so that no calendar shows it twice.
            uid=f"{meeting.calendar_uid}@vigie",
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            is_cancelled=meeting.state == Meeting.State.CANCELLED,
            is_held=meeting.state == Meeting.State.HELD,
            is_fictitious=meeting.is_fictitious,
            sequence=meeting.sequence,
            changed_at=meeting.updated_at,
            people=frozenset(seat.person_id for seat in seated if seat.person_id),
            organisations=frozenset(seat.organisation_id for seat in seated if not seat.person_id),
        )


def deadlines(first_day: date, last_day: date, plan: Plan) -> Iterable[Entry]:
    """Yield the last days of actions still open; an action without end has none."""
    carried = Participation.objects.filter(part=Participation.Part.BEARER).order_by()
    rows = Action.objects.filter(plan=plan, last_day__range=(first_day, last_day + A_YEAR)).exclude(status__in=CLOSED)
    for action in rows.prefetch_related(Prefetch("participations", carried, to_attr="carried")):
        end = action.timing.end or action.timing.start
        if end is None or end.first_day > last_day:
            continue
        yield Entry(
            kind=Kind.ACTION,
            number=action.pk,
            title=shortened(f"{action.code} – {action.name}"),
            day=end,
            uid=f"action-{action.pk}",
            detail=action.get_status_display(),
            changed_at=action.updated_at,
            people=frozenset({action.lead_id} if action.lead_id else ()),
            organisations=frozenset(one.organisation_id for one in action.carried),
        )


def decisions(first_day: date, last_day: date, plan: Plan) -> Iterable[Entry]:
    """Yield the decisions that still have to be carried out by some day."""
    rows = Decision.objects.to_follow_up().filter(meeting__plan=plan, due_day__range=(first_day, last_day + A_YEAR))
    for decision in rows.select_related("meeting"):
        due = FuzzyDate.parse(decision.due)
        if due.first_day > last_day:
            continue
        yield Entry(
            kind=Kind.DECISION,
            number=decision.pk,
            title=shortened(decision.text),
            day=due,
            uid=f"decision-{decision.pk}",
            is_fictitious=decision.meeting.is_fictitious,
            changed_at=decision.created_at,
            people=frozenset({decision.carrier_person_id} if decision.carrier_person_id else ()),
            organisations=frozenset({decision.carrier_id} if decision.carrier_id else ()),
        )


def moments(first_day: date, last_day: date, plan: Plan) -> Iterable[Entry]:
    """Yield the dates given to yearly moments."""
    rows = YearlyMomentDate.objects.filter(moment__plan=plan, first_day__lte=last_day, last_day__gte=first_day)
    for one in rows.select_related("moment"):
        yield Entry(
            kind=Kind.MOMENT,
            number=one.pk,
            title=shortened(one.moment.title),
            day=one.day,
            uid=f"moment-{one.pk}",
            place=one.place,
            detail=one.topic,
            is_fictitious=one.is_fictitious,
        )


def revisions(first_day: date, last_day: date, plan: Plan) -> Iterable[Entry]:
    """Yield the last days for proposing changes to the plan."""
    rows = Revision.objects.filter(plan=plan, state=Revision.State.OPEN, proposals_until__range=(first_day, last_day))
    for revision in rows:
        until = revision.proposals_until
        assert until is not None
        yield Entry(
            kind=Kind.REVISION,
            number=revision.pk,
            title=shortened(str(revision)),
            day=FuzzyDate(until.year, until.month, until.day),
            uid=f"revision-{revision.pk}",
            detail=shortened(revision.purpose),
            changed_at=revision.opened_at,
        )


def data_requests(first_day: date, last_day: date) -> Iterable[Entry]:
    """Yield the days on which a request for data without answer may be reminded (S69)."""
    for request in DataRequest.objects.pending().prefetch_related("reminders"):
        due = to_remind_from(asked_of(request))
        if first_day <= due <= last_day:
            yield Entry(
                kind=Kind.REQUEST,
                number=request.pk,
                title=shortened(request.label),
                day=FuzzyDate(due.year, due.month, due.day),
                uid=f"request-{request.pk}",
                detail=request.holder_name,
                is_fictitious=request.is_fictitious,
                organisations=frozenset({request.holder_id} if request.holder_id else ()),
            )


def instants_of(first_day: date, last_day: date) -> dict[str, datetime]:
    """Return how what begins between two days, both included, is looked for."""
    starts, ends = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first_day, last_day + A_DAY))
    return {"starts_at__gte": starts, "starts_at__lt": ends}


def public_events(first_day: date, last_day: date) -> Iterable[Entry]:
    """Yield the events to which everyone may come, on the day they begin."""
    for event in Event.objects.public().filter(**instants_of(first_day, last_day)):
        first, last = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
        yield Entry(
            kind=Kind.EVENT,
            number=event.pk,
            title=shortened(event.title),
            day=FuzzyDate(first.year, first.month, first.day),
            # The one of its registrations, so that no calendar shows it twice.
            uid=f"{event.uid}@vigie",
            starts_at=first.time(),
            ends_at=last.time() if last.date() == first.date() else None,
            place=event.place,
            detail=shortened(event.summary),
            is_cancelled=event.cancelled_on is not None,
            is_held=event.is_over,
            is_fictitious=event.is_fictitious,
            sequence=event.sequence,
            changed_at=event.changed_at,
            organisations=frozenset({event.organisation_id} if event.organisation_id else ()),
        )


def trainings(first_day: date, last_day: date) -> Iterable[Entry]:
    """Yield the sessions of training that were announced, with those who train and those who have a place."""
    coming = Prefetch("enrolments", Enrolment.objects.seated().exclude(person=None).order_by())
    rows = Session.objects.filter(announced_on__isnull=False, **instants_of(first_day, last_day))
    for session in rows.select_related("version__module").prefetch_related("trainers", coming):
        first, last = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        people = [row.person_id for row in session.trainers.all()] + [row.person_id for row in session.enrolments.all()]
        yield Entry(
            kind=Kind.TRAINING,
            number=session.pk,
            code=session.code,
            title=shortened(session.version.module.name),
            day=FuzzyDate(first.year, first.month, first.day),
            uid=f"formation-{session.code}@vigie",
            starts_at=first.time(),
            ends_at=last.time() if last.date() == first.date() else None,
            place=session.place,
            detail=shortened(session.version.summary),
            is_cancelled=session.cancelled_on is not None,
            is_held=session.ends_at <= timezone.now(),
            is_fictitious=session.is_fictitious,
            sequence=session.sequence,
            people=frozenset(person for person in people if person),
            organisations=frozenset({session.host_id} if session.host_id else ()),
        )


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text on one line, short enough for a phone; its no-break spaces stay."""
    clean = BREAKING_SPACES.sub(" ", text).strip()
    return clean if len(clean) <= longest else clean[: longest - 1].rstrip() + "…"
