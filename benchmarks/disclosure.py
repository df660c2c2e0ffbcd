"""Protecting cubes of facts as skewed as real ones, beside hiding small numbers alone.

Run it with ``./vigie benchmark disclosure``. It writes ``benchmarks/disclosure.md``: CPU time, what is shown, and how
many small numbers an attacker reads exactly when nothing more is hidden, all in one run.
"""

import random
import time
from collections import Counter
from pathlib import Path

import highspy
import numpy as np

from vigie.observatory.disclosure.cube import Catalogue, Cube, Dimension
from vigie.observatory.disclosure.protecting import Protection, protect
from vigie.observatory.disclosure.verifying import verify

SIZES = (400, 700)
# How many values, and how skewed: the first ones are the most frequent.
AXES = {"criterion": (12, 1.0), "domain": (8, 0.9), "sex": (3, 1.3), "age": (4, 0.4), "place": (8, 0.7)}
TIED, THRESHOLD = 0.35, 5
RESULT = Path(__file__).with_suffix(".md")


def cube_of(facts: int, seed: int = 1) -> Cube:
    """Draw facts; a third have a domain that goes with their criterion."""
    draw = random.Random(seed)
    weights = {name: [1 / (place + 1) ** power for place in range(size)] for name, (size, power) in AXES.items()}
    counts: Counter[tuple[str, ...]] = Counter()
    for _ in range(facts):
        fact = {name: draw.choices(range(size), weights[name])[0] for name, (size, _) in AXES.items()}
        if draw.random() < TIED:
            fact["domain"] = fact["criterion"] * 3 % AXES["domain"][0]
        counts[tuple(f"{name[0]}{value}" for name, value in fact.items())] += 1
    met = [sorted({key[place] for key in counts}) for place in range(len(AXES))]
    return Cube(tuple(Dimension(name, tuple(leaves)) for name, leaves in zip(AXES, met, strict=True)), counts)


def read_exactly(cube: Cube, protection: Protection) -> int:
    """Count the small numbers that are worked out exactly when they alone are hidden: by rank, without inequalities."""
    latents = {key: place for place, key in enumerate(cube.counts)}
    names = cube.names
    rows: list[np.ndarray] = []
    small: list[np.ndarray] = []
    for cell in protection.cells:
        asked = cell.name.by_dimension
        inside = [
            place
            for key, place in latents.items()
            if all(asked.get(name, value) == value for name, value in zip(names, key, strict=True))
        ]
        row = np.zeros(len(latents))
        row[inside] = 1
        value = sum(count for key, count in cube.counts.items() if latents[key] in set(inside))
        (small if 0 < value < THRESHOLD else rows).append(row)
    basis = np.linalg.svd(np.array(rows), full_matrices=False)[2]
    basis = basis[: np.linalg.matrix_rank(np.array(rows))]
    left = [row - basis.T @ (basis @ row) for row in small]
    return sum(bool(np.abs(rest).max() < 1e-8) for rest in left)


def line_of(facts: int) -> str:
    """Protect one cube, check its proof, and say what it cost."""
    cube = cube_of(facts)
    began = time.process_time()
    protection = protect(cube, Catalogue.margins(cube.names), threshold=THRESHOLD)
    spent = time.process_time() - began
    began = time.process_time()
    faults = len(verify(protection.witnesses))
    checked = time.process_time() - began
    audit = protection.audit
    shown = sum(cell.status == "value" for cell in protection.cells)
    filled = shown + sum(cell.status == "secret" for cell in protection.cells)
    hidden = sum(cell.status == "secret" and len(cell.table) == 1 for cell in protection.cells)
    naive = read_exactly(cube, protection)
    return (
        f"| {facts} | {audit.cells} | {audit.primary} | {audit.secondary} | {len(audit.violations)} | {faults} "
        f"| {hidden} | {shown / filled:.1%} | {spent:.1f} | {checked:.1f} | {spent / max(checked, 0.01):.0f} "
        f"| {naive} |"
    )


def main() -> None:
    """Measure each size and write the result."""
    lines = [
        "# Secret statistique",
        "",
        f"Écrit par `./vigie benchmark disclosure`. Tous les tableaux de 0 à 2 variables, seuil {THRESHOLD}, "
        f"HiGHS {highspy.Highs().version()}. Secondes de processeur, protection, audit exact et témoins compris.",
        "« Lus sans protection » : petits nombres qui se calculent exactement quand on ne cache qu'eux.",
        "",
        "| faits | cases | petits nombres | autres cachées | garanties manquantes | défauts de la preuve "
        "| marges cachées | cases non nulles montrées | protéger (s) | vérifier (s) | rapport | lus sans protection |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(line_of(facts) for facts in SIZES),
        "",
    ]
    RESULT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


main()
