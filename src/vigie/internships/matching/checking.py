"""Checks a matching without trusting what made it: nobody has a reason to complain, or here is who, and why.

A pupil may complain about an offer she prefers to her own, and for which she is eligible, when a seat is free there;
when someone with a worse place sits on an open seat, or on a seat reserved for a group of hers; or when such a reserved
seat is not used by its group: the sentences of the internships reference, § 3, for any number of groups.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Final

from vigie.internships.matching.collecting import collector_at_rest
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy, Seats

# Below and above every key: tiers may be any whole numbers.
NO_KEY: Final = -inf
ALL_KEYS: Final = inf


class Complaint(StrEnum):
    """Why a matching does not hold."""

    NOT_WISHED = "not_wished"
    NOT_ELIGIBLE = "not_eligible"
    TOO_MANY = "too_many"
    FREE_SEAT = "free_seat"
    WORSE_PLACE = "worse_place"
    RESERVED_SEAT = "reserved_seat"


@dataclass(frozen=True, slots=True)
class Fault:
    """A complaint, about an offer, by a pupil (NOBODY when it is about the offer as a whole)."""

    complaint: Complaint
    offer: int
    pupil: int = NOBODY


@collector_at_rest()
def faults(market: Market, matching: Matching, *, most: int = 100) -> list[Fault]:
    """Return what is wrong with a matching, so many faults at most; nothing when it is stable."""
    keys = [_key_of(seats, len(market.wishes)) for seats in market.offers]
    sitting, found = _sitting(market, matching, keys)
    crowded = [offer for offer, seats in enumerate(market.offers) if len(sitting[offer]) > seats.capacity]
    found += [Fault(Complaint.TOO_MANY, offer) for offer in crowded]
    if not found:
        found = _complaints(market, matching, Rooms(market, keys, sitting), most)
    return found[:most]


# None: the key is the pupil's own number.
Key = Callable[[int], int | None] | None
# Pupils by offer.
Sitting = list[list[int]]


def _key_of(seats: Seats, count: int) -> Key:
    if seats.eligible is None and seats.ranks is None and seats.tiers is None:
        return None
    tiers, ranks, eligible = seats.tiers or {}, seats.ranks, seats.eligible

    def key(pupil: int) -> int | None:
        if eligible is not None and pupil not in eligible:
            return None
        return ranks.get(pupil) if ranks is not None else tiers.get(pupil, 0) * count + pupil

    return key


def _sitting(market: Market, matching: Matching, keys: list[Key]) -> tuple[Sitting, list[Fault]]:
    """Return who sits in each offer, and those who should not."""
    sitting: Sitting = [[] for _ in market.offers]
    found: list[Fault] = []
    for pupil, offer in enumerate(matching.assigned):
        if offer == NOBODY:
            continue
        key_of = keys[offer]
        if offer not in market.wishes[pupil]:
            found.append(Fault(Complaint.NOT_WISHED, offer, pupil))
        elif key_of is not None and key_of(pupil) is None:
            found.append(Fault(Complaint.NOT_ELIGIBLE, offer, pupil))
        else:
            sitting[offer].append(pupil)
    return sitting, found


# From which group a holder of which groups would come; None: nobody has to move.
Step = tuple[int, int] | None


class Room:
    """Who sits in an offer, and what a pupil who does not would say.

    open: worst key on an open seat, under every key when there is none, above them when a seat is free.
    """

    __slots__ = ("_bars", "_held", "_left", "_mask", "_reserves", "open")

    def __init__(self, seats: Seats, policy: Policy, sitting: list[tuple[int, int]]) -> None:
        self._reserves = {} if policy is Policy.NONE else seats.reserves
        self._mask = sum(self._reserves)
        # By group: reserved seats that nobody holds; then, by the groups they are of, the keys of those who hold one.
        self._left = dict(self._reserves)
        self._held: dict[int, dict[int, list[int]]] = {group: {} for group in self._reserves}
        self._bars: dict[int, float] = {}
        first = seats.capacity - sum(self._reserves.values()) if policy is Policy.OVER_AND_ABOVE else 0
        self.open = ALL_KEYS if len(sitting) < seats.capacity else self._seat(sorted(sitting), first)

    def _seat(self, sitting: list[tuple[int, int]], first: int) -> float:
        """Find who holds a reserved seat; return the worst key of the others."""
        worst: float = sitting[first - 1][0] if first and len(sitting) >= first else NO_KEY
        full = {0}
        for key, groups in sitting[first:]:
            kind = groups & self._mask
            if kind not in full and self._take(key, kind):
                continue
            # As more people sit, no seat comes back for these groups.
            full.add(kind)
            worst = max(worst, key)
        return worst

    def _take(self, key: int, kind: int) -> bool:
        """Give someone of these groups a reserved seat, if there is one once holders move to their other groups'."""
        alone = not kind & kind - 1 and self._left[kind]
        group, came = (kind, {kind: None}) if alone else self._reached(kind)
        if not group:
            return False
        self._left[group] -= 1
        while (step := came[group]) is not None:
            left, moving = step
            self._held[group].setdefault(moving, []).append(self._held[left][moving].pop())
            group = left
        self._held[group].setdefault(kind, []).append(key)
        return True

    def _reached(self, kind: int) -> tuple[int, dict[int, Step]]:
        """Follow the groups whose seats someone of these groups may have, holders moving to make room.

        Return the first one that has a seat left, 0 when none has; and for each one reached, from which group holders
        of which groups would come.
        """
        came: dict[int, Step] = {group: None for group in self._reserves if group & kind}
        waiting = list(came)
        for group in waiting:
            if self._left[group]:
                return group, came
            for moving in [each for each, keys in self._held[group].items() if keys]:
                beyond = [other for other in self._reserves if other & moving and other not in came]
                came |= dict.fromkeys(beyond, (group, moving))
                waiting += beyond
        return 0, came

    def limit(self, groups: int) -> float:
        """Return the key that a pupil of these groups must beat for a seat, above every key when one is not used.

        Whoever comes may have the seat of anyone who holds one that holders, each moving to a seat of another of their
        groups, can free for these groups: so they must beat the last of these holders. Worked out once for each kind.
        """
        kind = groups & self._mask
        if not kind or self.open == ALL_KEYS:
            return self.open
        if kind not in self._bars:
            self._bars[kind] = max(self.open, self._bar(kind))
        return self._bars[kind]

    def _bar(self, kind: int) -> float:
        free, came = self._reached(kind)
        if free:
            return ALL_KEYS
        held = (key for group in came for keys in self._held[group].values() for key in keys)
        return max(held, default=NO_KEY)


def _as_keys(key_of: Key, pupils: list[int], groups: list[int]) -> list[tuple[int, int]]:
    """Return those who sit somewhere, all eligible, as (key, groups)."""
    if key_of is None:
        return [(pupil, groups[pupil]) for pupil in pupils]
    return [(key, groups[pupil]) for pupil in pupils if (key := key_of(pupil)) is not None]


class Rooms:
    """The rooms of a market, each made when somebody looks at it.

    bars: by offer, the number from which no pupil of any group has anything to say there; looked at before a room is,
    for it costs less. open_bars: the same for pupils of no group.
    """

    __slots__ = ("_keys", "_made", "_market", "_sitting", "bars", "open_bars")

    def __init__(self, market: Market, keys: list[Key], sitting: Sitting) -> None:
        self._market, self._keys, self._sitting = market, keys, sitting
        self._made: dict[int, Room] = {}
        self.open_bars, self.bars = _bars(market, keys, sitting)

    def of(self, offer: int) -> Room:
        """Return the room of an offer."""
        if offer not in self._made:
            sitting = _as_keys(self._keys[offer], self._sitting[offer], self._market.groups)
            self._made[offer] = Room(self._market.offers[offer], self._market.policy, sitting)
        return self._made[offer]

    def fault(self, offer: int, pupil: int) -> Fault | None:
        """Return what a pupil says of an offer she prefers, None when she has no reason to complain."""
        key_of, room = self._keys[offer], self.of(offer)
        key = pupil if key_of is None else key_of(pupil)
        if key is None or key >= room.limit(self._market.groups[pupil]):
            return None
        return Fault(_complaint(room.open, key), offer, pupil)


def _bars(market: Market, keys: list[Key], sitting: Sitting) -> tuple[list[float], list[float]]:
    """Return the bars of offers for pupils of no group, then for all; above every number where keys are others."""
    above, alike = market.policy is Policy.OVER_AND_ABOVE, market.policy is Policy.NONE
    open_bars: list[float] = []
    bars: list[float] = []
    for seats, key_of, pupils in zip(market.offers, keys, sitting, strict=True):
        bar = open_bar = ALL_KEYS
        if key_of is None and len(pupils) == seats.capacity:
            # Pupils sit in the order of their numbers.
            bar = open_bar = pupils[-1] if pupils else NO_KEY
            if pupils and seats.reserves and not alike:
                open_bar, bar = _bars_of(seats, pupils, market.groups, is_above=above)
        open_bars.append(open_bar)
        bars.append(bar)
    return open_bars, bars


def _bars_of(seats: Seats, pupils: list[int], groups: list[int], *, is_above: bool) -> tuple[float, float]:
    """Return the bars of full seats, some reserved; the widest where someone is of several groups."""
    left = dict(seats.reserves)
    mask = sum(left)
    first = seats.capacity - sum(left.values()) if is_above else 0
    worst: float = pupils[first - 1] if first else NO_KEY
    for pupil in pupils[first:]:
        kind = groups[pupil] & mask
        if kind & kind - 1:
            return pupils[-1], ALL_KEYS
        if kind and left[kind]:
            left[kind] -= 1
        else:
            worst = pupil
    return worst, ALL_KEYS if any(left.values()) else pupils[-1]


def _complaints(market: Market, matching: Matching, rooms: Rooms, most: int) -> list[Fault]:
    found: list[Fault] = []
    for pupil, (wishes, mine, groups) in enumerate(zip(market.wishes, matching.assigned, market.groups, strict=True)):
        bars = rooms.bars if groups else rooms.open_bars
        for offer in wishes:
            if offer == mine:
                break
            if pupil < bars[offer] and (fault := rooms.fault(offer, pupil)):
                found.append(fault)
                if len(found) == most:
                    return found
    return found


def _complaint(open_limit: float, key: int) -> Complaint:
    if open_limit == ALL_KEYS:
        return Complaint.FREE_SEAT
    return Complaint.WORSE_PLACE if key < open_limit else Complaint.RESERVED_SEAT
