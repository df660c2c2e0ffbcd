"""What a drawn round says to each pupil: her wishes, her number, what a reserve changed, and the proof of her list."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vigie.internships.drawing.explaining import Explained, Told, explained, other_result, told
from vigie.internships.drawing.exposure import LEAST
from vigie.internships.drawing.reading import inputs_of, matching_of
from vigie.internships.matching.market import NOBODY
from vigie.internships.matching.publishing import leaves_of, proof_of
from vigie.internships.models import Assignment, OfferWeek, Pupil, Round

# Fewer seats than this, and whoever sits there is known to those around.
LEAST_SEATS: Final = LEAST


@dataclass(frozen=True)
class Opened:
    """A drawn round, opened and explained, by ids of pupils.

    places: in its instance. sessions: ids of its offers. leaves: its frozen lines; lines: which one is a pupil's.
    """

    explained: Explained
    places: dict[int, int]
    sessions: list[int]
    names: dict[int, str]
    leaves: list[bytes]
    lines: dict[int, int]


@dataclass(frozen=True)
class Wish:
    """A wish of a pupil, with its seats; session None when the offer no longer exists."""

    told: Told
    session: OfferWeek | None


@dataclass(frozen=True)
class Proof:
    """What proves that a list was in the frozen inputs: its line, and the hashes up to the published root."""

    name: str
    line: str
    steps: list[dict[str, str]]
    root: str


@dataclass(frozen=True)
class Other:
    """What a pupil would have had without reserved seats: seats, or None; is_same: what she has."""

    session: OfferWeek | None
    is_same: bool


@dataclass(frozen=True)
class PupilResult:
    """What a round gave a pupil. number: hers, out of pupils. other: without reserved seats, when it may be told.

    changed: how many results reserved seats changed. is_list_changed: her list differs from the one that was frozen.
    dropped: how many of the offers of her list were not in the round.
    """

    round: Round
    number: int
    pupils: int
    wishes: list[Wish]
    assignment: Assignment | None
    other: Other | None
    changed: int
    is_list_changed: bool
    dropped: int


def opened(round_: Round) -> Opened | None:
    """Return a drawn round, opened; None before its draw. Kept by the process: what was drawn never changes."""
    return _opened(round_.pk, round_.inputs_root) if round_.drawn_on else None


@lru_cache(maxsize=4)
def _opened(round_id: int, inputs_root: str) -> Opened | None:
    """The root, made of names drawn by lot, tells rounds apart."""
    round_ = Round.objects.get(pk=round_id, inputs_root=inputs_root)
    drawn = matching_of(round_)
    if drawn is None:
        return None
    before = 1 + len(drawn.sessions)
    return Opened(
        explained(drawn.instance, drawn.matching),
        {pupil: place for place, pupil in enumerate(drawn.order())},
        [drawn.sessions[name] for name in drawn.instance.offers],
        {pupil: name for name, pupil in drawn.pupils.items()},
        leaves_of(inputs_of(round_)),
        {drawn.pupils[name]: place for place, name in enumerate(sorted(drawn.pupils), start=before)},
    )


def results_of(pupil: Pupil) -> list[PupilResult]:
    """Return what each drawn round gave a pupil who took part in it, the last one first."""
    campaign = pupil.school_class.entry.campaign_id
    rounds = Round.objects.filter(campaign=campaign, drawn_on__isnull=False).select_related("campaign")
    given = {each.round_id: each for each in Assignment.objects.filter(pupil=pupil)}
    found = []
    for round_ in rounds.order_by("-number"):
        kept = opened(round_)
        if kept and pupil.pk in kept.places:
            found.append(_result(round_, kept, pupil, given.get(round_.pk)))
    return found


def _result(round_: Round, kept: Opened, pupil: Pupil, assignment: Assignment | None) -> PupilResult:
    place = kept.places[pupil.pk]
    wishes = told(kept.explained, place)
    frozen = [kept.sessions[wish.offer] for wish in wishes]
    sessions = sessions_of(frozen)
    listed = pupil.wish_list.sessions if hasattr(pupil, "wish_list") else []
    return PupilResult(
        round_,
        kept.explained.numbers[place],
        len(kept.places),
        [Wish(wish, sessions.get(session)) for wish, session in zip(wishes, frozen, strict=True)],
        assignment,
        _other(kept, place, sessions),
        kept.explained.changed(),
        [session for session in listed if session in frozen] != frozen,
        len(set(listed) - set(frozen)),
    )


def _other(kept: Opened, place: int, sessions: dict[int, OfferWeek]) -> Other | None:
    other = other_result(kept.explained, place, LEAST_SEATS)
    if other is None:
        return None
    session = None if other == NOBODY else sessions.get(kept.sessions[other])
    return Other(session, other == kept.explained.matching.assigned[place])


def sessions_of(numbers: Iterable[int]) -> dict[int, OfferWeek]:
    """Return sessions by id, with what a page says of them. One query."""
    found = OfferWeek.objects.filter(pk__in=numbers)
    return found.select_related("offer__company__organisation", "offer__commune", "week").in_bulk()


def proof_for(round_: Round, pupil: Pupil) -> Proof | None:
    """Return what proves that a pupil's list was frozen; None when they had none in this round."""
    kept = opened(round_)
    if kept is None or pupil.pk not in kept.lines:
        return None
    line = kept.lines[pupil.pk]
    return Proof(kept.names[pupil.pk], kept.leaves[line].decode(), proof_of(kept.leaves, line), round_.inputs_root)
