"""What a tester is shown of their tests: what to do now, and how; never the criterion, nor the other applications."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from vigie.testing.campaigns.placeholders import NAME, filled
from vigie.testing.models import Application, Campaign, Tester
from vigie.testing.sealing.identities import Identity, open_target


@dataclass(frozen=True)
class Mission:
    """An application as whoever sends it needs it. name: to present, empty for one's own.

    traits: what to say of oneself when asked, alike for everybody. subject, body: to write, with what the profile is.
    """

    application: Application
    identity: Identity
    name: str
    traits: Sequence[tuple[str, str]]
    subject: str
    body: str


@dataclass(frozen=True)
class OwnTests:
    """One's applications. now: to send. to_report: sent, not told. told: what comes later may be joined to them.

    later: how many are given, but not open. next_at: when the first of these opens, if it is known.
    """

    now: Sequence[Application]
    to_report: Sequence[Application]
    later: int
    next_at: datetime | None
    told: Sequence[Application]


def applications_of(campaigns: QuerySet[Campaign], person_id: int) -> list[Application]:
    """Return someone's applications in campaigns that live, with whether one before is not sent. One query."""
    before = Application.objects.filter(test=OuterRef("test"), position__lt=OuterRef("position"), sent_on=None)
    mine = Application.objects.filter(
        test__campaign__in=campaigns, tester__person=person_id, tester__stopped_on=None, abandoned=""
    ).exclude(tester__charter_signed_on=None)
    return list(
        mine.exclude(tester__trained_on=None)
        .select_related("test__target", "test__campaign")
        .annotate(waits=Exists(before))
        .order_by("due_on", "test__number")
    )


def own_tests(person_id: int) -> OwnTests:
    """Return what someone has to do."""
    rows = applications_of(Campaign.objects.filter(ended_on=None, stopped_on=None), person_id)
    present = timezone.now()
    unsent = [row for row in rows if row.sent_on is None]
    now = [row for row in unsent if is_open(row, present)]
    opening = [row.opens_at for row in unsent if row not in now and row.opens_at]
    return OwnTests(
        now,
        [row for row in rows if row.sent_on and row.reported_on is None],
        len(unsent) - len(now),
        min(opening, default=None),
        [row for row in rows if row.reported_on],
    )


def is_open(application: Application, present: datetime) -> bool:
    """Whether an application, from ``applications_of``, may be sent at a moment."""
    waits: bool = application.waits  # type: ignore[attr-defined]
    has_begun = application.test.campaign.starts_on <= timezone.localdate(present)
    return has_begun and not waits and (application.opens_at is None or application.opens_at <= present)


def mission_of(application: Application) -> Mission:
    """Return what is needed to send an application. What is tested is in what is written alone. Two queries."""
    name = application.name.name if application.name else ""
    traits = list(application.profile.traits.all())
    values = {trait.label: trait.value for trait in traits} | ({NAME: name} if name else {})
    message = application.message
    target = application.test.target
    return Mission(
        application,
        open_target(target.code, bytes(target.sealed)),
        name,
        [(trait.label, trait.value) for trait in traits if not trait.is_criterion],
        filled(message.subject, values) if message else "",
        filled(message.body, values) if message else "",
    )


def memberships_of(person_id: int) -> list[Tester]:
    """Return the campaigns that live in which someone tests, by name."""
    living = Tester.objects.filter(person=person_id, campaign__ended_on=None, campaign__stopped_on=None)
    return list(living.select_related("campaign").order_by("campaign__code"))
