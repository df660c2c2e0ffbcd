"""Whom an offer keeps among those who ask for it, and by which door: open seats, or seats reserved for a group.

A pupil of several groups uses one reserved seat at most (one-to-one: Sönmez and Yenmez, 2022). Reserved seats go to the
pupils, in priority order, with whom more of them can be filled at once: found by augmenting paths.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from vigie.internships.matching.market import Policy, Seats

OPEN: Final = 0


@dataclass(slots=True)
class Kept:
    """Whom an offer keeps. doors: their keys, by door: OPEN, or the bit of a group. rejected: keys of the others."""

    doors: dict[int, list[int]] = field(default_factory=dict)
    rejected: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(keys) for keys in self.doors.values())


def choose(seats: Seats, policy: Policy, applicants: Iterable[tuple[int, int]]) -> Kept:
    """Choose among applicants, as (key, groups) with distinct keys. Source: internships reference, § 3."""
    waiting = sorted(applicants)
    kept = Kept()
    if policy is Policy.NONE or not seats.reserves:
        _fill(kept, waiting, seats.capacity)
        return kept
    if policy is Policy.OVER_AND_ABOVE:
        first = seats.capacity - sum(seats.reserves.values())
        kept.doors[OPEN] = [key for key, _ in waiting[:first]]
        waiting = waiting[first:]
    holders = reserved_holders(seats.reserves, waiting)
    for key, group in holders.items():
        kept.doors.setdefault(group, []).append(key)
    _fill(kept, [each for each in waiting if each[0] not in holders], seats.capacity - kept.count)
    return kept


def _fill(kept: Kept, waiting: list[tuple[int, int]], places: int) -> None:
    kept.doors.setdefault(OPEN, []).extend(key for key, _ in waiting[:places])
    kept.rejected.extend(key for key, _ in waiting[places:])


def reserved_holders(reserves: dict[int, int], waiting: list[tuple[int, int]]) -> dict[int, int]:
    """Return who holds a reserved seat, as key → group; waiting: (key, groups), best first."""
    groups_of = dict(waiting)
    holders: dict[int, int] = {}
    seated: dict[int, list[int]] = {group: [] for group in reserves}
    for key, groups in waiting:
        if groups and len(holders) < sum(reserves.values()):
            _seat(key, groups_of, reserves, seated, holders, set())
    return holders


def _seat(
    key: int,
    groups_of: dict[int, int],
    reserves: dict[int, int],
    seated: dict[int, list[int]],
    holders: dict[int, int],
    tried: set[int],
) -> bool:
    """Give a pupil a reserved seat, moving others to another group's seat when this frees one."""
    mine = [group for group in reserves if groups_of[key] & group and group not in tried]
    for group in mine:
        if len(seated[group]) < reserves[group]:
            seated[group].append(key)
            holders[key] = group
            return True
    for group in mine:
        tried.add(group)
        for other in list(seated[group]):
            if _seat(other, groups_of, reserves, seated, holders, tried):
                seated[group].remove(other)
                seated[group].append(key)
                holders[key] = group
                return True
    return False
