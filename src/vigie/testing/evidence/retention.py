"""Erases the people and the evidence of campaigns past their time; protocol, figures and looks stay.

Rows go in one transaction a campaign, then the bytes of files. It may stop anywhere: the next run finishes.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.core.erasing import erase_traces
from vigie.core.sealed_files import forget_stored, stored_names, stored_on
from vigie.testing.evidence.adding import FOLDER
from vigie.testing.evidence.erased import PURGED
from vigie.testing.evidence.keeping import kept_values
from vigie.testing.evidence.periods import is_to_erase
from vigie.testing.models import (
    Campaign,
    CampaignEnvelope,
    CampaignHold,
    Coder,
    Coding,
    Evidence,
    RightOfReply,
    Settlement,
    Study,
    Target,
    Test,
    Tester,
)
from vigie.testing.phones.waiting import forget_waiting, waiting_files
from vigie.testing.results.releasing import whole_only
from vigie.testing.results.studying import packed, result_of

ROOM: Final = "testing"
# Files are dated of the day only: those of yesterday may be an hour old.
SWEPT_AFTER: Final = timedelta(days=2)


@task()
def purge_testing() -> None:
    """Erase what is past its time, then let the database let go of its bytes: a periodic job."""
    today = timezone.localdate()
    if erase_until(today):
        erase_traces(ROOM)
    forget_waiting(today)
    sweep_evidence(today)


def erase_until(today: date) -> int:
    """Apply the retention of a day; return how many rows went. Call it outside any transaction."""
    over = Campaign.objects.filter(Q(ended_on__lt=today) | Q(stopped_on__lt=today))
    return sum(erase_campaign(campaign_id=pk, today=today) for pk in over.values_list("pk", flat=True))


def erase_campaign(*, campaign_id: int, today: date) -> int:
    """Erase one campaign if its time has come; return how many rows went, none the second time.

    Files go last: a row never names bytes that are gone.
    """
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if not is_to_erase(kept_values(campaign), today):
            return 0
        stored = list(campaign.evidence.values_list("stored", flat=True))
        erased = sum(rows.delete()[0] for rows in rows_of(campaign)) + forget_organisations(campaign)
        if erased:
            record(actor=None, verb=PURGED, on=campaign)
    for name in stored:
        forget_stored(name)
    return erased


def rows_of(campaign: Campaign) -> Iterator[QuerySet[Any]]:
    """Give what speaks of people and organisations, what names others first.

    Applications, constats and conflicts go with the tests and the testers they belong to.
    """
    yield Evidence.objects.filter(campaign=campaign)
    yield Coding.objects.filter(coder__campaign=campaign)
    yield Settlement.objects.filter(coder__campaign=campaign)
    yield Test.objects.filter(campaign=campaign)
    yield Target.objects.filter(campaign=campaign)
    for model in (Tester, Coder, CampaignEnvelope, RightOfReply, CampaignHold):
        yield model.objects.filter(campaign=campaign)


def forget_organisations(campaign: Campaign) -> int:
    """Leave in the figures of a campaign those of the whole alone; return how many studies changed."""
    study = Study.objects.filter(campaign=campaign).first()
    if study is None:
        return 0
    result = result_of(study)
    whole = whole_only(result)
    if whole == result:
        return 0
    study.result = packed(whole)
    study.save(update_fields=["result"])
    return 1


def sweep_evidence(today: date) -> int:
    """Erase the sealed files that nothing names: a form never sent, an erasing cut short. Return how many."""
    known = {*Evidence.objects.values_list("stored", flat=True), *waiting_files()}
    old = [name for name in stored_names(FOLDER) if name not in known and stored_on(name) <= today - SWEPT_AFTER]
    for name in old:
        forget_stored(name)
    return len(old)
