"""Opens a drawn round for the study: the market, and of each pupil what is compared."""

from collections import Counter

from vigie.internships.drawing.inputs import groups_of
from vigie.internships.drawing.reading import Drawn, drawn_round, matching_of
from vigie.internships.equity.studying import Case, Studied
from vigie.internships.models import Assignment, Campaign, Group, OfferView, OfferWeek, Pupil, Refusal


def case_of(campaign: Campaign) -> Case | None:
    """Return the first round of a campaign as the study reads it; None before its draw, or once people are erased."""
    round_ = drawn_round(campaign, 1)
    drawn = matching_of(round_) if round_ and round_.names else None
    if round_ is None or drawn is None:
        return None
    pupils = studied_of(campaign, drawn.order())
    if pupils is None:
        return None
    return Case(
        drawn.instance.market,
        drawn.matching,
        pupils,
        sectors_of(drawn),
        f"{campaign.code}|{round_.secret}",
        days_of(campaign),
    )


def days_of(campaign: Campaign) -> list[int]:
    """Return how many days went from the opening of the lists to each round drawn, the first one first."""
    drawn = campaign.rounds.exclude(drawn_on=None).order_by("number").values_list("drawn_on", flat=True)
    return [(day - campaign.lists_from).days for day in drawn if day]


def studied_of(campaign: Campaign, order: list[int]) -> list[Studied] | None:
    """Return what is compared of each pupil, in the order of the lottery; None when one of them was erased."""
    found = {
        pupil.pk: pupil
        for pupil in Pupil.objects.filter(school_class__entry__campaign=campaign).select_related("school_class__entry")
    }
    if not all(number in found for number in order):
        return None
    seen = Counter(
        OfferView.objects.filter(pupil__school_class__entry__campaign=campaign).values_list("pupil", flat=True)
    )
    refused = set(
        Refusal.objects.filter(assignment__round__campaign=campaign, verdict=Refusal.Verdict.ACCEPTED).values_list(
            "assignment__pupil", flat=True
        )
    )
    later = set(Assignment.objects.filter(round__campaign=campaign, round__number=2).values_list("pupil", flat=True))
    return [
        studied(found[number], seen[number], is_refused=number in refused, is_later=number in later) for number in order
    ]


def studied(pupil: Pupil, seen: int, *, is_refused: bool, is_later: bool) -> Studied:
    """Return what is compared of a pupil."""
    entry, groups = pupil.school_class.entry, groups_of(pupil)
    return Studied(
        sex=pupil.sex,
        in_qpv=Group.QPV.value in groups,
        has_scholarship=Group.SCHOLARSHIP.value in groups,
        school=entry.school_type,
        in_priority_education=entry.is_priority_education,
        seen=seen,
        refused=is_refused,
        later=is_later,
    )


def sectors_of(drawn: Drawn) -> list[str]:
    """Return the sector of each offer of a round, in its own order; empty for one that is gone."""
    sessions = [drawn.sessions[name] for name in drawn.instance.offers]
    sectors = dict(OfferWeek.objects.filter(pk__in=sessions).values_list("pk", "offer__sector"))
    return [sectors.get(session, "") for session in sessions]
