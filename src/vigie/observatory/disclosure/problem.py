"""What must be protected, in numbers: sums that may be hidden, claims that must hold, floors that insiders know."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from vigie.observatory.disclosure.frame import Frame, Integers


class Reason(StrEnum):
    """Why something is sensitive."""

    SMALL_COUNT = "small_count"
    LARGEST_SOURCE = "largest_source"
    COMPLEMENT = "complement"
    EARLIER_SECRET = "earlier_secret"  # noqa: S105
    INCREMENT = "increment"


@dataclass(frozen=True)
class Claim:
    """Nobody may exclude that these latents amount to ``low`` or less, nor to ``high`` or more.

    value: what they amount to; sum: the published sum that it is, if any; context: which floors the attacker knows.
    """

    latents: Integers
    value: int
    low: int
    high: int
    reason: Reason
    sum: int | None = None
    context: int = 0

    def reached(self, total: int, direction: "Direction") -> bool:
        """Whether a total shows that this claim holds in one direction."""
        return total <= self.low if direction is Direction.DOWN else total >= self.high


class Direction(StrEnum):
    """The two halves of a claim."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True)
class Problem:
    """All that the search works on.

    truth: counts by latent. values: by sum. fixed: sums that are known for ever, published before. musts: sums that
    are hidden
    whatever happens. weights: for each sum, the number of published cells it stands for (0 for those of the ledger).
    costs: what hiding each sum costs. totals: sums of one variable or none, kept as long as possible.
    floors: for each context, counts by latent that its attacker knows to be there; context 0 is the outsider.
    """

    frame: Frame
    truth: np.ndarray
    values: np.ndarray
    fixed: np.ndarray
    musts: np.ndarray
    weights: np.ndarray
    costs: np.ndarray
    totals: np.ndarray
    claims: tuple[Claim, ...]
    floors: tuple[np.ndarray, ...]

    def known(self, hidden: np.ndarray) -> np.ndarray:
        """Return the sums whose value the attacker knows, when some are hidden."""
        return self.fixed | ~hidden

    @property
    def choices(self) -> np.ndarray:
        """The sums that may be shown or hidden."""
        return ~self.fixed & ~self.musts
