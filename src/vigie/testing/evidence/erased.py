"""Which campaigns have had their people and evidence erased: the journal says it, nothing else is kept of them."""

from vigie.accounts.models import JournalEntry
from vigie.testing.models import Campaign

PURGED = "testing_purged"


def purged_after(campaign: Campaign) -> int:
    """Return the number of the journal's line that told the last erasing of a campaign, zero when there was none."""
    lines = JournalEntry.objects.filter(verb=PURGED, object_id=str(campaign.pk)).order_by("-number")
    return lines.values_list("number", flat=True).first() or 0


def purged_ids() -> set[int]:
    """Return the campaigns that were erased."""
    return {int(pk) for pk in JournalEntry.objects.filter(verb=PURGED).values_list("object_id", flat=True)}
