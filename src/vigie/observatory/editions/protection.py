"""For now, hides small counts only: what would protect them from subtraction is not there yet."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vigie.observatory.editions.gathering import Gathered
from vigie.observatory.editions.tables import Table
from vigie.observatory.models import EditionDraft
from vigie.observatory.released import Cell, Key, Status


@dataclass(frozen=True)
class Protected:
    cells: dict
    proof: dict[str, Any]
    violations: int = 0

    def cell_at(self, table: Table, key: Key) -> Cell:
        return self.cells[table].get(key) or Cell(key, Status.ZERO, 0)


def protect_gathered(
    gathered: Gathered, draft: EditionDraft, ledger: list[Any], progress: Callable[[int, int], None]
) -> Protected:
    parents = {d.name: {i.code: i.parents for i in d.items} for d in gathered.dimensions}
    cells: dict = {}
    for table in gathered.asked_tables:
        counts: dict = {}
        for key, n in gathered.cube.counts.items():
            codes = dict(zip(gathered.cube.dimensions, key, strict=True))
            for k in itertools.product(*((codes[name], *parents[name][codes[name]]) for name in table)):
                counts[k] = counts.get(k, 0) + n
        cells[table] = {
            k: Cell(k, Status.VALUE, n) if n >= draft.threshold else Cell(k, Status.SECRET) for k, n in counts.items()
        }
        progress(len(cells), len(gathered.asked_tables))
    return Protected(cells, {"ledger_entry": {}, "audit": {}})


def fault_of(result: Protected, gathered: Gathered) -> str:
    return ""
