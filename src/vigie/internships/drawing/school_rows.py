"""The results of a school's pupils, and what a company may know of the requests its offers had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from vigie.internships.drawing.explaining import rank_of
from vigie.internships.drawing.results import Opened, opened
from vigie.internships.drawing.sentences import band
from vigie.internships.models import Assignment, Campaign, Company, OfferWeek, Pupil, Round


@dataclass(frozen=True)
class PupilRow:
    """A pupil of a school. label: their name, or their number while the vault is closed; rank: of the wish obtained.

    took_part: whether they had a list in a drawn round.
    """

    pupil: Pupil
    label: str
    assignment: Assignment | None
    rank: int | None
    took_part: bool


@dataclass(frozen=True)
class SessionRow:
    """Seats of a company's offer. hosted: how many pupils hold one; requests: in a band."""

    session: OfferWeek
    hosted: int
    requests: str


def drawn_rounds(campaign: Campaign) -> list[tuple[Round, Opened]]:
    """Return the drawn rounds of a campaign, opened, the first one first."""
    kept = [(round_, opened(round_)) for round_ in campaign.rounds.exclude(drawn_on=None).select_related("campaign")]
    return [(round_, each) for round_, each in kept if each]


def rows_of(
    pupils: Sequence[Pupil], labels: Mapping[int, str], rounds: Iterable[tuple[Round, Opened]]
) -> list[PupilRow]:
    """Return pupils, each with what the last round gave them; labels: what they are called, by id. One query."""
    held = Assignment.objects.filter(pupil__in=[pupil.pk for pupil in pupils]).order_by("round__number")
    places = held.select_related("session__offer__company__organisation", "session__week", "round")
    last = {each.pupil_id: each for each in places}
    known = list(rounds)
    return [_row(pupil, labels[pupil.pk], last.get(pupil.pk), known) for pupil in pupils]


def _row(pupil: Pupil, label: str, assignment: Assignment | None, rounds: list[tuple[Round, Opened]]) -> PupilRow:
    rank = None
    for round_, kept in rounds:
        if assignment and assignment.round_id == round_.pk and pupil.pk in kept.places:
            rank = rank_of(kept.explained.instance, kept.explained.matching, kept.places[pupil.pk])
    took_part = any(pupil.pk in kept.places for _round, kept in rounds)
    return PupilRow(pupil, label, assignment, rank, took_part)


def sessions_of_company(company: Company, campaign: Campaign) -> list[SessionRow]:
    """Return the seats of a company in a campaign, once it was drawn: who came is counted, who asked is in bands."""
    asked: dict[int, int] = {}
    for _round, kept in drawn_rounds(campaign):
        for session, count in zip(kept.sessions, kept.explained.asked, strict=True):
            asked[session] = asked.get(session, 0) + count
    hosted = Count("assignments", filter=Q(assignments__ended_on=None))
    sessions = OfferWeek.objects.filter(offer__company=company, pk__in=asked).select_related("offer", "week")
    rows = sessions.annotate(hosted=hosted).order_by("offer__title", "week__starts_on", "pk")
    return [SessionRow(session, session.hosted, band(asked[session.pk])) for session in rows]
