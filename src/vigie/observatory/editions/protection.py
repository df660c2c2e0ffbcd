"""Has the tables of an edition protected, with everything already published about the same facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.disclosure.cube import Catalogue, Cube
from vigie.observatory.disclosure.failures import Contradiction, SolverFailure, TooLarge
from vigie.observatory.disclosure.ledger import Ledger, LedgerEntry
from vigie.observatory.editions.gathering import Gathered
from vigie.observatory.editions.ledger_json import about, entry_to_json, merged, with_empty_leaves
from vigie.observatory.editions.parts import cubes
from vigie.observatory.editions.tables import Table, words_of
from vigie.observatory.released import Cell, Key, Status

if TYPE_CHECKING:
    from vigie.observatory.disclosure.protecting import Protection

Progress = Callable[[int, int], None]
SENTENCES = {
    Contradiction: _(
        "Ce qui a déjà été publié de cette année ne s'accorde pas avec les faits : les listes ou les groupes de "
        "communes ont peut-être changé depuis. Prévenez la personne qui gère Vigie."
    ),
    SolverFailure: _(
        "Le calcul qui protège les tableaux n'a pas abouti : rien n'est publié. Relancez la protection ; si cela "
        "recommence, fixez un catalogue aux tableaux moins croisés."
    ),
}
# How often a page hears how far a part has gone: in hundredths.
STEP = 5


class CannotProtect(ValueError):
    """Why tables cannot be protected at all; the message is a French sentence that says what to do."""


@dataclass(frozen=True)
class Protected:
    """Cells that may be published, the tables that no hiding makes safe, and the proof, which stays private.

    cells: of values that facts have. known: codes of every dimension, those that no fact has included.
    """

    cells: Mapping[tuple[Table, Key], Cell]
    unsafe: tuple[Table, ...]
    proof: dict[str, Any]
    known: Mapping[str, frozenset[str]]

    def cell_at(self, table: Table, key: Key) -> Cell:
        """Return the cell of a table at a key; zero where no fact has one of its values. Raises KeyError."""
        cell = self.cells.get((table, key))
        if cell is not None:
            return cell
        if all(code in self.known[name] for name, code in zip(table, key, strict=True)):
            raise KeyError(table, key)
        return Cell(key, Status.ZERO, 0)


def protect_gathered(
    gathered: Gathered, threshold: int, earlier: Iterable[LedgerEntry], progress: Progress
) -> Protected:
    """Protect the tables of an edition. earlier: what was published about the same facts, the oldest first.

    Raises CannotProtect.
    """
    entries = list(earlier)
    by_name = {dimension.name: dimension for dimension in (*gathered.dimensions, *gathered.earlier_dimensions)}
    also = [cell.table for entry in entries for cell in entry.published]
    parts = list(cubes(gathered.cube, gathered.asked_tables, also, by_name))
    found = []
    for number, (cube, catalogue) in enumerate(parts):
        ledger = Ledger(tuple(entry_about(entry, cube) for entry in entries))
        found.append(protected_part(cube, catalogue, threshold, ledger, steps(progress, number, len(parts))))
    return gathered_again(found, [cube for cube, _catalogue in parts])


def protected_part(
    cube: Cube, catalogue: Catalogue, threshold: int, ledger: Ledger, told: Callable[[int, int, str], None]
) -> "Protection":
    """Protect one part. Raises CannotProtect, whatever went wrong."""
    # Here, and not above: it loads a solver, which only whoever protects needs.
    from vigie.observatory.disclosure.protecting import protect

    try:
        return protect(cube, catalogue, threshold=threshold, ledger=ledger, progress=told)
    except TooLarge as failure:
        raise CannotProtect(too_large(catalogue.tables)) from failure
    except (Contradiction, SolverFailure) as failure:
        raise CannotProtect(str(SENTENCES[type(failure)])) from failure
    except ValueError as failure:
        raise CannotProtect(
            gettext(
                "Les tableaux du catalogue, les faits et ce qui a déjà été publié ne s'accordent pas : rien n'est "
                "publié. Prévenez la personne qui gère Vigie, en lui disant : « %(said)s »."
            )
            % {"said": failure}
        ) from failure


def entry_about(entry: LedgerEntry, cube: Cube) -> LedgerEntry:
    """Return what an earlier edition says of the variables of a part, values without facts included."""
    return with_empty_leaves(
        about(entry, cube.names), {dimension.name: dimension.leaves for dimension in cube.dimensions}
    )


def steps(progress: Progress, number: int, parts: int) -> Callable[[int, int, str], None]:
    """Return what a part tells how far it is: hundredths of the whole, a few times."""
    said = [-1]

    def told(done: int, total: int, step: str) -> None:
        share = (100 * number + 100 * done // max(total, 1)) // parts
        if share >= said[0] + STEP:
            said[0] = share
            progress(share, 100)

    return told


def gathered_again(found: "list[Protection]", parts: list[Cube]) -> Protected:
    """Return the parts as one protection."""
    cells: dict[tuple[Table, Key], Cell] = {}
    for each in (each for protection in found for each in protection.cells):
        if (each.table, each.key) not in cells or each.status == Status.SECRET:
            cells[each.table, each.key] = Cell(each.key, Status(each.status), each.value)
    # A total that is hidden ties the parts together in ways that none of them knows of.
    unsafe: dict[Table, None] = {(): None} if cells[(), ()].status is Status.SECRET else {}
    unsafe |= dict.fromkeys(violation.cell.table for each in found for violation in each.audit.violations)
    return Protected(
        cells=cells,
        unsafe=tuple(unsafe),
        proof={
            "parts": [protection.witnesses for protection in found],
            "ledger_entry": entry_to_json(merged(protection.ledger_entry for protection in found)),
            "audit": [figures(protection) for protection in found],
        },
        known={dimension.name: frozenset(dimension.nodes) for cube in parts for dimension in cube.dimensions},
    )


def figures(protection: "Protection") -> dict[str, Any]:
    """Return what the audit of a part found, in numbers; private, since it tells small cells from the others."""
    audit = protection.audit
    return {
        "cells": audit.cells,
        "primary": audit.primary,
        "secondary": audit.secondary,
        "violations": len(audit.violations),
        "seconds": round(audit.seconds, 2),
    }


def too_large(tables: Iterable[Table]) -> str:
    """Return what to do about tables that cross too much."""
    widest = max(tables, key=len)
    return gettext(
        "Ces tableaux croisent trop de valeurs pour être protégés ensemble. Fixez un catalogue sans « %(table)s », ou "
        "aux lieux moins détaillés."
    ) % {"table": words_of(widest)}


def fault_of(result: Protected) -> str:
    """Return why an edition cannot be signed as it is, and what to do; nothing when the audit found nothing."""
    if not result.unsafe:
        return ""
    if () in result.unsafe:
        return gettext(
            "Trop peu de faits, ou une seule source presque pour tous : même leur nombre total désignerait quelqu'un. "
            "Cette année ne peut pas avoir d'édition ; ses faits restent gardés."
        )
    tables = ", ".join(f"« {words_of(table)} »" for table in result.unsafe)
    return gettext(
        "Quoi que l'on cache, un petit nombre se devinerait encore dans : %(tables)s. Fixez un catalogue sans ce qui y "
        "est croisé, ou aux lieux moins détaillés, puis choisissez-le pour cette édition."
    ) % {"tables": tables}
