"""How many pairs, in consequences that anybody understands: how often a real gap goes unseen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Beyond, the exact search would hold a page for seconds; the approximation then differs by a few pairs only.
MOST_EXACT: Final = 400
MOST_PAIRS: Final = 5_000
WANTED: Final = 0.8
TRIED: Final = (20, 40, 60, 80, 100, 150, 200)


@dataclass(frozen=True)
class Size:
    """What a number of pairs is worth. gap: in points, reference minus tested. chance: to see it, from 0 to 1."""

    pairs: int
    gap: float
    chance: float

    @property
    def missed_in_ten(self) -> int:
        """How many times out of ten the gap goes unseen."""
        return round(10 * (1 - self.chance))


@dataclass(frozen=True)
class Needed:
    """Pairs that see the gap four times out of five; None when there is no gap to see, or when it is beyond reach."""

    pairs: int | None
    is_exact: bool


def level_of_each(level: float, tested: int) -> float:
    """Return the level that each comparison has when all share it. tested: profiles compared with the reference."""
    return level / max(1, tested)


@lru_cache(maxsize=512)
def size_of(pairs: int, reference: float, tested: float, level: float) -> Size:
    """Return what a number of pairs is worth. pairs: 5,000 at most.

    reference, tested: chances that a pair favours one side alone, 1 at most together. level: two-sided.
    """
    # NumPy and SciPy weigh on a server that serves no such page: they are loaded when it does.
    from vigie.testing.statistics.power import power

    chance = power(pairs, reference, tested, level) if 0 < level < 1 else 0.0
    return Size(pairs, 100 * (reference - tested), min(1.0, chance))


@lru_cache(maxsize=512)
def needed_for(reference: float, tested: float, level: float) -> Needed:
    """Return the pairs needed to see a gap four times out of five."""
    from vigie.testing.statistics.power import pairs_needed, pairs_needed_normally

    if reference == tested or not 0 < level < 1:
        return Needed(None, is_exact=True)
    around = pairs_needed_normally(reference, tested, wanted=WANTED, level=level)
    if around is None or around > MOST_PAIRS:
        return Needed(None, is_exact=False)
    if around > MOST_EXACT:
        return Needed(around, is_exact=False)
    return Needed(pairs_needed(reference, tested, wanted=WANTED, level=level), is_exact=True)


def sizes_of(pairs: int, reference: float, tested: float, level: float) -> Sequence[Size]:
    """Return what some numbers of pairs are worth, that of the campaign among them."""
    return [size_of(each, reference, tested, level) for each in sorted({pairs, *TRIED})]
