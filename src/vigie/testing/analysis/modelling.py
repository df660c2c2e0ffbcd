"""Models of a campaign: linear, logit, and within the offer, errors clustered."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.utils.translation import gettext
from numpy.typing import NDArray

from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.columns import Column
from vigie.testing.analysis.designs import Design
from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.bootstrap import score_bootstrap_p
from vigie.testing.statistics.conditional import conditional_logit
from vigie.testing.statistics.models import Fit, NotEstimable, independent_terms, linear, logit, moved_back

CONSTANT = "constant"
KINDS = ("linear", "logit", "conditional_logit")
# With fewer clusters, sandwich errors are too small: the score bootstrap is given beside.
FEW_CLUSTERS = 40
Terms = dict[str, Floats | NDArray[np.bool_]]


@dataclass(frozen=True)
class Given:
    """What models are fitted on. terms: the constant first. centred, means: as ``_centred`` says.

    clusters: by row, numbered from 0 without gaps. named: the column that says them. confidence: of intervals.
    """

    terms: list[str]
    centred: Floats
    means: Floats
    outcome: Floats
    clusters: Integers
    named: str
    confidence: float

    @cached_property
    def independent(self) -> list[int]:
        """Return the terms that those before them do not already tell."""
        return independent_terms(self.centred)


def models_of(applications: Applications, passed: Floats, profiles: list[str], design: Design) -> list[dict[str, Any]]:
    """Return the models of the main measure on the rows of these profiles, the reference first among them.

    They come first for all rows, then with the gap for each value of the column that the design says it may depend on.
    """
    found = _models(applications, passed, profiles, design, None)
    return [*found, *(_models(applications, passed, profiles, design, design.by) if design.by else [])]


def _models(
    applications: Applications, passed: Floats, profiles: list[str], design: Design, by: str | None
) -> list[dict[str, Any]]:
    of_profiles = np.isin(applications.profile.ranks, [applications.profile.values.index(name) for name in profiles])
    covariates = list(dict.fromkeys(name for name in (design.order, *design.covariates, by) if name))
    numbers = {name: applications.others[name].numbers() for name in covariates}
    answered = of_profiles & np.isfinite(passed)
    kept = answered & np.all([applications.others[name].is_known() for name in covariates], axis=0)
    if not kept.any():
        return [{**_missing(kind), "by": by} for kind in KINDS] if answered.any() else []
    terms = _profile_terms(applications, kept, profiles[1:])
    if by:
        terms = _terms_by_value(terms, by, applications.others[by], kept)
        numbers[by] = None
    for name in covariates:
        terms |= _covariate_terms(name, applications.others[name], numbers[name], kept, design)
    centred, means = _centred(terms)
    outcome = passed[kept]
    offers = _ranked(applications.unit, kept)
    clusters = _ranked(applications.others[design.cluster], kept) if design.cluster else offers
    given = Given(
        [CONSTANT, *terms],
        centred,
        means,
        outcome,
        clusters,
        design.cluster or design.unit,
        design.thresholds.confidence,
    )
    found = [
        *(_told(kind, fitted, given) for kind, fitted in (("linear", linear), ("logit", logit))),
        _conditional(given, offers, design),
    ]
    # Rows that lack a covariate or an order are in no model: how many is told.
    return [{**model, "by": by, "left_out": int(answered.sum() - kept.sum())} for model in found]


def _profile_terms(applications: Applications, kept: Any, tested: list[str]) -> Terms:
    ranks = applications.profile.ranks[kept]
    return {name: ranks == applications.profile.values.index(name) for name in tested}


def _terms_by_value(terms: Terms, name: str, column: Column, kept: Any) -> Terms:
    """Return each term once for each value of a column."""
    ranks = column.ranks[kept]
    values = sorted({column.values[rank] for rank in np.unique(ranks)}, key=_by_figure)
    return {
        f"{term} × {name}={value}": found & (ranks == column.values.index(value))
        for term, found in terms.items()
        for value in values
    }


def _covariate_terms(name: str, column: Column, numbers: Floats | None, kept: Any, design: Design) -> Terms:
    """Return a term for a figure, or one for each value but the first for words and for places in an order."""
    if numbers is not None and name != design.order:
        return {name: numbers[kept]}
    ranks = column.ranks[kept]
    values = sorted({column.values[rank] for rank in np.unique(ranks)}, key=_by_figure)
    return {f"{name}={value}": ranks == column.values.index(value) for value in values[1:]}


def _centred(terms: Terms) -> tuple[Floats, Floats]:
    """Return a constant and the terms, without their means; and these, 0 for the constant.

    A figure that varies little around a large one, such as a postcode, would be taken for the constant otherwise.
    """
    means = np.array([0.0, *(np.mean(column) for column in terms.values())])
    columns = [column - mean for column, mean in zip(terms.values(), means[1:], strict=True)]
    return np.column_stack([np.ones(len(next(iter(terms.values())))), *columns]), means


def some_columns(columns: Floats, kept: list[int]) -> Floats:
    """Return some columns, those that are there when all are kept."""
    return columns if len(kept) == columns.shape[1] else columns[:, kept]


def _by_figure(value: str) -> tuple[float, str]:
    try:
        return float(value.replace(",", ".")), value
    except ValueError:
        return float("inf"), value


def _ranked(column: Column, kept: Any) -> Integers:
    return np.unique(column.ranks[kept], return_inverse=True)[1].reshape(-1)


def _told(kind: str, fitted: Callable[..., Fit], given: Given) -> dict[str, Any]:
    """Return a model as plain values, or why there is none."""
    kept = given.independent
    design, names = some_columns(given.centred, kept), [given.terms[place] for place in kept]
    try:
        fit = moved_back(fitted(names, design, given.outcome, given.clusters), given.means[kept])
    except NotEstimable:
        return _missing(kind)
    told = {
        **_plain(kind, fit, given.named, given.confidence),
        "dropped": [term for term in given.terms if term not in names],
    }
    if fit.clusters < FEW_CLUSTERS:
        told["p_score_bootstrap"] = {
            term: _bootstrap(design, given.outcome, given.clusters, place, is_logit=kind == "logit")
            for place, term in enumerate(names)
            if term != CONSTANT
        }
    return told


def _bootstrap(design: Floats, outcome: Floats, clusters: Integers, place: int, *, is_logit: bool) -> float | None:
    try:
        return score_bootstrap_p(design, outcome, clusters, place, is_logit=is_logit)
    except NotEstimable:
        return None


def _conditional(given: Given, offers: Integers, design: Design) -> dict[str, Any]:
    """Return the conditional logit: terms that do not vary within any offer are left out.

    Errors are clustered as asked where each offer is in one cluster, and by offer where it is in several.
    """
    clusters, terms, columns = given.clusters, given.terms[1:], given.centred[:, 1:]
    of_offer = np.zeros(int(offers.max()) + 1, np.int64)
    of_offer[offers] = clusters
    is_nested = bool(design.cluster) and bool(np.all(of_offer[offers] == clusters))
    named = design.cluster if design.cluster and is_nested else design.unit
    sums = np.stack([np.bincount(offers, weights=column) for column in columns.T], axis=1)
    kept = independent_terms(columns - (sums / np.bincount(offers)[:, None])[offers])
    names = [terms[place] for place in kept]
    design_within = some_columns(columns, kept)
    try:
        fit = conditional_logit(names, design_within, given.outcome, offers, clusters if is_nested else None)
    except NotEstimable:
        return _missing("conditional_logit")
    told = _plain("conditional_logit", fit, named, given.confidence)
    return {**told, "dropped": [term for term in terms if term not in names]}


def _missing(kind: str) -> dict[str, Any]:
    why = gettext("Ce modèle ne peut pas être estimé : rien ne varie assez, ou un profil dit à lui seul le résultat.")
    return {"model": kind, "coef": {}, "se": {}, "p": {}, "ci": {}, "cov_type": None, "why": why, "left_out": 0}


def _plain(kind: str, fit: Fit, named: str, confidence: float) -> dict[str, Any]:
    by_term = {"coef": fit.coefficients, "se": fit.errors, "p": fit.p_values}
    ends = zip(*(map(_known, values) for values in fit.interval(confidence)), strict=True)
    return {
        "model": kind,
        **{name: dict(zip(fit.terms, map(_known, values), strict=True)) for name, values in by_term.items()},
        "ci": dict(zip(fit.terms, ends, strict=True)),
        "cov_type": "cluster",
        "cluster": named,
        "n": fit.number,
        "clusters": fit.clusters,
    }


def _known(value: float) -> float | None:
    """Return a figure; None when there is none, as files have no word for it."""
    return float(value) if np.isfinite(value) else None
