"""Organisation by organisation: gaps, q-values, and those that are named."""

from functools import lru_cache
from typing import Any

import numpy as np
from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused
from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.columns import Column
from vigie.testing.analysis.comparing import MOST_FOR_POWER
from vigie.testing.analysis.designs import Design
from vigie.testing.analysis.offers import Offers, excluded_offers
from vigie.testing.statistics.arrays import Integers
from vigie.testing.statistics.mcnemar import one_sided_mid_p
from vigie.testing.statistics.organisations import (
    gaps_by_organisation,
    q_values,
    share_of_nulls,
    shrunk,
    spread,
    student_p,
)
from vigie.testing.statistics.power import power

MID_P = "mid-p"
STUDENT = "student"
ONE_SIDED = 0.10


def organisations_of(
    applications: Applications, offers: Offers, column: Column, names: tuple[str, str], design: Design
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the figures of each organisation, and those of all. column: the organisation of each application.

    p-values are one-sided, against a penalty of the tested profile: mid-p for pairs, Student's where offers met
    profiles several times.
    """
    of_offer = organisation_of_offers(applications, column)
    known = of_offer[offers.numbers] >= 0
    offers = offers.some(known)
    present, ranks = np.unique(of_offer[offers.numbers], return_inverse=True)
    if not len(present):
        return [], {}
    gaps = gaps_by_organisation(offers.gaps, ranks)
    has_pairs = offers.has_pairs
    p = _mid_p(offers, ranks) if has_pairs else student_p(gaps)
    nulls = share_of_nulls(p, is_discrete=has_pairs)
    q, drawn = q_values(p, nulls), shrunk(gaps)
    unequal = float(np.mean(offers.reference_favoured != offers.tested_favoured))
    rows = [
        {
            "organisation": column.values[organisation],
            "reference": names[0],
            "tested": names[1],
            "n": int(gaps.numbers[place]),
            "gap": float(gaps.means[place]),
            "se": float(gaps.errors[place]) if np.isfinite(gaps.errors[place]) else None,
            "p": float(p[place]),
            "q": float(q[place]),
            "flagged": bool(q[place] <= design.thresholds.q),
            "shrunk": float(drawn[place]),
            "power": _power(int(gaps.numbers[place]), unequal, design.thresholds.gap) if has_pairs else None,
        }
        for place, organisation in enumerate(present)
    ]
    summary = {
        "reference": names[0],
        "tested": names[1],
        "test": MID_P if has_pairs else STUDENT,
        "organisations": len(rows),
        "flagged": sum(row["flagged"] for row in rows),
        "pi0": nulls,
        "sd": spread(gaps),
    }
    return rows, summary


def organisation_of_offers(applications: Applications, column: Column) -> Integers:
    """Return the rank of the organisation of each offer, -1 where none is said. Raises Refused when it is in two."""
    found = np.full(len(applications.unit.values), -1)
    said = column.is_known()
    found[applications.unit.ranks[said]] = column.ranks[said]
    elsewhere = np.flatnonzero(said & (found[applications.unit.ranks] != column.ranks))
    if elsewhere.size:
        offer = applications.unit.ranks[elsewhere[0]]
        sentence = gettext(
            "L'offre « %(offer)s » est à la fois chez « %(first)s » et chez « %(second)s » : "
            "donnez à chaque offre un nom à elle."
        )
        names = {"first": column.values[column.ranks[elsewhere[0]]], "second": column.values[found[offer]]}
        raise Refused(sentence % {"offer": applications.unit.values[offer], **names})
    return found


def without_organisation(
    applications: Applications, offers: Offers, column: Column, names: tuple[str, str]
) -> list[dict[str, Any]]:
    """Return what is said of the offers compared whose organisation is not known."""
    unknown = offers.numbers[organisation_of_offers(applications, column)[offers.numbers] < 0]
    why = gettext("organisation non renseignée : comptée dans l'ensemble seulement")
    return excluded_offers(applications, unknown, names, why)


def _mid_p(offers: Offers, ranks: Integers) -> Any:
    gaps = offers.reference_favoured - offers.tested_favoured
    return one_sided_mid_p(
        np.bincount(ranks, weights=gaps > 0).astype(int), np.bincount(ranks, weights=gaps < 0).astype(int)
    )


@lru_cache(maxsize=10_000)
def _power(number: int, unequal: float, gap: float) -> float:
    """Return the power of a one-sided test at 5 % for a gap, which is that of a two-sided one at 10 %."""
    if number > MOST_FOR_POWER:
        return 1.0
    unequal = max(unequal, gap)
    return power(number, (unequal + gap) / 2, (unequal - gap) / 2, ONE_SIDED)
