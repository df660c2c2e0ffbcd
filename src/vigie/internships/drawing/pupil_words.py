"""A pupil's result as pages show it, to the pupil and to their school."""

from dataclasses import dataclass

from vigie.internships.drawing.results import Proof, PupilResult, Wish, proof_for
from vigie.internships.drawing.sentences import outcome_of, reserve_sentence, why
from vigie.internships.matching.results import Reason
from vigie.internships.models import Pupil

SHADES = {
    Reason.ASSIGNED: "done",
    Reason.FULL: "late",
    Reason.NOT_ELIGIBLE: "unknown",
    Reason.AFTER_ASSIGNED: "unknown",
}


@dataclass(frozen=True)
class ToldWish:
    """A wish, what became of it in two words with the colour of the badge, and why."""

    wish: Wish
    outcome: str
    shade: str
    reasons: list[str]


@dataclass(frozen=True)
class ToldResult:
    """A round, told. got: the wish obtained, even given back since; reserve: what reserved seats changed, if any."""

    result: PupilResult
    wishes: list[ToldWish]
    got: ToldWish | None
    reserve: str
    proof: Proof | None


def told_result(result: PupilResult, pupil: Pupil) -> ToldResult:
    """Return a pupil's result, in words."""
    wishes = [ToldWish(wish, outcome_of(wish), SHADES[wish.told.reason], why(wish)) for wish in result.wishes]
    got = next((each for each in wishes if each.wish.told.reason is Reason.ASSIGNED), None)
    has_reserves = result.other is not None or result.changed > 0
    return ToldResult(
        result, wishes, got, reserve_sentence(result) if has_reserves else "", proof_for(result.round, pupil)
    )
