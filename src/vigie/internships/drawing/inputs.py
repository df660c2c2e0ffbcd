"""From a campaign to the inputs of a round: who takes part today, what is offered, who may have what."""

from typing import Any

from django.db.models import QuerySet

from vigie.internships.campaigns.eligibility import Terms
from vigie.internships.campaigns.seats import Place, share_out
from vigie.internships.drawing.instances import Listed, Offered, instance_of
from vigie.internships.drawing.reading import drawn_round, matching_of
from vigie.internships.drawing.second_round import second_tiers
from vigie.internships.ending import seats_not_to_offer
from vigie.internships.matching.market import Policy
from vigie.internships.models import Assignment, Campaign, Group, Offer, OfferWeek, Pupil

Names = dict[str, dict[str, int]]


class FirstRoundMissing(Exception):
    """A second round comes after the first one is drawn."""


def market_of(campaign: Campaign, number: int) -> tuple[dict[str, Any], Names]:
    """Return the inputs of a round as the campaign stands now, under new names, and who is behind them.

    Inputs: as ``read_instance`` reads them, without seed. Names: ``{"pupils": {name: id}, "offers": {name: id of
    OfferWeek}}``. number: 1, or 2 for those left without a seat. Policy and reserves are those that the campaign
    bears, saved or not. Raises FirstRoundMissing.
    """
    terms = Terms(campaign.levels, campaign.least_age, campaign.most_age)
    tiers = _tiers(campaign) if number > 1 else {}
    return instance_of(Policy(campaign.policy), terms, _listed(campaign, tiers), _offered(campaign))


def pupils_of(campaign: Campaign) -> QuerySet[Pupil]:
    """Return the pupils who take part in a campaign and do not hold a seat, with their lists."""
    holding = Assignment.objects.standing().filter(round__campaign=campaign)
    pupils = Pupil.objects.taking_part().filter(school_class__entry__campaign=campaign, wish_list__isnull=False)
    return pupils.exclude(pk__in=holding.values("pupil")).select_related("school_class", "wish_list")


def groups_of(pupil: Pupil) -> frozenset[str]:
    """Return the groups of a pupil that their school verified."""
    if pupil.groups_checked_on is None:
        return frozenset()
    held = {Group.QPV: pupil.lives_in_qpv, Group.SCHOLARSHIP: pupil.has_scholarship}
    return frozenset(group.value for group, is_member in held.items() if is_member)


def _listed(campaign: Campaign, tiers: dict[int, int]) -> list[Listed]:
    return [
        Listed(
            pupil.pk,
            pupil.school_class.level,
            pupil.is_minor,
            groups_of(pupil),
            list(dict.fromkeys(pupil.wish_list.sessions)),
            tiers.get(pupil.pk, 0),
        )
        for pupil in pupils_of(campaign)
        if pupil.wish_list.sessions
    ]


def _offered(campaign: Campaign) -> list[Offered]:
    """Return the seats that are left; the share reserved is a share of these."""
    sessions = OfferWeek.objects.filter(offer__in=Offer.objects.published().filter(campaign=campaign))
    found = [
        (session, session.seats - session.taken)
        for session in sessions.select_related("offer").annotate(taken=seats_not_to_offer()).order_by("pk")
    ]
    left = [(session, seats) for session, seats in found if seats > 0]
    places = [Place(session.pk, seats, session.offer.company_id, session.offer.sector) for session, seats in left]
    reserves = share_out(places, campaign.reserves)
    return [Offered(session.pk, seats, session.offer.levels, reserves[session.pk]) for session, seats in left]


def _tiers(campaign: Campaign) -> dict[int, int]:
    first = drawn_round(campaign, 1)
    drawn = matching_of(first) if first else None
    if drawn is None:
        raise FirstRoundMissing
    gave_back = Assignment.objects.filter(round=first, end=Assignment.End.WITHDRAWN).values_list("pupil", flat=True)
    return second_tiers(
        pupils_of(campaign).values_list("pk", flat=True),
        first_order=drawn.order(),
        placed=[pupil for pupil, session in drawn.assigned().items() if session is not None],
        gave_back=set(gave_back),
    )
