"""Reads a market from JSON values, and names the place of each fault."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from vigie.internships.matching.market import Market, Policy, Seats

PUPILS, OFFERS, LOTTERY, SEED, POLICY = "pupils", "offers", "lottery", "seed", "policy"
# Far more than any rule has: each is tried against the others when seats are shared.
MOST_GROUPS: Final = 100
POLICIES: Final = ", ".join(policy.value for policy in Policy)


class BadInstance(ValueError):
    """A market that cannot be read. path: where the fault is, as « offers.O1.capacity »."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(f"{path} : {sentence}" if path else sentence)
        self.path = path


@dataclass(frozen=True)
class Instance:
    """A market with names: of pupils, in lottery order, of offers, of groups with reserved seats (bit → name)."""

    market: Market
    pupils: list[str]
    offers: list[str]
    groups: dict[int, str]


def read_instance(content: Any) -> Instance:
    """Read a market from parsed JSON. Raises BadInstance."""
    whole = _mapping(content, "")
    policy = _policy(whole)
    pupils, offers = _mapping(whole.get(PUPILS), PUPILS), _mapping(whole.get(OFFERS), OFFERS)
    for path, each in [*_members(pupils, PUPILS), *_members(offers, OFFERS)]:
        _mapping(each, path)
    order = _lottery(whole, pupils, offers)
    numbers = {name: number for number, name in enumerate(order)}
    bits = _bits(offers)
    places = {name: number for number, name in enumerate(offers)}
    market = Market(
        policy,
        [_wishes(pupils[name], f"{PUPILS}.{name}", places) for name in order],
        [sum(bits.get(group, 0) for group in _groups(pupils[name], f"{PUPILS}.{name}")) for name in order],
        [_seats(offers[name], f"{OFFERS}.{name}", numbers, bits) for name in offers],
    )
    return Instance(market, order, list(offers), {bit: group for group, bit in bits.items()})


def order_of(seed: str, pupils: Iterable[str]) -> list[str]:
    """Return pupils in the order of the hexadecimal SHA-256 of « SEED|ID », in UTF-8; equal ones by their names."""
    return sorted(pupils, key=lambda pupil: (hashlib.sha256(f"{seed}|{pupil}".encode()).hexdigest(), pupil))


def _policy(whole: Mapping[str, Any]) -> Policy:
    try:
        return Policy(str(whole.get(POLICY)))
    except ValueError as error:
        raise BadInstance(POLICY, f"écrivez l'une de ces règles : {POLICIES}.") from error


def _lottery(whole: Mapping[str, Any], pupils: Mapping[str, Any], offers: Mapping[str, Any]) -> list[str]:
    if whole.get(LOTTERY) is not None and whole.get(SEED) is not None:
        raise BadInstance(SEED, "donnez un ordre de tirage ou une graine, pas les deux.")
    if whole.get(SEED) is not None:
        return _order_from_seed(whole[SEED], pupils)
    if whole.get(LOTTERY) is None:
        if any(offer.get("priority") is None for offer in offers.values()):
            raise BadInstance(LOTTERY, "donnez un ordre de tirage (lottery) ou une graine (seed).")
        return list(pupils)
    order = _names(whole[LOTTERY], LOTTERY, pupils, "pupils")
    drawn = set(order)
    absent = next((pupil for pupil in pupils if pupil not in drawn), None)
    if absent is not None:
        raise BadInstance(LOTTERY, f"« {absent} » n'a pas de place dans le tirage.")
    return order


def _order_from_seed(seed: Any, pupils: Mapping[str, Any]) -> list[str]:
    if not isinstance(seed, str) or not seed:
        raise BadInstance(SEED, "la graine est un texte.")
    try:
        return order_of(seed, pupils)
    except UnicodeEncodeError as error:
        raise BadInstance(SEED, "ce texte ne s'écrit pas en UTF-8.") from error


def _bits(offers: Mapping[str, Any]) -> dict[str, int]:
    """Return a bit for each group that has reserved seats: the others change nothing."""
    reserves = (_reserves(offer, f"{OFFERS}.{name}") for name, offer in offers.items())
    named = {group for counts in reserves for group, count in counts.items() if count}
    if len(named) > MOST_GROUPS:
        raise BadInstance(OFFERS, f"des places sont réservées à {len(named)} groupes : {MOST_GROUPS} au plus.")
    return {group: 1 << place for place, group in enumerate(sorted(named))}


def _wishes(pupil: Mapping[str, Any], path: str, places: Mapping[str, int]) -> list[int]:
    return [places[offer] for offer in _names(pupil.get("wishes", []), f"{path}.wishes", places, "offers")]


def _groups(pupil: Mapping[str, Any], path: str) -> list[str]:
    return _names(pupil.get("groups", []), f"{path}.groups", None, "")


def _seats(offer: Mapping[str, Any], path: str, numbers: Mapping[str, int], bits: Mapping[str, int]) -> Seats:
    capacity = _whole(offer.get("capacity"), f"{path}.capacity", least=0)
    reserves = _reserves(offer, path)
    if sum(reserves.values()) > capacity:
        raise BadInstance(f"{path}.reserves", "plus de places réservées que de places en tout.")
    ranks = _ranks(offer.get("priority"), f"{path}.priority", numbers)
    tiers = _tiers(offer.get("tiers"), f"{path}.tiers", numbers)
    return Seats(
        capacity,
        # In the order of their names: who sits on which reserved seat depends on no way of writing.
        {bits[group]: count for group, count in sorted(reserves.items()) if count},
        ranks,
        tiers if ranks is None else None,
        _eligible(offer.get("eligible"), f"{path}.eligible", numbers),
    )


def _reserves(offer: Mapping[str, Any], path: str) -> dict[str, int]:
    given = offer.get("reserves")
    reserves = _mapping({} if given is None else given, f"{path}.reserves")
    return {group: _whole(count, f"{path}.reserves.{group}", least=0) for group, count in reserves.items()}


def _ranks(names: Any, path: str, numbers: Mapping[str, int]) -> dict[int, int] | None:
    if names is None:
        return None
    return {numbers[name]: rank for rank, name in enumerate(_names(names, path, numbers, "pupils"))}


def _tiers(tiers: Any, path: str, numbers: Mapping[str, int]) -> dict[int, int] | None:
    if tiers is None:
        return None
    for name in _mapping(tiers, path):
        _known(name, f"{path}.{name}", numbers, "pupils")
    return {numbers[name]: _whole(tier, f"{path}.{name}") for name, tier in tiers.items()}


def _eligible(names: Any, path: str, numbers: Mapping[str, int]) -> frozenset[int] | None:
    return None if names is None else frozenset(numbers[name] for name in _names(names, path, numbers, "pupils"))


def _names(values: Any, path: str, known: Mapping[str, Any] | None, where: str) -> list[str]:
    """Return a list of different names, all of them known. Raises BadInstance with the place of the first fault."""
    if not isinstance(values, list):
        raise BadInstance(path, "il faut ici une liste.")
    seen: set[str] = set()
    for place, name in enumerate(values):
        here = f"{path}[{place}]"
        if not isinstance(name, str):
            raise BadInstance(here, "il faut ici un texte.")
        if known is not None:
            _known(name, here, known, where)
        if name in seen:
            raise BadInstance(here, f"« {name} » est déjà dans cette liste.")
        seen.add(name)
    return values


def _known(name: str, path: str, known: Mapping[str, Any], where: str) -> None:
    if name not in known:
        raise BadInstance(path, f"« {name} » n'est pas dans « {where} ».")


def _whole(value: Any, path: str, *, least: int | None = None) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadInstance(path, "il faut ici un nombre entier.")
    if least is not None and value < least:
        raise BadInstance(path, f"{value} est trop petit : {least} au moins.")
    return value


def _mapping(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadInstance(path, "il faut ici un objet, entre accolades.")
    return value


def _members(values: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    return ((f"{path}.{name}", each) for name, each in values.items())
