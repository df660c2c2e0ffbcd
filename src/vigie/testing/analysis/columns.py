"""A column of a file of applications: words replaced by numbers, read as figures, yes and no, or left as words."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vigie.testing.statistics.arrays import Floats, Integers

MISSING: Final = frozenset({"", "na", "n/a", "nan", "."})
# Yes and no for an outcome; elsewhere, « f » is as often a woman, and « o » a place.
LETTERS: Final = frozenset("oyntvf")
YES_NO: Final = {
    **dict.fromkeys(("oui", "o", "yes", "y", "true", "t", "vrai", "v"), 1.0),
    **dict.fromkeys(("non", "no", "n", "false", "faux", "f"), 0.0),
}


@dataclass(frozen=True)
class Column:
    """A column: by row, the rank of its value among ``values``, in the order in which they were met."""

    ranks: Integers
    values: tuple[str, ...]

    def numbers(self) -> Floats | None:
        """Return its values as numbers, NaN where missing; None when one of them is a word."""
        read = [None if value.lower() in LETTERS else number_of(value) for value in self.values]
        return None if None in read else np.array(read, float)[self.ranks]

    def is_known(self) -> NDArray[np.bool_]:
        """Return, by row, whether something is said."""
        return np.array([value.lower() not in MISSING for value in self.values], bool)[self.ranks]


def number_of(value: str) -> float | None:
    """Return a figure, NaN when nothing is said; None for a word."""
    text = value.lower()
    if text in MISSING:
        return np.nan
    if text in YES_NO:
        return YES_NO[text]
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if np.isfinite(number) else None
