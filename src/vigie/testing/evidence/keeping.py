"""How long a campaign is kept, as its page says it."""

from typing import Any

from vigie.testing.evidence.erased import purged_after
from vigie.testing.evidence.periods import Kept, ordinary_end
from vigie.testing.models import Campaign, CampaignHold, Mode


def keeping_of(campaign: Campaign) -> dict[str, Any]:
    """Return the day a campaign is erased from, what holds it, and whether it was erased."""
    return {
        "hold": CampaignHold.objects.filter(campaign=campaign).first(),
        "erased_from": ordinary_end(kept_values(campaign)),
        "is_purged": purged_after(campaign) > 0,
    }


def kept_values(campaign: Campaign) -> Kept:
    """Return what decides how long a campaign is kept."""
    hold = CampaignHold.objects.filter(campaign=campaign).first()
    return Kept(
        over_on=campaign.ended_on or campaign.stopped_on,
        is_judicial=campaign.mode == Mode.JUDICIAL,
        held_until=hold.until if hold else None,
    )
