"""Decides which tests count, by days, delays and incidents alone: never knowing an outcome."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.reading import refuse_late
from vigie.testing.models import Campaign, Test, Validity

STILL_OPEN: Final = Q(reported_on=None, abandoned="")


@dataclass(frozen=True)
class Step:
    """An application as its test is judged: its place, and days. days_late: None while it is not sent."""

    position: int
    planned_delay: int
    due_on: date | None
    sent_on: date | None
    reported_on: date | None
    abandoned: str
    days_late: int | None


def tests_of(campaign: Campaign) -> QuerySet[Any]:
    """Return the tests of a campaign; left: applications neither reported nor abandoned."""
    is_open = Q(applications__reported_on=None, applications__abandoned="")
    return campaign.tests.annotate(left=Count("applications", filter=is_open)).order_by("number")


def undecided(campaign: Campaign) -> QuerySet[Any]:
    """Return the tests that are done, and of which nobody said whether they count."""
    return tests_of(campaign).filter(validity=Validity.UNDECIDED, left=0)


def steps_of(test: Test) -> list[Step]:
    """Return the applications of a test in their order."""
    return [
        Step(
            each.position,
            each.delay,
            each.due_on,
            each.sent_on,
            each.reported_on,
            each.abandoned,
            max(0, (each.sent_on - each.due_on).days) if each.sent_on and each.due_on else None,
        )
        for each in test.applications.order_by("position")
    ]


def decide_validity(*, test_id: int, validity: str, reason: str, by: Person) -> Test:
    """Say whether a test counts; why, when it does not. Raises CodingRefused."""
    with transaction.atomic():
        test = Test.objects.select_for_update().get(pk=test_id)
        campaign = Campaign.objects.select_for_update().get(pk=test.campaign_id)
        refuse_late(campaign)
        if test.applications.filter(STILL_OPEN).exists():
            sentence = gettext(
                "Ce test n'est pas fini : attendez le compte rendu, ou l'abandon, de chaque candidature."
            )
            raise CodingRefused(sentence)
        if validity == Validity.INVALID and not reason.strip():
            raise CodingRefused(gettext("Dites pourquoi ce test ne compte pas."))
        test.validity, test.validity_reason = validity, reason.strip()
        test.decided_on, test.decided_by = timezone.localdate(), by
        test.save(update_fields=["validity", "validity_reason", "decided_on", "decided_by"])
        record(actor=by, verb="testing_validity_decided", on=campaign)
    return test
