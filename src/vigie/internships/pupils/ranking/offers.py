"""The sessions that a pupil may rank, and those that answer what they look for; distances between commune centres."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils import timezone

from vigie.core.fuzzy_dates import simplify
from vigie.internships.campaigns.eligibility import Terms, eligible
from vigie.internships.ending import seats_not_to_offer
from vigie.internships.models import OfferWeek, Pupil
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


def sessions_for(pupil: Pupil) -> list[OfferWeek]:
    """Return the sessions that a pupil may rank: published, in their campaign, open to them.

    In the second round, those where a seat is left.
    """
    terms = terms_of(pupil)
    return [each for each in offered(with_facts(), pupil) if is_open_to(pupil, each.offer.levels, terms)]


def rankable(pupil: Pupil, among: Collection[int]) -> set[int]:
    """Return the ids, out of some, of the sessions that a pupil may rank; quick, as it is asked at each adding."""
    terms = terms_of(pupil)
    found = offered(OfferWeek.objects.filter(pk__in=among), pupil).values_list("pk", "offer__levels")
    return {session for session, levels in found if is_open_to(pupil, levels, terms)}


def terms_of(pupil: Pupil) -> Terms:
    """Return the rules of a pupil's campaign."""
    campaign = pupil.school_class.entry.campaign
    return Terms(campaign.levels, campaign.least_age, campaign.most_age)


def is_open_to(pupil: Pupil, offer_levels: Collection[str], terms: Terms) -> bool:
    """Whether the rules let a pupil have an offer."""
    return eligible(pupil.school_class.level, is_minor=pupil.is_minor, offer_levels=offer_levels, terms=terms)


def offered(sessions: QuerySet[OfferWeek], pupil: Pupil) -> QuerySet[OfferWeek]:
    """Keep the sessions of published offers of a pupil's campaign; in the second round, those where a seat is left."""
    campaign = pupil.school_class.entry.campaign
    sessions = sessions.filter(offer__campaign=campaign, offer__approved_on__isnull=False, offer__withdrawn_on=None)
    if campaign.prepares_second_round(timezone.localdate()):
        return sessions.annotate(taken=seats_not_to_offer()).filter(taken__lt=F("seats"))
    return sessions


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
