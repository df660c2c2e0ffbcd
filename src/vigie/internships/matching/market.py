"""A market as integers: pupils in the order of the lottery, offers, groups as bits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NOBODY: Final = -1


class Policy(StrEnum):
    """What reserved seats do.

    MINIMUM_GUARANTEE: they are filled first, so that they matter only when the open order gives fewer.
    OVER_AND_ABOVE: open seats are filled first, and reserved ones come in addition.
    (Dur, Kominers, Pathak and Sönmez, 2018: the order of seats is a choice of policy.)
    """

    NONE = "none"
    MINIMUM_GUARANTEE = "minimum_guarantee"
    OVER_AND_ABOVE = "over_and_above"


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of an offer, and who comes first there.

    reserves: seats reserved for each group, by the group's bit; their sum is at most the capacity.
    ranks: place of each pupil on the offer's own list, best is 0; whoever is not there is not eligible.
    tiers: tier of pupils, lower first, absent is 0; then the lottery decides. Only without ranks.
    eligible: who may have it; None: everybody.
    """

    capacity: int
    reserves: dict[int, int] = field(default_factory=dict)
    ranks: dict[int, int] | None = None
    tiers: dict[int, int] | None = None
    eligible: frozenset[int] | None = None

    @property
    def is_lottery(self) -> bool:
        """Whether everybody may come, in the order of the lottery: a pupil's key is then her own number."""
        return self.eligible is None and self.ranks is None and self.tiers is None


@dataclass(frozen=True, slots=True)
class Market:
    """A market. A pupil's number is her place in the lottery.

    wishes: the offers that each pupil ranks, best first, without limit of number.
    groups: the groups of each pupil, as bits.
    """

    policy: Policy
    wishes: Sequence[Sequence[int]]
    groups: list[int]
    offers: list[Seats]


@dataclass(frozen=True, slots=True)
class Matching:
    """What a market gives. assigned: the offer of each pupil, or NOBODY. proposals: how many were made."""

    assigned: list[int]
    proposals: int
