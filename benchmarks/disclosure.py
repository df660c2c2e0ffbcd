"""What protecting a cube costs and hides, beside a naive baseline that hides small numbers and nothing else.

Run it with ``./vigie benchmark disclosure``. It writes ``benchmarks/disclosure.md``: CPU time of protecting, auditing
and proving synthetic cubes of facts, share of the non-empty cells still shown, totals of one variable hidden, and
how many small numbers an attacker works out exactly, for us and for the baseline, all in one run.
"""

import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vigie.observatory.disclosure.attacker import Attacker
from vigie.observatory.disclosure.cube import Catalogue, Cube, Dimension
from vigie.observatory.disclosure.ledger import Ledger
from vigie.observatory.disclosure.modelling import build
from vigie.observatory.disclosure.protecting import Protection, protect
from vigie.observatory.disclosure.verifying import verify

RESULT = Path(__file__).with_suffix(".md")
THRESHOLD = 5
# Number of values, and how fast they get rarer: few criteria make most of the reports.
LAWS = {"criterion": (12, 1.0), "domain": (8, 0.9), "sex": (3, 1.3), "age": (4, 0.4), "place": (8, 0.7)}
# Share of the facts whose domain follows from their criterion.
TIED = 0.35
SCENES = [("400 faits", 400, 5), ("700 faits", 700, 5), ("une édition : 11 tableaux, 700 faits", 700, 4)]


@dataclass(frozen=True)
class Measure:
    """What one scene gave."""

    name: str
    protection: Protection
    seconds: float
    checking: float
    shown: float
    worked_out: int
    naively: int


def synthetic_cube(facts: int, dimensions: int, seed: int = 1) -> Cube:
    """Draw facts like real reports: skewed, and tied from criterion to domain."""
    draw = random.Random(seed)
    laws = dict(list(LAWS.items())[:dimensions])
    weights = {name: [1 / (rank + 1) ** power for rank in range(size)] for name, (size, power) in laws.items()}
    counts: Counter[tuple[str, ...]] = Counter()
    for _fact in range(facts):
        drawn = {name: draw.choices(range(size), weights[name])[0] for name, (size, _power) in laws.items()}
        if draw.random() < TIED:
            drawn["domain"] = drawn["criterion"] * 3 % laws["domain"][0]
        counts[tuple(f"{name[0]}{value}" for name, value in drawn.items())] += 1
    axes = tuple(Dimension(name, tuple(sorted({key[place] for key in counts}))) for place, name in enumerate(laws))
    return Cube(axes, dict(counts))


def worked_out(cube: Cube, catalogue: Catalogue, hidden: set[tuple[object, object]] | None) -> int:
    """Count the small numbers that an attacker finds exactly. hidden: by table and key; None for the naive baseline."""
    model = build(cube, catalogue, THRESHOLD, Ledger())
    problem = model.problem
    mask = problem.musts.copy()
    for cell, number in model.cells:
        mask[number] |= hidden is not None and (cell.table, cell.key) in hidden
    attacker = Attacker(problem, mask)
    bounds = [(attacker.lowest(claim.latents).total, attacker.highest(claim.latents).total) for claim in problem.claims]
    return int(np.sum([high - low < 1e-6 for low, high in bounds]))


def measure(name: str, facts: int, dimensions: int) -> Measure:
    """Protect one cube, and attack it."""
    cube = synthetic_cube(facts, dimensions)
    catalogue = Catalogue.margins(cube.names)
    began = time.process_time()
    protection = protect(cube, catalogue, threshold=THRESHOLD)
    seconds = time.process_time() - began
    began = time.process_time()
    assert not verify(protection.witnesses)
    checking = time.process_time() - began
    hidden = {(cell.table, cell.key) for cell in protection.cells if cell.value is None}
    occupied = [number for number in build(cube, catalogue, THRESHOLD, Ledger()).problem.values if number]
    shown = sum(bool(cell.value) for cell in protection.cells) / len(occupied)
    found = worked_out(cube, catalogue, hidden), worked_out(cube, catalogue, None)
    return Measure(name, protection, seconds, checking, shown, *found)


def line(result: Measure) -> str:
    """Return one line of the table."""
    audit = result.protection.audit
    totals = sum(cell.value is None and len(cell.table) < 2 for cell in result.protection.cells)
    return (
        f"| {result.name} | {audit.cells} | {audit.primary} | {audit.secondary} | {result.shown:.1%} | {totals} "
        f"| {len(audit.violations)} | {result.seconds:.1f} | {result.checking:.1f} "
        f"| {result.worked_out} | {result.naively} |"
    )


def main() -> None:
    """Measure every scene and write the result."""
    lines = [
        "# Le secret statistique",
        "",
        "Écrit par `./vigie benchmark disclosure`. Cubes synthétiques, tirés avec une graine fixe ; tous les",
        "tableaux de zéro à deux variables ; seuil de 5.",
        "Secondes de calcul (CPU) pour protéger, auditer exactement et prouver, puis pour vérifier la preuve sans",
        "solveur. « Trouvés » : petits nombres qu'un attaquant déduit exactement ;",
        "« sans rien d'autre » : quand on ne",
        "cache qu'eux.",
        "",
        "| scène | cellules | petits nombres | cachées avec eux | non vides montrées | totaux d'une variable cachés"
        " | garanties manquantes | protéger (s) | vérifier (s) | trouvés | trouvés sans rien d'autre |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(line(measure(*scene)) for scene in SCENES),
        "",
    ]
    RESULT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
