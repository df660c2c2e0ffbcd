"""The worked example of the method page: six pupils, three offers, matched by the very code that matches a campaign."""

from dataclasses import dataclass, replace
from typing import Any, Final

from vigie.internships.matching.choosing import OPEN
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.instances import Instance, read_instance
from vigie.internships.matching.market import NOBODY, Policy
from vigie.internships.matching.turns import Doors, turns_of

INPUTS: Final[dict[str, Any]] = {
    "policy": "minimum_guarantee",
    "pupils": {
        "Aya": {"wishes": ["boulangerie", "mairie", "garage"], "groups": ["qpv"]},
        "Bilal": {"wishes": ["boulangerie", "garage"], "groups": []},
        "Chloé": {"wishes": ["boulangerie", "garage", "mairie"], "groups": []},
        "Dario": {"wishes": ["mairie", "boulangerie"], "groups": ["qpv"]},
        "Emma": {"wishes": ["mairie", "garage", "boulangerie"], "groups": []},
        "Farid": {"wishes": ["garage", "mairie"], "groups": []},
    },
    "offers": {
        "boulangerie": {"capacity": 2, "reserves": {"qpv": 1}},
        "garage": {"capacity": 1},
        "mairie": {"capacity": 1},
    },
}
# Chosen so that the example shows someone turned away after being kept, and what a reserved seat changes.
SEED: Final = "exemple 58"


@dataclass(frozen=True)
class Seat:
    """A seat of an offer. pupil: who sits there; empty when nobody does."""

    is_reserved: bool
    pupil: str
    number: int


@dataclass(frozen=True)
class ToldOffer:
    """An offer after a turn: who asked, its seats, who is turned away."""

    name: str
    asking: list[str]
    seats: list[Seat]
    rejected: list[str]


@dataclass(frozen=True)
class Line:
    """A pupil: her number, her list, what she gets, and what she would get without reserved seats."""

    number: int
    name: str
    is_member: bool
    wishes: list[str]
    offer: str
    without: str


@dataclass(frozen=True)
class Example:
    """The whole example, told."""

    offers: list[tuple[str, int, int]]
    lines: list[Line]
    turns: list[list[ToldOffer]]


def example(inputs: dict[str, Any] = INPUTS, seed: str = SEED) -> Example:
    """Return the example, matched and told."""
    instance = read_instance({**inputs, "seed": seed})
    market = instance.market
    matching, without = match(market), match(replace(market, policy=Policy.NONE))
    lines = [
        Line(
            pupil + 1,
            name,
            bool(market.groups[pupil]),
            [instance.offers[offer] for offer in market.wishes[pupil]],
            offer_name(instance, matching.assigned[pupil]),
            offer_name(instance, without.assigned[pupil]),
        )
        for pupil, name in enumerate(instance.pupils)
    ]
    offers = [
        (name, seats.capacity, sum(seats.reserves.values()))
        for name, seats in zip(instance.offers, market.offers, strict=True)
    ]
    turns = [
        [
            ToldOffer(
                instance.offers[offer],
                [instance.pupils[pupil] for pupil in pupils],
                seats_of(instance, offer, turn.kept[offer]),
                [instance.pupils[pupil] for pupil in turn.rejected[offer]],
            )
            for offer, pupils in sorted(turn.asking.items())
        ]
        for turn in turns_of(market)
    ]
    return Example(offers, lines, turns)


def offer_name(instance: Instance, offer: int) -> str:
    """Return the name of an offer; empty for none."""
    return "" if offer == NOBODY else instance.offers[offer]


def seats_of(instance: Instance, offer: int, doors: Doors) -> list[Seat]:
    """Return the seats of an offer, those taken first; the free ones are open to whoever comes."""
    taken = [
        Seat(door != OPEN, instance.pupils[pupil], pupil + 1)
        for door, pupils in sorted(doors.items(), reverse=True)
        for pupil in pupils
    ]
    free = instance.market.offers[offer].capacity - len(taken)
    return taken + [Seat(False, "", 0)] * free
