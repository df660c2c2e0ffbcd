"""Keeps the people and the evidence of a campaign longer, while proceedings are under way, and lets them go."""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.months import months_later
from vigie.testing.models import Campaign, CampaignHold

# The longest time limit to act (code of criminal procedure, article 8).
LONGEST_MONTHS: Final = 72


def why_not_until(until: date) -> str:
    """Return why a hold may not last until a day, or nothing: it must be to come, and six years away at most."""
    today = timezone.localdate()
    if until <= today:
        return gettext("Choisissez un jour à venir.")
    if until > months_later(today, LONGEST_MONTHS):
        return gettext("Une campagne se garde six ans de plus au maximum : choisissez un jour plus proche.")
    return ""


def hold_campaign(*, campaign_id: int, until: date, reason: str, by: Person) -> CampaignHold:
    """Keep a campaign at least until a day; asked again, the day and the reason change. The journal keeps the day."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        before = CampaignHold.objects.filter(campaign=campaign).first()
        hold, _is_new = CampaignHold.objects.update_or_create(
            campaign=campaign, defaults={"until": until, "reason": reason, "set_by": by}
        )
        if before is None or (before.until, before.reason) != (until, reason):
            changes = {"gardée jusqu'au": [before.until if before else "", until]}
            record(actor=by, verb="testing_campaign_held", on=campaign, changes=changes)
    return hold


def release_campaign(*, campaign_id: int, by: Person) -> None:
    """Let a campaign live its ordinary time again; asked twice, nothing more happens."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        released, _ = CampaignHold.objects.filter(campaign=campaign).delete()
        if released:
            record(actor=by, verb="testing_hold_lifted", on=campaign)
