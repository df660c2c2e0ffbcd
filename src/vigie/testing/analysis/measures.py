"""What is held to be favourable: a cut in the outcomes, or a stage passed."""

from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused
from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.designs import Design
from vigie.testing.statistics.arrays import Floats


class Measure(NamedTuple):
    """An outcome as yes or no. stage, cut: which of the design's, if any. passed: by row, NaN where missing."""

    stage: str | None
    cut: str | None
    passed: Floats


def measures_of(applications: Applications, design: Design) -> list[Measure]:
    """Return what is compared, the main measure first. Raises Refused for a cut that is not a figure nor a code."""
    if applications.passed:
        return [Measure(name, None, passed) for name, passed in applications.passed.items()]
    if design.stages:
        cuts = [(stage.name, stage.code) for stage in design.stages]
        return [Measure(name, None, passed_from(applications, _level(code, design))) for name, code in cuts]
    if design.cuts:
        return [Measure(None, cut, passed_from(applications, _level(cut, design))) for cut in design.cuts]
    known = np.unique(applications.levels[np.isfinite(applications.levels)])
    if set(known) <= {0.0, 1.0}:
        return [Measure(None, None, applications.levels)]
    # A single level cannot be cut: all were treated alike, which is told as such.
    levels = known[1:] if len(known) > 1 else known
    return [Measure(None, _written(level, design), passed_from(applications, level)) for level in levels]


def passed_from(applications: Applications, cut: float) -> Floats:
    """Return who reached a level, by row; NaN where the outcome is missing."""
    levels = applications.levels
    return np.where(np.isfinite(levels), levels >= cut, np.nan)


def _level(code: str, design: Design) -> float:
    if design.codes:
        return float(design.codes.index(code))
    try:
        return float(code.replace(",", "."))
    except ValueError as error:
        sentence = gettext(
            "« %(code)s » : un nombre est attendu, ou l'ordre des résultats dans codes = [du pire au meilleur]."
        )
        raise Refused(sentence % {"code": code}) from error


def _written(level: float, design: Design) -> str:
    return design.codes[int(level)] if design.codes else f"{level:g}"
