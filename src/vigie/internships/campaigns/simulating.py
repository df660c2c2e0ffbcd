"""What a reserve would do: the same lists matched under several rules, with the same lotteries, many times.

Each lottery is used under every rule, so that rules differ by what they do and not by luck.
"""

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from vigie.internships.campaigns.seats import Place, share_out
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY, Market, Policy, Seats

# Reserves that are tried, in percentages; the campaign's own is added.
SIZES: Final = (10, 20, 30, 40, 50)
# Offers by their seats in a period: one, few, many.
CLASSES: Final = ("one", "few", "many")
FEW: Final = 4
# Measured on 6,000 lists of 10 wishes.
OVERLAP_COSTS: Final = 5
EVERYBODY, NO_GROUP = "everybody", "no_group"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a campaign as numbers. wishes: places of offers in ``places``, best first; only what may be given.

    groups: names of the groups of each pupil.
    """

    wishes: Sequence[Sequence[int]]
    groups: Sequence[frozenset[str]]
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Rules to try. share: of the group that varies, in percents; reserves: of every group."""

    policy: Policy
    share: int
    reserves: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    """What runs give: their mean, and between what 90 % of them fall."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario gives. admitted: pupils with a seat, by group, for those of none, for everybody.

    by_class: the same means by class of offers; reserved: seats reserved for each group after rounding.
    """

    scenario: Scenario
    admitted: dict[str, Band]
    by_class: dict[str, dict[str, float]]
    reserved: dict[str, int]


def class_of(seats: int) -> str:
    """Return the class of an offer by its seats in a period."""
    return "one" if seats == 1 else "few" if seats <= FEW else "many"


def scenarios_of(group: str, reserves: Mapping[str, int]) -> list[Scenario]:
    """Return the rules to try: no reserve, then each share of a group in both orders; other groups keep theirs."""
    others = {each: share for each, share in reserves.items() if each != group and share}
    most = 100 - sum(others.values())
    shares = sorted({share for share in {*SIZES, reserves.get(group, 0)} if 0 < share <= most})
    tried = [
        Scenario(policy, share, {**others, group: share})
        for share in shares
        for policy in (Policy.MINIMUM_GUARANTEE, Policy.OVER_AND_ABOVE)
    ]
    return [Scenario(Policy.NONE, 0), *tried]


def cost_of(lists: Lists, scenarios: Sequence[Scenario]) -> int:
    """Return how many proposals one lottery makes at most under all scenarios.

    Where groups that overlap both have a reserve, an offer chooses again among all at each proposal: it counts more.
    """
    wishes = sum(len(mine) for mine in lists.wishes)
    overlaps = any(len(groups) > 1 for groups in lists.groups)
    return sum(wishes * (OVERLAP_COSTS if overlaps and len(each.reserves) > 1 else 1) for each in scenarios)


def simulate(
    lists: Lists,
    scenarios: Sequence[Scenario],
    *,
    runs: int,
    seed: str,
    progress: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """Match the lists under each scenario, with as many lotteries as runs; the same seed gives the same lotteries.

    progress: called with the number of lotteries done.
    """
    tally = Tally(lists)
    offers = [seats_under(lists, scenario, tally.bits) for scenario in scenarios]
    drawing = random.Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 (nothing secret depends on it)
    order = list(range(len(lists.wishes)))
    seen: list[list[dict[tuple[str, str], int]]] = [[] for _ in scenarios]
    for done in range(1, runs + 1):
        drawing.shuffle(order)
        wishes = [list(lists.wishes[pupil]) for pupil in order]
        kinds = [tally.kinds[pupil] for pupil in order]
        for number, scenario in enumerate(scenarios):
            matching = match(Market(scenario.policy, wishes, kinds, offers[number]))
            seen[number].append(tally.count(kinds, matching.assigned))
        if progress:
            progress(done)
    return [
        outcome_of(scenario, tally, seats, counts)
        for scenario, seats, counts in zip(scenarios, offers, seen, strict=True)
    ]


def seats_under(lists: Lists, scenario: Scenario, bits: Mapping[str, int]) -> list[Seats]:
    """Return the seats of every offer with the reserves of a scenario."""
    shared = share_out(lists.places, {group: share for group, share in scenario.reserves.items() if group in bits})
    return [
        Seats(place.seats, {bits[group]: count for group, count in shared[place.session].items()})
        for place in lists.places
    ]


class Tally:
    """Counts who has a seat, by group and by class of offers. bits: of each group; kinds: bits of each pupil."""

    def __init__(self, lists: Lists) -> None:
        names = sorted({group for groups in lists.groups for group in groups})
        self.bits = {group: 1 << place for place, group in enumerate(names)}
        self.kinds = [sum(self.bits[group] for group in groups) for groups in lists.groups]
        self._classes = [CLASSES.index(class_of(place.seats)) for place in lists.places]

    def count(self, kinds: Sequence[int], assigned: Sequence[int]) -> dict[tuple[str, str], int]:
        """Return how many have a seat, by (group, class of offers)."""
        width = len(CLASSES)
        cells = [0] * (width << len(self.bits))
        for kind, offer in zip(kinds, assigned, strict=True):
            if offer != NOBODY:
                cells[kind * width + self._classes[offer]] += 1
        return {
            (name, size): sum(cells[kind * width + place] for kind in self._kinds_of(name))
            for name in self.names
            for place, size in enumerate(CLASSES)
        }

    @property
    def names(self) -> list[str]:
        """What is counted: each group, those of none, everybody."""
        return [*self.bits, NO_GROUP, EVERYBODY]

    def _kinds_of(self, name: str) -> list[int]:
        every = range(1 << len(self.bits))
        if name == EVERYBODY:
            return list(every)
        return [0] if name == NO_GROUP else [kind for kind in every if kind & self.bits[name]]


def outcome_of(
    scenario: Scenario, tally: Tally, seats: Sequence[Seats], counts: Sequence[Mapping[tuple[str, str], int]]
) -> Outcome:
    """Return what the runs of a scenario give together."""
    totals = {name: [sum(run[name, size] for size in CLASSES) for run in counts] for name in tally.names}
    return Outcome(
        scenario,
        {name: band_of(values) for name, values in totals.items()},
        {
            name: {size: sum(run[name, size] for run in counts) / len(counts) for size in CLASSES}
            for name in tally.names
        },
        {group: sum(each.reserves.get(bit, 0) for each in seats) for group, bit in tally.bits.items()},
    )


def band_of(values: Sequence[float]) -> Band:
    """Return the mean of values, and the 5th and 95th percentiles (nearest ranks)."""
    ordered = sorted(values)
    cut = len(ordered) * 5 // 100
    return Band(sum(ordered) / len(ordered), ordered[cut], ordered[-1 - cut])


def as_json(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return outcomes as JSON values."""
    return [
        {
            "policy": outcome.scenario.policy.value,
            "share": outcome.scenario.share,
            "admitted": {name: [band.mean, band.low, band.high] for name, band in outcome.admitted.items()},
            "by_class": outcome.by_class,
            "reserved": outcome.reserved,
        }
        for outcome in outcomes
    ]
