"""Models of a campaign: linear, logit, and within the offer, errors clustered."""

from collections.abc import Callable
from typing import Any

import numpy as np
from django.utils.translation import gettext

from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.columns import Column
from vigie.testing.analysis.designs import Design
from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.bootstrap import score_bootstrap_p
from vigie.testing.statistics.conditional import conditional_logit
from vigie.testing.statistics.models import Fit, NotEstimable, independent_terms, linear, logit

CONSTANT = "constant"
KINDS = ("linear", "logit", "conditional_logit")
# With fewer clusters, sandwich errors are too small: the score bootstrap is given beside.
FEW_CLUSTERS = 40
Terms = tuple[list[str], Floats]


def models_of(applications: Applications, passed: Floats, profiles: list[str], design: Design) -> list[dict[str, Any]]:
    """Return the models of the main measure on the rows of these profiles, the reference first among them."""
    of_profiles = np.isin(applications.profile.ranks, [applications.profile.values.index(name) for name in profiles])
    covariates = [name for name in (design.order, *design.covariates) if name]
    numbers = {name: applications.others[name].numbers() for name in covariates}
    answered = of_profiles & np.isfinite(passed)
    kept = answered & np.all([applications.others[name].is_known() for name in covariates], axis=0)
    if not kept.any():
        return [_missing(kind) for kind in KINDS] if answered.any() else []
    terms, columns = _profile_terms(applications, kept, profiles[1:])
    for name in covariates:
        more, values = _covariate_terms(name, applications.others[name], numbers[name], kept, design)
        terms, columns = terms + more, np.concatenate([columns, values], axis=1)
    outcome = passed[kept]
    offers = _ranked(applications.unit, kept)
    clusters = _ranked(applications.others[design.cluster], kept) if design.cluster else offers
    named = design.cluster or design.unit
    whole = np.concatenate([np.ones((len(outcome), 1)), columns], axis=1)
    found = [
        *(
            _told(kind, fitted, [CONSTANT, *terms], whole, outcome, clusters, named)
            for kind, fitted in (("linear", linear), ("logit", logit))
        ),
        _conditional(terms, columns, outcome, offers, clusters, design),
    ]
    # Rows that lack a covariate or an order are in no model: how many is told.
    return [{**model, "left_out": int(answered.sum() - kept.sum())} for model in found]


def _profile_terms(applications: Applications, kept: Any, tested: list[str]) -> Terms:
    ranks = applications.profile.ranks[kept]
    columns = [ranks == applications.profile.values.index(name) for name in tested]
    return list(tested), np.stack(columns, axis=1).astype(float)


def _covariate_terms(name: str, column: Column, numbers: Floats | None, kept: Any, design: Design) -> Terms:
    """Return a term for a figure, or one for each value but the first for words and for places in an order."""
    if numbers is not None and name != design.order:
        return [name], numbers[kept][:, None]
    ranks = column.ranks[kept]
    values = sorted({column.values[rank] for rank in np.unique(ranks)}, key=_by_figure)
    chosen = [(f"{name}={value}", ranks == column.values.index(value)) for value in values[1:]]
    if not chosen:
        return [], np.zeros((len(ranks), 0))
    return [term for term, _rows in chosen], np.stack([rows for _term, rows in chosen], axis=1).astype(float)


def _by_figure(value: str) -> tuple[float, str]:
    try:
        return float(value.replace(",", ".")), value
    except ValueError:
        return float("inf"), value


def _ranked(column: Column, kept: Any) -> Integers:
    return np.unique(column.ranks[kept], return_inverse=True)[1].reshape(-1)


def _told(
    kind: str,
    fitted: Callable[..., Fit],
    terms: list[str],
    design: Floats,
    outcome: Floats,
    clusters: Integers,
    named: str,
) -> dict[str, Any]:
    """Return a model as plain values, or why there is none."""
    kept = independent_terms(design)
    design, names = design[:, kept], [terms[place] for place in kept]
    try:
        fit = fitted(names, design, outcome, clusters)
    except NotEstimable:
        return _missing(kind)
    told = {**_plain(kind, fit, named), "dropped": [term for term in terms if term not in names]}
    if fit.clusters < FEW_CLUSTERS:
        told["p_score_bootstrap"] = {
            term: _bootstrap(design, outcome, clusters, place, is_logit=kind == "logit")
            for place, term in enumerate(names)
            if term != CONSTANT
        }
    return told


def _bootstrap(design: Floats, outcome: Floats, clusters: Integers, place: int, *, is_logit: bool) -> float | None:
    try:
        return score_bootstrap_p(design, outcome, clusters, place, is_logit=is_logit)
    except NotEstimable:
        return None


def _conditional(
    terms: list[str], columns: Floats, outcome: Floats, offers: Integers, clusters: Integers, design: Design
) -> dict[str, Any]:
    """Return the conditional logit: terms that do not vary within any offer are left out.

    Errors are clustered as asked where each offer is in one cluster, and by offer where it is in several.
    """
    of_offer = np.zeros(int(offers.max()) + 1, np.int64)
    of_offer[offers] = clusters
    is_nested = bool(design.cluster) and bool(np.all(of_offer[offers] == clusters))
    named = design.cluster if design.cluster and is_nested else design.unit
    means = (
        np.stack([np.bincount(offers, weights=column) for column in columns.T], axis=1) / np.bincount(offers)[:, None]
    )
    within = columns - means[offers]
    kept = independent_terms(within)
    names = [terms[place] for place in kept]
    try:
        fit = conditional_logit(names, columns[:, kept], outcome, offers, clusters if is_nested else None)
    except NotEstimable:
        return _missing("conditional_logit")
    told = _plain("conditional_logit", fit, named)
    return {**told, "dropped": [term for term in terms if term not in names]}


def _missing(kind: str) -> dict[str, Any]:
    why = gettext("Ce modèle ne peut pas être estimé : rien ne varie assez, ou un profil dit à lui seul le résultat.")
    return {"model": kind, "coef": {}, "se": {}, "p": {}, "cov_type": None, "why": why, "left_out": 0}


def _plain(kind: str, fit: Fit, named: str) -> dict[str, Any]:
    by_term = {"coef": fit.coefficients, "se": fit.errors, "p": fit.p_values}
    return {
        "model": kind,
        **{name: dict(zip(fit.terms, map(_known, values), strict=True)) for name, values in by_term.items()},
        "cov_type": "cluster",
        "cluster": named,
        "n": fit.number,
        "clusters": fit.clusters,
    }


def _known(value: float) -> float | None:
    """Return a figure; None when there is none, as files have no word for it."""
    return float(value) if np.isfinite(value) else None
