"""What a reserve does not do, or does too much: traps measured in the internships reference, § 3.1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vigie.internships.campaigns.seats import Place
from vigie.internships.matching.market import Policy

# Percentage points beyond which rounding is worth a word.
ROUNDED_BY = 5


class Kind(StrEnum):
    """A trap."""

    NO_EFFECT = "no_effect"
    ADDS_UP = "adds_up"
    ROUNDED_UP = "rounded_up"
    ONE_SEAT = "one_seat"
    TOO_FEW = "too_few"
    ALL_RESERVED = "all_reserved"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap that rules fall into. group: its code, or nothing. number, other: what its sentence tells."""

    kind: Kind
    group: str = ""
    number: float = 0
    other: float = 0
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Applicants:
    """Who ranks. total: pupils; by_group: of each group; in_several, in_none: of several groups, of none."""

    total: int
    by_group: Mapping[str, int]
    in_several: int = 0
    in_none: int = 0

    def share(self, group: str) -> float:
        """Return the share of a group among applicants, in percents."""
        return 100 * self.by_group.get(group, 0) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Tried:
    """Rules on the seats and lists that they meet. shared: as ``share_out`` returns it for these reserves."""

    policy: Policy
    reserves: Mapping[str, int]
    places: Sequence[Place]
    shared: Mapping[int, Mapping[str, int]]
    applicants: Applicants

    def reserved(self, group: str) -> int:
        """Return how many seats are reserved for a group."""
        return sum(counts.get(group, 0) for counts in self.shared.values())


def traps_of(tried: Tried) -> list[Trap]:
    """Return the traps into which rules fall."""
    if tried.policy is Policy.NONE:
        return []
    groups = sorted(group for group, share in tried.reserves.items() if share)
    found = [trap for group in groups for trap in [*_of_rounding(tried, group), *_of_group(tried, group)]]
    if sum(tried.reserves.values()) >= 100:
        found.append(Trap(Kind.ALL_RESERVED))
    found += _of_single_seats(tried)
    if tried.applicants.in_several and len(groups) > 1:
        found.append(Trap(Kind.OVERLAP, number=tried.applicants.in_several))
    return found


def _of_rounding(tried: Tried, group: str) -> list[Trap]:
    asked, real = tried.reserves[group], _real_share(tried, group)
    return [Trap(Kind.ROUNDED_UP, group, asked, real)] if real > asked + ROUNDED_BY else []


def _of_group(tried: Tried, group: str) -> list[Trap]:
    """Return what a reserve does to a group, once some pupils rank."""
    if not tried.applicants.total or not tried.places:
        return []
    share, real = tried.applicants.share(group), _real_share(tried, group)
    found = []
    if tried.policy is Policy.OVER_AND_ABOVE:
        found.append(Trap(Kind.ADDS_UP, group, real, real + (100 - real) * share / 100))
    elif real <= share:
        found.append(Trap(Kind.NO_EFFECT, group, real, share))
    if tried.applicants.by_group.get(group, 0) < tried.reserved(group):
        found.append(Trap(Kind.TOO_FEW, group, tried.reserved(group)))
    return found


def _real_share(tried: Tried, group: str) -> float:
    """Return the share of seats reserved for a group once rounded, in percents."""
    seats = sum(place.seats for place in tried.places)
    return 100 * tried.reserved(group) / seats if seats else 0.0


def _of_single_seats(tried: Tried) -> list[Trap]:
    """Return the sectors where most offers of a single seat are reserved."""
    found = []
    for sector in sorted({place.sector for place in tried.places}):
        single = [place for place in tried.places if place.sector == sector and place.seats == 1]
        taken = sum(bool(tried.shared[place.session]) for place in single)
        if len(single) > 1 and 2 * taken > len(single):
            found.append(Trap(Kind.ONE_SEAT, number=taken, other=len(single), sector=sector))
    return found
