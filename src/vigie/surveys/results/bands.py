"""Bands in which numbers are counted: fixed by the questionnaire, never by the answers."""

import math
from dataclasses import dataclass
from itertools import pairwise

MOST_VALUES = 11
BANDS_OF_A_RANGE = 5
AGES = (0, 18, 25, 35, 50, 65)
AMOUNTS = (0, 1, 5, 10, 20, 50, 100)
AGE_WORDS = ("age", "âge")


@dataclass(frozen=True)
class Band:
    """Numbers from ``low`` included to ``high`` excluded; infinite when open."""

    code: str
    label: str
    low: float
    high: float

    def holds(self, number: float) -> bool:
        """Whether a number is in it."""
        return self.low <= number < self.high


def bands_of(name: str, label: str, start: str = "", end: str = "", step: str = "") -> tuple[Band, ...]:
    """Return the bands of a question about a number, from its bounds when it has some, else from its words."""
    bounds = [_number(text) for text in (start, end, step)]
    if bounds[0] is not None and bounds[1] is not None and 0 < bounds[1] - bounds[0] < math.inf:
        return _of_a_range(bounds[0], bounds[1], abs(bounds[2] or 1.0))
    words = f"{name} {label}".lower().replace("_", " ").replace("'", " ").replace("\u2019", " ").split()
    return _open_bands(AGES if any(word.strip("?!.,:") in AGE_WORDS for word in words) else AMOUNTS)


def band_code(bands: tuple[Band, ...], text: str) -> str | None:
    """Return the code of the band of a number as written; None when it is none."""
    number = _number(text)
    if number is None:
        return None
    return next((band.code for band in bands if band.holds(number)), None)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _of_a_range(start: float, end: float, step: float) -> tuple[Band, ...]:
    steps = (end - start) / step + 1e-9
    if steps < MOST_VALUES:
        values = [start + place * step for place in range(int(steps) + 1)]
        edges = [value - step / 2 for value in values] + [values[-1] + step / 2]
        return tuple(
            Band(_text(value), _text(value), low, high)
            for value, (low, high) in zip(values, pairwise(edges), strict=True)
        )
    width = (end - start) / BANDS_OF_A_RANGE
    edges = [start + place * width for place in range(BANDS_OF_A_RANGE)]
    bands = [_closed(low, high) for low, high in pairwise([*edges, end])]
    return (*bands[:-1], Band(bands[-1].code, bands[-1].label, bands[-1].low, math.inf))


def _closed(low: float, high: float) -> Band:
    return Band(f"{_text(low)}-{_text(high)}", f"de {_text(low)} à moins de {_text(high)}", low, high)


def _open_bands(edges: tuple[int, ...]) -> tuple[Band, ...]:
    closed = [Band(f"{low}-{high - 1}", _span(low, high - 1), low, high) for low, high in pairwise(edges)]
    last = edges[-1]
    under = Band("under", f"moins de {edges[0]}", -math.inf, edges[0])
    return (under, *closed, Band(f"{last}-", f"{last} et plus", last, math.inf))


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"de {low} à {high}"


def _text(number: float) -> str:
    return f"{number:g}".replace(".", ",")
