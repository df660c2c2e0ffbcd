"""Applications as arrays: one row each, words replaced by numbers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext

from vigie.testing.analysis.columns import MISSING, Column, number_of
from vigie.testing.analysis.designs import BETWEEN, Design
from vigie.testing.analysis.tables import Table
from vigie.testing.statistics.arrays import Floats


@dataclass(frozen=True)
class Applications:
    """A campaign's applications, by row. levels: outcomes as numbers, the higher the better; NaN where missing.

    passed: by name, the stages that have a column of their own: 1, 0, NaN where missing.
    """

    unit: Column
    profile: Column
    levels: Floats
    others: dict[str, Column]
    passed: dict[str, Floats] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.levels)


def read_applications(path: Path, design: Design) -> Applications:
    """Read a file. Raises Refused with the row at fault; OSError is the caller's."""
    table = Table(path, design)
    others = [design.organisation, design.order, design.cluster, design.by, *design.covariates]
    if design.cluster:
        table.named(design.cluster)
    return Applications(
        unit=table.named(design.unit),
        profile=_joined([table.named(name) for name in design.profile]),
        levels=levels_of(table, design),
        others={name: table.columns[name] for name in others if name},
        passed=passed_of(table),
    )


def _joined(columns: list[Column]) -> Column:
    """Return one column from several: « femme / Maghreb »."""
    joined = columns[0]
    for column in columns[1:]:
        pairs, ranks = np.unique(np.stack([joined.ranks, column.ranks]), axis=1, return_inverse=True)
        values = tuple(f"{joined.values[first]}{BETWEEN}{column.values[second]}" for first, second in pairs.T)
        joined = Column(ranks.reshape(-1), values)
    return joined


def levels_of(table: Table, design: Design) -> Floats:
    """Return outcomes as numbers: codes by their rank, figures as they are, yes and no as 1 and 0. Raises Refused."""
    column = table.columns[design.outcome]
    level = _level_by_code(design) if design.codes else _level_by_stage(column, design)
    found = []
    for value in column.values:
        number = np.nan if value.lower() in MISSING and value not in design.codes else level(value)
        if number is None:
            raise table.at_value(column, value, _unread(value, design))
        found.append(number)
    return np.array(found, float)[column.ranks]


def _unread(value: str, design: Design) -> str:
    """Return why an outcome cannot be read, and what to do."""
    names = {"name": design.outcome, "value": value[:40], "known": ", ".join(design.codes)}
    if design.codes:
        return gettext("« %(name)s » vaut « %(value)s », qui n'est pas un des codes de résultat (%(known)s).") % names
    return (
        gettext("« %(name)s » vaut « %(value)s ». Donnez l'ordre des résultats : codes = [du pire au meilleur].")
        % names
    )


def _level_by_code(design: Design) -> Callable[[str], float | None]:
    ranks = {code: float(place) for place, code in enumerate(design.codes)}
    return ranks.get


def _level_by_stage(column: Column, design: Design) -> Callable[[str], float | None]:
    """Read figures, yes and no; and the names of stages, when outcomes are told by the last stage passed."""
    stages = {stage.name: float(place) for place, stage in enumerate(design.stages, 1)}
    if not any(value in stages for value in column.values):
        return number_of
    return lambda value: stages.get(value, 0.0)


def passed_of(table: Table) -> dict[str, Floats]:
    """Return, by stage that has a column, who passed it. What is not said after a stage that was not passed is no.

    Raises Refused when a column says anything but yes and no.
    """
    found: dict[str, Floats] = {}
    failed: Any = False
    for name in table.stages:
        column = table.columns[name]
        for value in column.values:
            if number_of(value) not in (0.0, 1.0) and value.lower() not in MISSING:
                sentence = gettext("l'étape « %(name)s » vaut « %(value)s » : 1 ou 0 est attendu.")
                raise table.at_value(column, value, sentence % {"name": name, "value": value[:40]})
        said = np.array([number_of(value) for value in column.values], float)[column.ranks]
        found[name] = np.where(np.isnan(said) & failed, 0.0, said)
        failed = failed | (found[name] == 0)
    return found
