"""Reads the lists of a campaign as numbers: real wishes and real seats, on which rules are tried."""

from collections import Counter

from vigie.internships.campaigns.eligibility import Terms, eligible
from vigie.internships.campaigns.seats import Place
from vigie.internships.campaigns.simulating import Lists
from vigie.internships.campaigns.traps import Applicants
from vigie.internships.drawing.inputs import groups_of
from vigie.internships.models import Campaign, Offer, OfferWeek, Pupil


def sessions_of(campaign: Campaign) -> list[OfferWeek]:
    """Return the seats that pupils see in a campaign, taken or not, with their offers."""
    offers = Offer.objects.published().filter(campaign=campaign)
    return list(OfferWeek.objects.filter(offer__in=offers).select_related("offer").order_by("pk"))


def places_of(sessions: list[OfferWeek]) -> list[Place]:
    """Return seats as plain values, in the same order."""
    return [Place(each.pk, each.seats, each.offer.company_id, each.offer.sector) for each in sessions]


def lists_of(campaign: Campaign) -> Lists:
    """Return the lists of those who take part, without the wishes that the rules of the campaign do not allow."""
    sessions = sessions_of(campaign)
    numbers = {session.pk: number for number, session in enumerate(sessions)}
    levels = [session.offer.levels for session in sessions]
    terms = Terms(campaign.levels, campaign.least_age, campaign.most_age)
    pupils = list(
        Pupil.objects.taking_part()
        .filter(school_class__entry__campaign=campaign, wish_list__isnull=False)
        .select_related("school_class", "wish_list")
        .order_by("pk")
        .defer("sealed_identity")
    )
    wishes = [
        [
            number
            for session in dict.fromkeys(pupil.wish_list.sessions)
            if (number := numbers.get(session)) is not None
            and eligible(pupil.school_class.level, is_minor=pupil.is_minor, offer_levels=levels[number], terms=terms)
        ]
        for pupil in pupils
        if pupil.wish_list.sessions
    ]
    groups = [groups_of(pupil) for pupil in pupils if pupil.wish_list.sessions]
    return Lists(wishes, groups, places_of(sessions))


def applicants_in(lists: Lists) -> Applicants:
    """Return how many rank, by group."""
    counts = Counter(group for groups in lists.groups for group in groups)
    several = sum(len(groups) > 1 for groups in lists.groups)
    return Applicants(len(lists.groups), dict(counts), several, sum(not groups for groups in lists.groups))
