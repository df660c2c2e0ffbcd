"""Two profiles, offer by offer: how many applications of each, how many were favoured, and what cannot be compared."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.utils.translation import gettext
from numpy.typing import NDArray

from vigie.testing.analysis.applications import Applications
from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.pairs import Pairs


@dataclass(frozen=True)
class Offers:
    """Offers that two profiles met. numbers: of the offers. By offer: applications and favoured, of each profile.

    excluded: what is said of the offers left out. has_pairs: each offer met one application of each profile.
    """

    numbers: Integers
    reference: Integers
    tested: Integers
    reference_favoured: Integers
    tested_favoured: Integers
    excluded: list[dict[str, Any]]

    @property
    def has_pairs(self) -> bool:
        """Whether each offer met one application of each profile, and not more."""
        return bool(np.all(self.reference == 1) and np.all(self.tested == 1))

    def some(self, kept: NDArray[np.bool_]) -> "Offers":
        """Return some of these offers. kept: by offer."""
        counts = ("numbers", "reference", "tested", "reference_favoured", "tested_favoured")
        return replace(self, **{name: getattr(self, name)[kept] for name in counts})

    @property
    def gaps(self) -> Floats:
        """Return, by offer, the share of the reference's applications favoured minus that of the tested."""
        found: Floats = self.reference_favoured / self.reference - self.tested_favoured / self.tested
        return found

    @property
    def pairs(self) -> Pairs:
        """Return the four counts. Only when it has pairs."""
        first, second = self.reference_favoured == 1, self.tested_favoured == 1
        return Pairs(
            *(int(np.sum(cell)) for cell in (first & second, first & ~second, ~first & second, ~first & ~second))
        )


def offers_of(applications: Applications, passed: Floats, reference: str, tested: str) -> Offers:
    """Return the offers that met two profiles. passed: by row, NaN where the outcome is missing.

    An offer that lacks a profile is excluded, and told. So is one that met a profile several times, when most offers
    met each once: who would be compared with whom is not known. When most met them several times, all are kept.
    """
    counts = [_counts(applications, passed, profile) for profile in (reference, tested)]
    (first, first_favoured, first_missing), (second, second_favoured, second_missing) = counts
    concerned = (first + first_missing + second + second_missing) > 0
    lacking = concerned & ((first == 0) | (second == 0))
    complete = concerned & ~lacking
    repeated = complete & ((first > 1) | (second > 1))
    if 2 * repeated.sum() >= complete.sum():
        repeated = np.zeros_like(repeated)
    kept = np.flatnonzero(complete & ~repeated)
    excluded = [
        *_told(applications, lacking, (reference, first, first_missing), (tested, second, second_missing)),
        *excluded_offers(
            applications,
            np.flatnonzero(repeated),
            (reference, tested),
            gettext("plusieurs candidatures du même profil"),
        ),
    ]
    return Offers(kept, first[kept], second[kept], first_favoured[kept], second_favoured[kept], excluded)


def _counts(applications: Applications, passed: Floats, profile: str) -> tuple[Integers, Integers, Integers]:
    """Return, by offer: applications of a profile with an outcome, those favoured, those without an outcome."""
    rows = applications.profile.ranks == applications.profile.values.index(profile)
    offers, outcomes = applications.unit.ranks[rows], passed[rows]
    number, known = len(applications.unit.values), np.isfinite(outcomes)
    return (
        np.bincount(offers[known], minlength=number),
        np.bincount(offers[known & (outcomes == 1)], minlength=number),
        np.bincount(offers[~known], minlength=number),
    )


Arm = tuple[str, Integers, Integers]


def _told(applications: Applications, lacking: NDArray[np.bool_], *arms: Arm) -> list[dict[str, Any]]:
    return [
        {
            "unit": applications.unit.values[offer],
            "reference": arms[0][0],
            "tested": arms[1][0],
            "why": " ; ".join(_lack(name, missing[offer]) for name, number, missing in arms if not number[offer]),
        }
        for offer in np.flatnonzero(lacking)
    ]


def _lack(name: str, missing: int) -> str:
    if missing:
        return gettext("résultat manquant pour « %(profile)s »") % {"profile": name}
    return gettext("pas de candidature « %(profile)s »") % {"profile": name}


def excluded_offers(
    applications: Applications, offers: Integers, names: tuple[str, str], why: str
) -> list[dict[str, Any]]:
    """Return what is said of offers left out for one reason. names: the reference and the tested."""
    return [
        {"unit": applications.unit.values[offer], "reference": names[0], "tested": names[1], "why": why}
        for offer in offers
    ]
