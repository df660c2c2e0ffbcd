"""Makes the instance of a round under names drawn for it alone, from plain values.

Neither names nor their order lead back to a pupil or to an offer: names are drawn by lot for one round, and written in
their own order. What the match does not use is not there: groups without a reserved seat, eligibility that keeps
nobody out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vigie.core.drawn_codes import drawn_code
from vigie.internships.campaigns.eligibility import Terms, eligible
from vigie.internships.matching.instances import OFFERS, POLICY, PUPILS
from vigie.internships.matching.market import Policy

# 55 bits.
LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A pupil who ranks. wishes: numbers of sessions, best first. tier: lower first; pupils of one tier draw lots."""

    pupil: int
    level: str
    is_minor: bool
    groups: frozenset[str]
    wishes: Sequence[int]
    tier: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """Seats of an offer in a period. levels: those it is for; empty: all. reserves: seats by group."""

    session: int
    seats: int
    levels: Sequence[str]
    reserves: Mapping[str, int]


def instance_of(
    policy: Policy,
    terms: Terms,
    listed: Iterable[Listed],
    offered: Iterable[Offered],
    new_name: Callable[[], str] | None = None,
) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
    """Return the inputs of a round, without seed, and who is behind the names.

    Inputs are as ``read_instance`` reads them. Names: ``{"pupils": {name: number}, "offers": {name: session}}``.
    Wishes for seats that are not offered are left out; a pupil who then has none still takes part.
    """
    people, places = list(listed), list(offered)
    names = _names(len(people) + len(places), new_name or random_name)
    pupils = dict(sorted(zip(names, people, strict=False), key=_name))
    offers = dict(sorted(zip(names[len(people) :], places, strict=True), key=_name))
    behind = {
        PUPILS: {name: each.pupil for name, each in pupils.items()},
        OFFERS: {name: place.session for name, place in offers.items()},
    }
    return _inputs(policy, terms, pupils, offers), behind


def random_name() -> str:
    """Return a name drawn by lot."""
    return drawn_code(LENGTH)


def _names(count: int, new_name: Callable[[], str]) -> list[str]:
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn[new_name()] = None
    return list(drawn)


def _name(named: tuple[str, Any]) -> str:
    return named[0]


def _inputs(
    policy: Policy, terms: Terms, pupils: Mapping[str, Listed], offers: Mapping[str, Offered]
) -> dict[str, Any]:
    offer_of = {place.session: name for name, place in offers.items()}
    asking: dict[str, list[str]] = {name: [] for name in offers}
    told: dict[str, dict[str, Any]] = {}
    reserves = {name: {} if policy is Policy.NONE else _used(place.reserves) for name, place in offers.items()}
    used = {group for counts in reserves.values() for group in counts}
    for name, each in pupils.items():
        wishes = [offer_of[session] for session in each.wishes if session in offer_of]
        told[name] = {"wishes": wishes, "groups": sorted(each.groups & used)}
        for offer in wishes:
            asking[offer].append(name)
    seats = {
        name: {
            "capacity": place.seats,
            "reserves": reserves[name],
            **_limits(place, {asked: pupils[asked] for asked in asking[name]}, terms),
        }
        for name, place in offers.items()
    }
    return {POLICY: policy.value, PUPILS: told, OFFERS: seats}


def _used(reserves: Mapping[str, int]) -> dict[str, int]:
    return {group: count for group, count in sorted(reserves.items()) if count}


def _limits(place: Offered, asking: Mapping[str, Listed], terms: Terms) -> dict[str, Any]:
    """Return who may have an offer and who comes first: among those who rank it, and only when it changes something."""
    able = [
        name
        for name, each in asking.items()
        if eligible(each.level, is_minor=each.is_minor, offer_levels=place.levels, terms=terms)
    ]
    tiers = {name: each.tier for name, each in asking.items() if each.tier}
    return {**({"eligible": able} if len(able) < len(asking) else {}), **({"tiers": tiers} if tiers else {})}
