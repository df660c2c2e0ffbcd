"""Studies what a match did for whom: plain values in, JSON values out. Definitions: internships reference, § 7."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from vigie.core.proportions import Interval, fisher_exact
from vigie.internships.equity.lottery_test import LuckTest, luck_test, ratio_of, redrawn, selected_in
from vigie.internships.equity.measures import (
    difference_interval,
    duncan,
    impact_ratio,
    impact_ratio_interval,
    largest_gap,
    ranks_of,
)
from vigie.internships.matching.choosing import choose
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.desks import Order
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy

# « Within so many wishes ».
NEAR_THE_TOP: Final = 3


@dataclass(frozen=True, slots=True)
class Studied:
    """A pupil of a market, in lottery order. sex, school: codes. seen: offers opened. refused: by the company.

    later: the second round gave them a seat.
    """

    sex: str
    in_qpv: bool
    has_scholarship: bool
    school: str
    in_priority_education: bool
    seen: int = 0
    refused: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two groups to compare, as numbers of pupils. code: of the first one; rest: pupils of neither."""

    code: str
    group: tuple[int, ...]
    others: tuple[int, ...]
    rest: tuple[int, ...] = ()


def contrasts_of(pupils: Sequence[Studied]) -> list[Contrast]:
    """Return the comparisons to make: by residence, scholarship, sex, priority education, and each kind of school."""
    found = [
        _split("qpv", pupils, lambda pupil: pupil.in_qpv),
        _split("scholarship", pupils, lambda pupil: pupil.has_scholarship),
        _sexes(pupils),
        _split("priority_education", pupils, lambda pupil: pupil.in_priority_education),
    ]
    found += [_school(pupils, school) for school in sorted({pupil.school for pupil in pupils})]
    return [contrast for contrast in found if contrast.group and contrast.others]


def _split(code: str, pupils: Sequence[Studied], is_in: Callable[[Studied], bool]) -> Contrast:
    inside = tuple(number for number, pupil in enumerate(pupils) if is_in(pupil))
    return Contrast(code, inside, tuple(number for number, pupil in enumerate(pupils) if not is_in(pupil)))


def _school(pupils: Sequence[Studied], school: str) -> Contrast:
    return _split(f"school:{school}", pupils, lambda pupil: pupil.school == school)


def _sexes(pupils: Sequence[Studied]) -> Contrast:
    by_sex = {
        sex: tuple(number for number, pupil in enumerate(pupils) if pupil.sex == sex)
        for sex in ("women", "men", "not_stated")
    }
    return Contrast("women", by_sex["women"], by_sex["men"], by_sex["not_stated"])


@dataclass(frozen=True, slots=True)
class Case:
    """A drawn market and those it was drawn for. sectors: of each offer. seed: of the draws made again.

    days: from the opening of the lists to each round drawn.
    """

    market: Market
    matching: Matching
    pupils: Sequence[Studied]
    sectors: Sequence[str]
    seed: str
    days: Sequence[int] = ()


def study(case: Case, *, runs: int, progress: Callable[[int], None] | None = None) -> dict[str, Any]:
    """Return the study of a market as JSON values."""
    contrasts = contrasts_of(case.pupils)
    statistics = [ratio_of(contrast.group, contrast.others) for contrast in contrasts]
    drawn = redrawn(case.market, statistics, runs=runs, seed=case.seed, progress=progress)
    everybody = range(len(case.pupils))
    return {
        "people": len(case.pupils),
        "placed": selected_in(case.matching.assigned, everybody).chosen,
        "later": placed_later(case, everybody),
        "days": list(case.days),
        "contrasts": [_told(case, contrast, values) for contrast, values in zip(contrasts, drawn, strict=True)],
        "segregation": {contrast.code: segregation(case, contrast) for contrast in contrasts[:3]},
        "reserves": reserve_use(case),
        "without_reserve": without_reserve(case, contrasts),
        "access": access(case),
    }


def _told(case: Case, contrast: Contrast, values: Sequence[float | None]) -> dict[str, Any]:
    assigned, wishes = case.matching.assigned, case.market.wishes
    group, others, rest = (selected_in(assigned, people) for people in (contrast.group, contrast.others, contrast.rest))
    ratio = impact_ratio(group, others)
    ranks, other_ranks = ranks_of(wishes, assigned, contrast.group), ranks_of(wishes, assigned, contrast.others)
    return {
        "code": contrast.code,
        "group": {**asdict(group), **_list_access(case, contrast.group), "ranks": list(ranks.by_rank)},
        "others": {**asdict(others), **_list_access(case, contrast.others), "ranks": list(other_ranks.by_rank)},
        "rest": {
            **asdict(rest),
            "later": placed_later(case, contrast.rest),
            "ranks": list(ranks_of(wishes, assigned, contrast.rest).by_rank),
        },
        "ratio": ratio,
        "ratio_interval": _pair(impact_ratio_interval(group, others)),
        "difference_interval": _pair(difference_interval(group, others)),
        "fisher": fisher_exact(*group.parts, *others.parts),
        "luck": _luck(luck_test(ratio, values)),
        "rank_gap": largest_gap(ranks, other_ranks),
    }


def placed_later(case: Case, people: Sequence[int]) -> int:
    """Return how many of a group got nothing from the first round, and a seat from the second."""
    return sum(case.pupils[pupil].later for pupil in people if case.matching.assigned[pupil] == NOBODY)


def _list_access(case: Case, people: Sequence[int]) -> dict[str, Any]:
    """Return what a group had before the match, and what companies refused of it after."""
    lengths = [len(case.market.wishes[pupil]) for pupil in people]
    seen = [case.pupils[pupil].seen for pupil in people]
    placed = [pupil for pupil in people if case.matching.assigned[pupil] != NOBODY]
    return {
        "mean_length": sum(lengths) / len(lengths) if lengths else None,
        "single": lengths.count(1),
        "mean_seen": sum(seen) / len(seen) if any(seen) else None,
        "refused": sum(case.pupils[pupil].refused for pupil in placed),
        "later": placed_later(case, people),
    }


def _pair(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.lower, interval.upper]


def _luck(test: LuckTest | None) -> dict[str, Any] | None:
    return None if test is None else {"p_value": test.p_value, "band": list(test.band()), "draws": len(test.values)}


def segregation(case: Case, contrast: Contrast) -> dict[str, Any]:
    """Return how two groups are spread over the sectors where they go, and how apart that is."""
    counts = {sector: [0, 0] for sector in sorted(set(case.sectors))}
    for side, people in enumerate((contrast.group, contrast.others)):
        for pupil in people:
            offer = case.matching.assigned[pupil]
            if offer != NOBODY:
                counts[case.sectors[offer]][side] += 1
    pairs = {sector: (first, second) for sector, (first, second) in counts.items()}
    return {"index": duncan(pairs), "sectors": {sector: list(pair) for sector, pair in pairs.items()}}


def reserve_use(case: Case) -> dict[str, int]:
    """Return how many seats were reserved, and how many of these a pupil of the group took by that door."""
    reserved = used = 0
    held: list[list[tuple[int, int]]] = [[] for _ in case.market.offers]
    orders = [Order(seats, len(case.market.wishes)) for seats in case.market.offers]
    for pupil, offer in enumerate(case.matching.assigned):
        if offer != NOBODY:
            key = orders[offer].key_of(pupil)
            held[offer].append((pupil if key is None else key, case.market.groups[pupil]))
    for offer, seats in enumerate(case.market.offers):
        if case.market.policy is not Policy.NONE and seats.reserves:
            doors = choose(seats, case.market.policy, held[offer]).doors
            reserved += sum(seats.reserves.values())
            used += sum(len(doors.get(group, ())) for group in seats.reserves)
    return {"reserved": reserved, "used": used}


def without_reserve(case: Case, contrasts: Sequence[Contrast]) -> dict[str, Any]:
    """Return what the same lists and the same lottery give when no seat is reserved.

    changed: pupils whose own result is another one.
    """
    other = match(replace(case.market, policy=Policy.NONE))
    pairs = zip(case.matching.assigned, other.assigned, strict=True)
    return {
        "chosen": {each.code: selected_in(other.assigned, each.group).chosen for each in contrasts},
        "changed": sum(ours != theirs for ours, theirs in pairs),
    }


def access(case: Case) -> Mapping[str, int]:
    """Return how many lists there are, how many rank one offer alone, and none that was in reach."""
    lengths = [len(mine) for mine in case.market.wishes]
    return {"lists": len(lengths), "single": lengths.count(1), "empty": lengths.count(0)}
