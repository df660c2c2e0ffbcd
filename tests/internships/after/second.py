"""What the second round makes of a seat that ended, and of the pupil who had it."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from vigie.internships.drawing.inputs import market_of
from vigie.internships.models import Campaign, Pupil
from vigie.internships.pupils.ranking.offers import rankable


def offered_again(past: SimpleNamespace) -> tuple[bool, bool]:
    """Return whether the seat is in the second draw, and whether a pupil may rank it until then."""
    session, until = past.placed.session_id, timezone.localdate() + timedelta(days=1)
    Campaign.objects.filter(pk=past.campaign.pk).update(second_lists_until=until)
    _inputs, names = market_of(past.campaign, 2)
    pupil = Pupil.objects.get(pk=past.placed.pupil_id)
    return session in names["offers"].values(), session in rankable(pupil, [session])
