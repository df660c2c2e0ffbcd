"""Makes a published match again from its files, and says what does not hold."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from vigie.internships.matching.checking import Complaint
from vigie.internships.matching.instances import OFFERS, POLICY, PUPILS, BadInstance, read_instance
from vigie.internships.matching.publishing import canonical, hash_of_secret, leaves_of, root_of, seed_of, with_seed
from vigie.internships.matching.results import decide

# The report of the check of a match that holds.
GOOD_REPORT: Final = {"stable": True, "complaints": {str(each): 0 for each in Complaint}, "faults": []}


class Doubt(StrEnum):
    """What does not hold in a published match."""

    REVEALED = "revealed"
    INPUTS = "inputs"
    DAYS = "days"
    RESULT = "result"
    REPORT = "report"
    UNSTABLE = "unstable"
    UNREADABLE = "unreadable"


def doubts(
    inputs: Mapping[str, Any],
    commitment: Mapping[str, Any],
    draw: Mapping[str, Any],
    result: Mapping[str, Any],
    report: Any = GOOD_REPORT,
) -> list[Doubt]:
    """Return what does not hold; nothing when the match is the one that was promised.

    inputs: the frozen lists, without seed. commitment: published before the draw. draw: ``secret``, ``public_value``.
    report: of the check, a good one when none is published. Days are compared where they are told.
    """
    try:
        instance = read_instance(with_seed(inputs, seed_of(str(draw["secret"]), str(draw["public_value"]))))
        found = list(_broken_promises(inputs, commitment, draw))
        said, reported = canonical(result), canonical(report)
    except (AttributeError, BadInstance, KeyError, RecursionError, TypeError):
        return [Doubt.UNREADABLE]
    again = decide(instance)
    if canonical(again) != said:
        found.append(Doubt.RESULT)
    if not again["stable"]:
        found.append(Doubt.UNSTABLE)
    elif reported != canonical(GOOD_REPORT):
        found.append(Doubt.REPORT)
    return found


def _broken_promises(
    inputs: Mapping[str, Any], commitment: Mapping[str, Any], draw: Mapping[str, Any]
) -> Iterator[Doubt]:
    if hash_of_secret(str(draw["secret"])) != commitment["secret_hash"]:
        yield Doubt.REVEALED
    # What the root does not cover was promised by nobody.
    if root_of(leaves_of(inputs)) != commitment["inputs_root"] or set(inputs) != {POLICY, OFFERS, PUPILS}:
        yield Doubt.INPUTS
    if not _days_follow(commitment.get("frozen_on"), commitment.get("draw_on"), draw.get("drawn_on")):
        yield Doubt.DAYS


def _days_follow(frozen_on: Any, draw_on: Any, drawn_on: Any) -> bool:
    """Whether days that are told follow one another, the promised one after that of the lists; others are no days."""
    try:
        days = [date.fromisoformat(str(day)) for day in (frozen_on, draw_on, drawn_on) if day is not None]
    except ValueError:
        return False
    return days == sorted(days) and (frozen_on is None or draw_on is None or days[0] < days[1])
