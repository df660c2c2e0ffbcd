"""How many seats of each offer are reserved: a share of the seats, rounded up, by a rule that anybody can apply again.

Rounding up each one-seat offer would reserve them all: the seats of a company are put together first, and those of
companies that offer a single one, by sector (internships reference, § 3.1).
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Place:
    """The seats of an offer in a period. session: its number; company, sector: whose they are, and in which sector."""

    session: int
    seats: int
    company: int
    sector: str


def reserved_seats(seats: int, reserves: Mapping[str, int]) -> dict[str, int]:
    """Return how many seats, out of some, are reserved for each group.

    reserves: percentage by group. Each share is rounded up to a whole seat. There are never more reserved seats than
    seats: groups are served from the largest share to the smallest, equal ones by their code.
    """
    left, kept = seats, {}
    for group, percentage in sorted(reserves.items(), key=lambda each: (-each[1], each[0])):
        count = min(left, -(-seats * percentage // 100))
        left -= count
        if count > 0:
            kept[group] = count
    return kept


def share_out(places: Iterable[Place], reserves: Mapping[str, int]) -> dict[int, dict[str, int]]:
    """Return the seats reserved for each group in each session; sessions without any have an empty mapping.

    Seats are put together by ``pool_of``, and the share of each pool is rounded up once (``reserved_seats``). These
    seats then go one by one to the session of the pool of which, with it, the smallest part is reserved; among equal
    ones, to the one with the most seats, then to the first one entered.
    """
    listed = sorted(places, key=lambda place: place.session)
    pools: dict[Hashable, list[Place]] = {}
    totals: dict[int, int] = {}
    for place in listed:
        totals[place.company] = totals.get(place.company, 0) + place.seats
    for place in listed:
        pools.setdefault(pool_of(place, totals[place.company]), []).append(place)
    shared: dict[int, dict[str, int]] = {place.session: {} for place in listed}
    for pool in pools.values():
        _share_pool(pool, reserves, shared)
    return shared


def pool_of(place: Place, company_seats: int) -> Hashable:
    """Return what a place's seats are put together with: the company's, or the sector's when it has a single seat."""
    return ("company", place.company) if company_seats > 1 else ("sector", place.sector)


def _share_pool(pool: list[Place], reserves: Mapping[str, int], shared: dict[int, dict[str, int]]) -> None:
    counts = reserved_seats(sum(place.seats for place in pool), reserves)
    for group, count in counts.items():
        for _ in range(count):
            place = min(pool, key=lambda each: _precedence(each, shared[each.session]))
            mine = shared[place.session]
            mine[group] = mine.get(group, 0) + 1


def _precedence(place: Place, mine: Mapping[str, int]) -> tuple[Fraction, int, int]:
    """Sort the sessions of a pool: the next reserved seat goes to the first. One that is full comes last."""
    return Fraction(sum(mine.values()) + 1, place.seats), -place.seats, place.session
