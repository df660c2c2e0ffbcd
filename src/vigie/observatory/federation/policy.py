"""How national counts of facts are protected: by cell key, with fixed parameters, published with the numbers."""

from typing import Final

from vigie.observatory.disclosure.cell_key import NATIONAL
from vigie.observatory.federation.composing import Noise

# The least number that national tables may show: a federator may ask for more, never for less.
LEAST_THRESHOLD: Final = 5
NATIONAL_NOISE: Final = Noise(NATIONAL.perturbed, NATIONAL.bound, NATIONAL.variance)
