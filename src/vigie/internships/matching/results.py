"""What a match gives, as JSON values: who goes where, the last one admitted through each door, and why."""

from enum import StrEnum
from typing import Any

from vigie.internships.matching.checking import faults
from vigie.internships.matching.cutoffs import Bars, Cutoffs, cutoffs_of
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.instances import Instance
from vigie.internships.matching.market import NOBODY, Matching


class Reason(StrEnum):
    """What became of a wish."""

    ASSIGNED = "assigned"
    FULL = "full"
    NOT_ELIGIBLE = "not_eligible"
    AFTER_ASSIGNED = "after_assigned"


def decide(instance: Instance) -> dict[str, Any]:
    """Match, check, and return the result as JSON values, in the same order whatever the order of the instance."""
    matching = match(instance.market)
    cutoffs = cutoffs_of(instance.market, matching)
    people = sorted(enumerate(instance.pupils), key=lambda each: each[1])
    return {
        "assignment": {name: _name(instance, matching.assigned[pupil]) for pupil, name in people},
        "cutoffs": {name: _told(instance, cutoffs, offer) for offer, name in _in_order(instance.offers)},
        "stable": not faults(instance.market, matching),
        "proposals": matching.proposals,
        "explanations": {name: explain(instance, matching, cutoffs, pupil) for pupil, name in people},
    }


def explain(instance: Instance, matching: Matching, cutoffs: Cutoffs, pupil: int) -> list[dict[str, str]]:
    """Return what became of each wish of a pupil, in her order."""
    told, reached = [], False
    for offer in instance.market.wishes[pupil]:
        if reached:
            reason = Reason.AFTER_ASSIGNED
        elif offer == matching.assigned[pupil]:
            reason, reached = Reason.ASSIGNED, True
        else:
            reason = Reason.NOT_ELIGIBLE if cutoffs.orders[offer].key_of(pupil) is None else Reason.FULL
        told.append({"offer": instance.offers[offer], "reason": str(reason)})
    return told


def _told(instance: Instance, cutoffs: Cutoffs, offer: int) -> dict[str, Any]:
    bars: Bars = cutoffs.bars[offer]
    order = cutoffs.orders[offer]

    def who(key: int | None) -> str | None:
        return None if key is None else instance.pupils[order.pupil_of(key)]

    reserved = sorted((instance.groups[group], who(key)) for group, key in bars.reserved.items())
    return {"open": None if bars.left else who(bars.open), "reserved": dict(reserved), "seats_left": bars.left}


def _name(instance: Instance, offer: int) -> str | None:
    return None if offer == NOBODY else instance.offers[offer]


def _in_order(names: list[str]) -> list[tuple[int, str]]:
    return sorted(enumerate(names), key=lambda each: each[1])
