"""Small random cubes, and an attacker who shares no code with what he attacks."""

import itertools
from collections.abc import Iterable, Mapping
from functools import lru_cache

import highspy
import numpy as np
from hypothesis import strategies as st

from vigie.observatory.disclosure.cube import Catalogue, CellName, Cube, Dimension

NAMES = ("commune", "domain", "sex")
Latent = tuple[str, ...]


@st.composite
def cubes(draw: st.DrawFn, most: int = 9) -> Cube:
    """Two or three dimensions of two or three values, the first maybe with an upper value."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=3))
    axes = []
    for name, size in zip(NAMES, sizes, strict=False):
        leaves = tuple(f"{name}{number}" for number in range(size))
        is_grouped = name == "commune" and size == 3 and draw(st.booleans())
        axes.append(Dimension(name, leaves, dict.fromkeys(leaves[:2], ("group",)) if is_grouped else {}))
    counts = {
        key: count
        for key in itertools.product(*(axis.leaves for axis in axes))
        if (count := draw(st.one_of(st.just(0), st.integers(0, most))))
    }
    return Cube(tuple(axes), counts)


@st.composite
def catalogues(draw: st.DrawFn, names: tuple[str, ...]) -> Catalogue:
    """Every table of at most two dimensions, or some of those of at most three."""
    if draw(st.booleans()):
        return Catalogue.margins(names)
    every = Catalogue.margins(names, 3).tables
    return Catalogue(tuple(draw(st.lists(st.sampled_from(every), min_size=1, unique=True))))


def latents_of(cube: Cube) -> list[Latent]:
    """Every combination of leaves."""
    return list(itertools.product(*(axis.leaves for axis in cube.dimensions)))


@lru_cache(maxsize=4096)
def values_of(axis_name: str, leaf: str, above: tuple[str, ...]) -> frozenset[str]:
    """A leaf and what is above it."""
    return frozenset((leaf, *above))


def inside(cube: Cube, cell: CellName) -> list[int]:
    """Return the positions of the latents that a cell gathers, read from its definition."""
    asked = cell.by_dimension
    return [
        position
        for position, latent in enumerate(latents_of(cube))
        if all(
            asked.get(axis.name, leaf) in {leaf, *axis.above(leaf)}
            for axis, leaf in zip(cube.dimensions, latent, strict=True)
        )
    ]


def true_value(cube: Cube, cell: CellName) -> int:
    """Count a cell."""
    latents = latents_of(cube)
    return sum(cube.counts.get(latents[position], 0) for position in inside(cube, cell))


def deduced(
    cube: Cube, known: Mapping[CellName, int], target: Iterable[int], floor: Mapping[Latent, int] | None = None
) -> tuple[float, float]:
    """Return the lowest and highest total of some latents that all known numbers allow, by linear program.

    floor: counts by latent that the attacker knows to be there.
    """
    latents = latents_of(cube)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    for latent in latents:
        model.addVar(float((floor or {}).get(latent, 0)), highspy.kHighsInf)
    for cell, value in known.items():
        columns = np.array(inside(cube, cell), dtype=np.int32)
        model.addRow(value, value, len(columns), columns, np.ones(len(columns)))
    for position in target:
        model.changeColCost(position, 1.0)
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model.changeObjectiveSense(sense)
        model.run()
        status = model.getModelStatus()
        is_endless = status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
        assert is_endless or status == highspy.HighsModelStatus.kOptimal
        found.append(float("inf") if is_endless else model.getInfo().objective_function_value)
    return found[0], found[1]


def hidden_naively(cube: Cube, catalogue: Catalogue, threshold: int = 5) -> dict[CellName, int]:
    """Return what someone publishes who hides small numbers and nothing else."""
    shown = {}
    for table in catalogue.tables:
        for key in itertools.product(*(cube.dimension(name).nodes for name in table)):
            cell = CellName(table, key)
            value = true_value(cube, cell)
            if not 0 < value < threshold:
                shown[cell] = value
    return shown


def fewest_hidden(cube: Cube, catalogue: Catalogue, threshold: int = 5) -> int:
    """Return the smallest number of cells to hide, by trying every choice: for tables of a dozen cells."""
    cells = [
        CellName(table, key)
        for table in catalogue.tables
        for key in itertools.product(*(cube.dimension(name).nodes for name in table))
    ]
    values = {cell: true_value(cube, cell) for cell in cells}
    small = [cell for cell in cells if 0 < values[cell] < threshold]
    others = [cell for cell in cells if cell not in small]
    for extra in range(len(others) + 1):
        for chosen in itertools.combinations(others, extra):
            known = {cell: values[cell] for cell in others if cell not in chosen}
            if all(is_safe(cube, known, cell, threshold) for cell in small):
                return len(small) + extra
    raise AssertionError("hiding everything is always possible")


def is_safe(cube: Cube, known: Mapping[CellName, int], cell: CellName, threshold: int = 5) -> bool:
    """Whether nobody can exclude that a cell is zero, nor that it reaches the threshold."""
    low, high = deduced(cube, known, inside(cube, cell))
    return low <= 1e-6 and high >= threshold - 1e-6
