"""Splits what is to be protected into parts that know nothing of each other but the grand total.

Two variables that no table crosses are tied by the grand total alone. When it is shown, whatever can be deduced of one
says nothing of the other, since any table of the first and any table of the second go together: so each part is
protected by itself, on far fewer combinations of values. Values that no fact has are left out as well: their cells are
shown as zeros, so that nothing is deduced from them that everyone does not know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vigie.observatory.counting import InnerCube
from vigie.observatory.disclosure.cube import Catalogue, Cube, Key
from vigie.observatory.disclosure.cube import Dimension as Axis
from vigie.observatory.editions.tables import Table, names_in, parted
from vigie.observatory.released import Dimension


def axis_of(dimension: Dimension, seen: Iterable[str]) -> Axis:
    """Return a dimension for protection: the leaves that facts have, in order, and what gathers them."""
    codes = set(seen)
    parents = {item.code: item.parents for item in dimension.items}
    leaves = tuple(leaf.code for leaf in dimension.leaves if leaf.code in codes)
    uppers = {upper for leaf in leaves for upper in parents[leaf]}
    return Axis(
        dimension.name,
        leaves,
        {code: parents[code] for code in (*leaves, *sorted(uppers)) if parents[code]},
    )


def cube_of(inner: InnerCube, names: Sequence[str], dimensions: Mapping[str, Dimension]) -> Cube:
    """Return the facts over some variables only, with what each source brought."""
    columns = [inner.dimensions.index(name) for name in names]
    counts: dict[Key, int] = {}
    contributions: dict[str, dict[Key, int]] = {}
    for key, by_source in inner.by_source.items():
        short = tuple(key[column] for column in columns)
        for source, number in by_source.items():
            counts[short] = counts.get(short, 0) + number
            own = contributions.setdefault(source, {})
            own[short] = own.get(short, 0) + number
    axes = tuple(axis_of(dimensions[name], {key[place] for key in counts}) for place, name in enumerate(names))
    return Cube(axes, counts, contributions)


def cubes(
    inner: InnerCube, tables: Iterable[Table], also: Iterable[Table], dimensions: Mapping[str, Dimension]
) -> Iterator[tuple[Cube, Catalogue]]:
    """Yield each part with its tables. also: tables published before, which tie variables together too."""
    asked = list(tables)
    for part in parted([*asked, *also]):
        tables = tuple(table for table in part if table in asked)
        # The parts are tied by the grand total alone as long as it is shown.
        yield cube_of(inner, names_in(part), dimensions), Catalogue(tables, keeps_total=True)
