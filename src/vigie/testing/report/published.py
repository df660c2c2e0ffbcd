"""Published French tests, to be read beside a campaign. Each is cited; none is recomputed here."""

from typing import NamedTuple


class Published(NamedTuple):
    """A published test. rates: of the reference and of the tested, between 0 and 1; None where only a penalty is told.

    told_penalty: the relative penalty as published, when rates are not.
    """

    name: str
    source: str
    size: str
    rates: tuple[float, float] | None
    told_penalty: float | None = None

    @property
    def relative_penalty(self) -> float | None:
        """By how much less often the tested profile was favoured."""
        return (self.rates[0] - self.rates[1]) / self.rates[0] if self.rates else self.told_penalty


PUBLISHED = (
    Published("Embauche, 40 grandes entreprises, 2016", "DARES Analyses n° 076, 2016", "1 500 paires", (0.47, 0.36)),
    Published("Logement, 2017", "TEPP, 2017", "5 008 annonces", None, 0.267),
    Published("Embauche, 40 entreprises, 2019", "TEPP, 2019", "5 329 tests", (0.125, 0.093)),
    Published("Embauche, 11 métiers, 2021", "DARES, IPP et ISM Corum, 2021", "2 400 offres", None, 0.315),
)
