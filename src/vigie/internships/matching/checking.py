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
        rooms = [Room(seats, market.policy, sitting[offer]) for offer, seats in enumerate(market.offers)]
        found = _complaints(market, matching, keys, rooms, most)
    return found[:most]


# None: the key is the pupil's own number.
Key = Callable[[int], int | None] | None
Sitting = list[list[tuple[int, int]]]


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
    """Return who sits in each offer, as (key, groups), and those who should not."""
    sitting: Sitting = [[] for _ in market.offers]
    found: list[Fault] = []
    for pupil, offer in enumerate(matching.assigned):
        if offer == NOBODY:
            continue
        key_of = keys[offer]
        key = pupil if key_of is None else key_of(pupil)
        if offer not in market.wishes[pupil]:
            found.append(Fault(Complaint.NOT_WISHED, offer, pupil))
        elif key is None:
            found.append(Fault(Complaint.NOT_ELIGIBLE, offer, pupil))
        else:
            sitting[offer].append((key, market.groups[pupil]))
    return sitting, found


# From which group a holder of which groups would come; None: nobody has to move.
Step = tuple[int, int] | None


class Room:
    """Who sits in an offer, and what a pupil who does not would say.

    free: whether a seat is. open: worst key on an open seat, under every key when there is none.
    """

    __slots__ = ("_bars", "_held", "_left", "free", "mask", "open", "reserves")

    def __init__(self, seats: Seats, policy: Policy, sitting: list[tuple[int, int]]) -> None:
        self.free = len(sitting) < seats.capacity
        self.reserves = {} if policy is Policy.NONE else seats.reserves
        self.mask = sum(self.reserves)
        first = seats.capacity - sum(self.reserves.values()) if policy is Policy.OVER_AND_ABOVE else 0
        # By group: reserved seats that nobody holds; then, by the groups they are of, the keys of those who hold one.
        self._left = dict(self.reserves)
        self._held: dict[int, dict[int, list[int]]] = {group: {} for group in self.reserves}
        self._bars: dict[int, int | None] = {}
        self.open = self._seat(sorted(sitting), first)

    def _seat(self, sitting: list[tuple[int, int]], first: int) -> float:
        """Find who holds a reserved seat; return the worst key of the others."""
        worst: float = sitting[first - 1][0] if first and len(sitting) >= first else NO_KEY
        full = {0}
        for key, groups in sitting[first:]:
            kind = groups & self.mask
            if kind not in full and self._take(key, kind):
                continue
            # As more people sit, no seat comes back for these groups.
            full.add(kind)
            worst = max(worst, key)
        return worst

    def _take(self, key: int, kind: int) -> bool:
        """Give someone of these groups a reserved seat, if there is one once holders move to their other groups'."""
        group, came = self._reached(kind)
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
        came: dict[int, Step] = {group: None for group in self.reserves if group & kind}
        waiting = list(came)
        for group in waiting:
            if self._left[group]:
                return group, came
            for moving in [each for each, keys in self._held[group].items() if keys]:
                beyond = [other for other in self.reserves if other & moving and other not in came]
                came |= dict.fromkeys(beyond, (group, moving))
                waiting += beyond
        return 0, came

    def _bar(self, kind: int) -> int | None:
        free, came = self._reached(kind)
        if free:
            return None
        return max(key for group in came for keys in self._held[group].values() for key in keys)

    def bar(self, kind: int) -> int | None:
        """Return the key that a pupil of these groups must beat for a reserved seat; None when one is not used.

        Whoever comes may have the seat of anyone who holds one that holders, each moving to a seat of another of their
        groups, can free for these groups: so they must beat the last of these holders. Worked out once for each kind.
        """
        if kind not in self._bars:
            self._bars[kind] = self._bar(kind)
        return self._bars[kind]


def _complaints(market: Market, matching: Matching, keys: list[Key], rooms: list[Room], most: int) -> list[Fault]:
    found: list[Fault] = []
    opens = [ALL_KEYS if room.free else room.open for room in rooms]
    masks = [room.mask for room in rooms]
    for pupil, wishes in enumerate(market.wishes):
        mine, groups = matching.assigned[pupil], market.groups[pupil]
        for offer in wishes:
            if offer == mine:
                break
            key_of = keys[offer]
            key = pupil if key_of is None else key_of(pupil)
            if key is None:
                continue
            kind = groups & masks[offer]
            if key < opens[offer] or (kind and _complains(rooms[offer], kind, key)):
                found.append(Fault(_complaint(rooms[offer], key), offer, pupil))
                if len(found) == most:
                    return found
    return found


def _complains(room: Room, kind: int, key: int) -> bool:
    bar = room.bar(kind)
    return bar is None or key < bar


def _complaint(room: Room, key: int) -> Complaint:
    if room.free:
        return Complaint.FREE_SEAT
    return Complaint.WORSE_PLACE if key < room.open else Complaint.RESERVED_SEAT
