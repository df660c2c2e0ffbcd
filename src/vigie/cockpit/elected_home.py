"""The home of elected members: readable in a minute, printable on a page, with nobody's name on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from vigie.accounts.actor import Actor
from vigie.accounts.models import Person, Role
from vigie.cockpit.agenda.entries import shortened
from vigie.cockpit.elected_figures import Figure, five_figures
from vigie.cockpit.elected_news import News, news_since
from vigie.cockpit.last_edition import LastEdition, last_edition
from vigie.cockpit.visits import since_last_visit
from vigie.plan.models import Alert, Body, Meeting, Plan

SHOWN_ALERTS = 4
SHOWN_SENTENCES = 3
SHOWN_MEETINGS = 3


@dataclass(frozen=True)
class WatchRequest:
    """What the watch group asked, and what was answered; empty while nobody has answered."""

    title: str
    asked_on: date
    answered_on: date | None
    answer: str
    address: str
    is_fictitious: bool


@dataclass(frozen=True)
class Coming:
    """A meeting to come: which body, when, where."""

    body: str
    meeting: Meeting
    address: str


@dataclass(frozen=True)
class ElectedHome:
    """Everything the page shows."""

    figures: list[Figure]
    since: datetime
    is_first_visit: bool
    news: list[News]
    requests: list[WatchRequest]
    unanswered: int
    coming: list[Coming]
    edition: LastEdition | None


def elected_home(actor: Actor, person: Person, plan: Plan | None, now: datetime, day: date) -> ElectedHome | None:
    """Return the home of an elected member, and note their visit; None for others, or before the first plan."""
    if plan is None or not actor.has(Role.ELECTED_MEMBER):
        return None
    since, is_first = since_last_visit(person=person, now=now)
    alerts = Alert.objects.filter(body__kind=Body.Kind.WATCH_GROUP)
    return ElectedHome(
        figures=five_figures(plan, day),
        since=since,
        is_first_visit=is_first,
        news=news_since(plan, since),
        requests=[asked(alert) for alert in alerts.order_by("-raised_on", "-pk")[:SHOWN_ALERTS]],
        unanswered=alerts.unanswered().count(),
        coming=coming(plan, day),
        edition=last_edition(SHOWN_SENTENCES),
    )


def asked(alert: Alert) -> WatchRequest:
    """Return what was asked, without who asked it."""
    return WatchRequest(
        title=shortened(alert.title),
        asked_on=alert.raised_on,
        answered_on=alert.answered_on,
        answer=alert.answer,
        address=reverse("plan:alert", args=[alert.pk]),
        is_fictitious=alert.is_fictitious,
    )


def coming(plan: Plan, day: date) -> list[Coming]:
    """Return the next meetings."""
    rows = Meeting.objects.planned().filter(plan=plan, last_day__gte=day).select_related("body")
    return [
        Coming(meeting.body.name, meeting, reverse("plan:meeting", args=[meeting.pk]))
        for meeting in rows.order_by("first_day", "starts_at", "pk")[:SHOWN_MEETINGS]
    ]
