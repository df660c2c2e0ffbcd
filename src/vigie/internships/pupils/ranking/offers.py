"""The sessions that a pupil may rank, and those that answer what they look for; distances between commune centres."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from vigie.core.fuzzy_dates import simplify
from vigie.internships.campaigns.eligibility import Terms, eligible
from vigie.internships.models import Offer, OfferWeek, Pupil
from vigie.territory.distance import Place, kilometres
from vigie.territory.models import Commune


@dataclass(frozen=True)
class Wanted:
    """What a pupil looks for; empty, no matter. within: kilometres from the centre of ``near``."""

    words: str = ""
    sector: str = ""
    near: Place | None = None
    within: int | None = None
    week: int | None = None
    is_accessible: bool = False


@dataclass(frozen=True)
class Found:
    """A session that answers. distance: kilometres from where the pupil starts; None when a centre is unknown."""

    session: OfferWeek
    distance: float | None = None


def place_of(commune: Commune | None) -> Place | None:
    """Return the centre of a commune, as longitude and latitude."""
    if commune is None or commune.longitude is None or commune.latitude is None:
        return None
    return commune.longitude, commune.latitude


def sessions_for(pupil: Pupil, among: Collection[int] | None = None) -> list[OfferWeek]:
    """Return the sessions that a pupil may rank: published, in their campaign, open to them.

    In the second round, those where a seat is left. among: ids out of which to look; None: all.
    """
    school_class = pupil.school_class
    campaign = school_class.entry.campaign
    terms = Terms(campaign.levels, campaign.least_age, campaign.most_age)
    sessions = with_facts().filter(offer__in=Offer.objects.published().filter(campaign=campaign))
    if among is not None:
        sessions = sessions.filter(pk__in=among)
    if campaign.prepares_second_round(timezone.localdate()):
        held = Count("assignments", filter=Q(assignments__ended_on=None))
        sessions = sessions.annotate(held=held).filter(held__lt=F("seats"))
    return [
        session
        for session in sessions
        if eligible(school_class.level, is_minor=pupil.is_minor, offer_levels=session.offer.levels, terms=terms)
    ]


def with_facts() -> QuerySet[OfferWeek]:
    """Return sessions with all that a page says of them."""
    return OfferWeek.objects.select_related("week", "offer__commune", "offer__company__organisation").order_by(
        "offer__title", "offer", "week__starts_on"
    )


def search(sessions: Iterable[OfferWeek], wanted: Wanted) -> list[Found]:
    """Return the sessions that answer, the nearest first; as they come when no place is given."""
    found = [Found(session, distance_to(session, wanted.near)) for session in sessions]
    kept = [each for each in found if answers(each, wanted)]
    if wanted.near is None:
        return kept
    return sorted(kept, key=lambda each: (each.distance is None, each.distance))


def distance_to(session: OfferWeek, near: Place | None) -> float | None:
    """Return how far the commune of an offer is, in kilometres, or None."""
    there = place_of(session.offer.commune)
    return kilometres(near, there) if near and there else None


def answers(found: Found, wanted: Wanted) -> bool:
    """Whether a session is as wanted. Where a centre is missing, distance keeps nobody from an offer."""
    offer = found.session.offer
    return (
        (not wanted.sector or offer.sector == wanted.sector)
        and (wanted.week is None or found.session.week_id == wanted.week)
        and (wanted.within is None or found.distance is None or found.distance <= wanted.within)
        and (not wanted.is_accessible or offer.accessibility in ("full", "partial"))
        and has_words(found.session, wanted.words)
    )


def has_words(session: OfferWeek, words: str) -> bool:
    """Whether an offer holds every word looked for, in its title, its tasks, its sector, its host or its place."""
    if not words.strip():
        return True
    offer = session.offer
    told = (offer.title, offer.tasks, offer.get_sector_display(), str(offer.company), offer.commune.name)
    text = simplify(" ".join(map(str, told)))
    return all(word in text for word in simplify(words).split())


def in_order(wishes: Sequence[int], sessions: Iterable[OfferWeek]) -> list[OfferWeek]:
    """Return the sessions of a list in its order; those that are no longer there at all are left out."""
    by_id = {session.pk: session for session in sessions}
    return [by_id[wish] for wish in wishes if wish in by_id]
