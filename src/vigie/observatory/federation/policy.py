"""How national counts of facts are protected: by cell key, with fixed parameters, published with the numbers."""

from typing import Final

from vigie.observatory.federation.composing import Noise
from vigie.observatory.federation.schema import RECORD_KEYS

BOUND: Final = 5
VARIANCE: Final = 3.0
# The least number that national tables may show: a federator may ask for more, never for less.
LEAST_THRESHOLD: Final = 5


def national_noise() -> Noise:
    """Return the noise of national tables."""
    return Noise(lambda n, key_sum: max(n + (key_sum % RECORD_KEYS) % 5 - 2, 0), BOUND, VARIANCE)
