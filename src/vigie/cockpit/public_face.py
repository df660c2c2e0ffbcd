"""What the public home says of the plan, read from the copies opened to the public and from verified law alone."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from vigie.awareness.models import Event
from vigie.cockpit.last_edition import LastEdition, last_edition
from vigie.cockpit.models import OpenedEdition
from vigie.label.models import Decision, Outcome
from vigie.law.models import Route
from vigie.network.models import Call
from vigie.plan.models import PublicCopy
from vigie.plan.progress_words import statuses_in_words
from vigie.testing.models import Study

SHOWN_SENTENCES, SHOWN_EVENTS = 2, 3


@dataclass(frozen=True)
class PublicFace:
    """The home page's content. plan, axes: contents of opened copies; plan is None while nothing is open.

    statuses: (code, French name, number of open actions), known ones first, those with none left out.
    routes: ways to get help, verified ones only. has_reports: whether an annual report is open. has_tests: whether the
    report of a campaign of tests is. has_labels: whether a structure was ever given the label.
    events: the next ones to which everyone may come. edition: the observatory's, in force.
    calls: for ambassadors and sentinels, open today.
    """

    plan: dict[str, Any] | None
    axes: list[dict[str, Any]]
    actions: int
    statuses: list[tuple[str, str, int]]
    routes: list[Route]
    has_reports: bool
    has_tests: bool
    has_labels: bool
    events: list[Event]
    edition: LastEdition | None
    calls: list[Call]


def public_face() -> PublicFace:
    """Read the public home's content in a fixed number of queries."""
    latest_first = PublicCopy.objects.order_by("-plan__starts_in", "-plan_id")
    copies = latest_first.values_list("plan_id", "object_type", "content")
    kinds = PublicCopy.ObjectType
    plans = [(plan, content) for plan, kind, content in copies if kind == kinds.PLAN]
    current, plan = plans[0] if plans else (None, None)
    axes = [content for owner, kind, content in copies if kind == kinds.AXIS and owner == current]
    actions = [content for owner, kind, content in copies if kind == kinds.ACTION and owner == current]
    counts = Counter(action["status"] for action in actions)
    return PublicFace(
        plan=plan,
        axes=sorted(axes, key=lambda axis: (axis.get("number") or 0, axis["code"])),
        actions=len(actions),
        statuses=statuses_in_words(counts),
        routes=list(Route.objects.publishable()),
        has_reports=OpenedEdition.objects.exists(),
        has_tests=Study.objects.filter(released_on__isnull=False).exists(),
        has_labels=Decision.objects.filter(outcome=Outcome.GRANTED).exists(),
        events=next_events(),
        edition=last_edition(SHOWN_SENTENCES),
        calls=list(Call.objects.open_on(timezone.localdate())),
    )


def next_events() -> list[Event]:
    """Return the next public events; parts of a greater one are told on its page."""
    coming = Event.objects.public().filter(ends_at__gte=timezone.now(), cancelled_on=None, part_of=None)
    return list(coming.order_by("starts_at", "pk")[:SHOWN_EVENTS])
