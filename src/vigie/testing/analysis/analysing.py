"""All the figures of a campaign, from its applications and its design."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused
from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.comparing import comparison_of, order_figures
from vigie.testing.analysis.designs import SECTIONS, Design, Result
from vigie.testing.analysis.measures import Measure, measures_of
from vigie.testing.analysis.modelling import models_of
from vigie.testing.analysis.naming import organisations_of, without_organisation
from vigie.testing.analysis.offers import offers_of
from vigie.testing.analysis.sensitivity import sensitivity_of
from vigie.testing.statistics.several import cochran_q, holm

NAMES = ("reference", "tested", "stage", "threshold", "n")


def analyse(applications: Applications, design: Design) -> Result:
    """Return all the figures of a campaign as plain values. Raises Refused when a profile is not in the file."""
    tested = tested_in(applications, design)
    design = replace(design, tested=tuple(tested))
    measures = measures_of(applications, design)
    result: Result = {"comparisons": [], "organisations": [], "models": [], "excluded": []}
    result |= {"overall": [], "organisations_overall": [], "sensitivity": []}
    for place, measure in enumerate(measures):
        found = [_compare(applications, measure, name, design, result, is_main=not place) for name in tested]
        for each, corrected in zip(found, holm([each["p_exact"] for each in found]), strict=True):
            each["p_holm"] = corrected
        _add_cumulative(result["comparisons"], found, design)
        result["comparisons"] += found
    if measures:
        profiles = [design.reference, *tested]
        result["overall"] = _overall(applications, measures[0], profiles)
        result["sensitivity"] = sensitivity_of(applications, measures, tested, design)
        result["models"] = models_of(applications, measures[0].passed, profiles, design)
    return result


def chosen(result: Result, figures: Sequence[str]) -> Result:
    """Return the figures wanted: whole sections, or figures of comparisons by their names; all of them otherwise."""
    if not figures or unknown_figures(result, figures):
        return result
    kept = {section: result[section] if section in figures else [] for section in SECTIONS}
    if not set(figures) & set(SECTIONS):
        named = {*NAMES, *figures}
        kept["comparisons"] = [{key: each[key] for key in each if key in named} for each in result["comparisons"]]
    return {**result, **kept}


def unknown_figures(result: Result, figures: Sequence[str]) -> list[str]:
    """Return the names that are neither a section nor a figure of a comparison."""
    known = {*SECTIONS, *(key for each in result["comparisons"] for key in each)}
    return [name for name in figures if name not in known]


def tested_in(applications: Applications, design: Design) -> list[str]:
    """Return the profiles compared with the reference. Raises Refused when one is not in the file, or there is none."""
    known = applications.profile.values
    for name in (design.reference, *design.tested):
        if name not in known:
            sentence = gettext("Le profil « %(name)s » n'est pas dans le fichier. Ses profils : %(known)s.")
            raise Refused(sentence % {"name": name, "known": ", ".join(sorted(known)[:20])})
    tested = list(design.tested) or sorted(name for name in known if name != design.reference)
    if not tested:
        sentence = gettext("Le fichier n'a qu'un profil, « %(name)s » : il n'y a rien à comparer.")
        raise Refused(sentence % {"name": design.reference})
    return tested


def _compare(
    applications: Applications, measure: Measure, tested: str, design: Design, result: Result, *, is_main: bool
) -> Result:
    """Return one comparison; the main measure also tells who was left out, and names organisations."""
    offers = offers_of(applications, measure.passed, design.reference, tested)
    found = comparison_of(offers, measure, design.reference, tested, design)
    names = (design.reference, tested)
    if design.order:
        column = applications.others[design.order]
        found["order"] = order_figures(applications, offers, measure.passed, column, names)
    if is_main:
        result["excluded"] += offers.excluded
    if is_main and design.organisation:
        column = applications.others[design.organisation]
        result["excluded"] += without_organisation(applications, offers, column, names)
        rows, summary = organisations_of(applications, offers, column, names, design)
        result["organisations"] += rows
        result["organisations_overall"] += [summary] if summary else []
    return found


def _add_cumulative(earlier: Sequence[Result], found: Sequence[Result], design: Design) -> None:
    """Add to stages the net rate from the first one on: net of all stages over what was usable at the first."""
    if not design.stages:
        return
    first = {each["tested"]: each for each in reversed([*earlier, *found])}
    for each in found:
        if each["b"] is None:
            continue
        start = first[each["tested"]]
        usable = start["a"] + start["b"] + start["c"]
        each["net_rate_cumulative"] = (each["b"] - each["c"]) / usable if usable else None


def _overall(applications: Applications, measure: Measure, profiles: Sequence[str]) -> list[Result]:
    """Return Cochran's test of equal treatment of all profiles, on the offers that met each of them once."""
    if len(profiles) < 3:
        return []
    number = len(applications.unit.values)
    known = np.isfinite(measure.passed)
    met, favoured = [], []
    for name in profiles:
        rows = known & (applications.profile.ranks == applications.profile.values.index(name))
        met.append(np.bincount(applications.unit.ranks[rows], minlength=number))
        favoured.append(np.bincount(applications.unit.ranks[rows & (measure.passed == 1)], minlength=number))
    whole = np.all(np.stack(met) == 1, axis=0)
    if not whole.any():
        return []
    q, p = cochran_q(np.stack(favoured, axis=1)[whole] == 1)
    return [{"test": "cochran_q", "profiles": list(profiles), "n": int(whole.sum()), "q": q, "p": p}]
