"""Erases the people of campaigns past their time; what is public stays. May stop anywhere, and run twice."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.core.erasing import erase_traces
from vigie.internships.mentoring.retention import erase_mentoring
from vigie.internships.mentoring.telling import forget_told
from vigie.internships.models import Campaign, EquityStudy, OfferView, Pupil, Round
from vigie.internships.offers.forgetting import forget_until

ROOM: Final = "internships"
# What the data register says.
KEPT: Final = timedelta(days=365)


@task()
def purge_campaigns() -> None:
    """Erase what is past its time, then let the database let go of its bytes: a periodic job."""
    if erase_until(timezone.localdate()):
        erase_traces(ROOM)


def erase_until(today: date) -> int:
    """Apply the retention of a day; return how many rows went."""
    views, _ = OfferView.objects.filter(offer__campaign__closed_on__isnull=False).delete()
    old = Campaign.objects.filter(closed_on__lte=today - KEPT)
    campaigns = sum(erase_campaign(campaign) for campaign in old)
    return views + campaigns + erase_mentoring(today - KEPT) + forget_told(today) + forget_until(today)


def erase_campaign(campaign: Campaign) -> int:
    """Erase the pupils of a campaign, with their lists and where they went, and who is behind its published files."""
    with transaction.atomic():
        Round.objects.filter(campaign=campaign).exclude(names=b"").update(names=b"")
        EquityStudy.objects.filter(campaign=campaign).exclude(facts=b"").update(facts=b"")
        erased, _ = Pupil.objects.filter(school_class__entry__campaign=campaign).delete()
    return erased
