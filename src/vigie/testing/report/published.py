"""Published French tests, to be read beside a campaign. Each is cited; none is recomputed here."""

from typing import NamedTuple


class Published(NamedTuple):
    """A published test. rates: of the reference and of the tested, between 0 and 1. pairs: units compared."""

    name: str
    source: str
    pairs: str
    reference: float
    tested: float


PUBLISHED = (
    Published("Embauche, 40 grandes entreprises, 2016", "DARES Analyses n° 076, 2016", "1 500 paires", 0.47, 0.36),
    Published("Embauche, 40 entreprises, 2019", "TEPP, 2019", "5 329 tests", 0.125, 0.093),
)
