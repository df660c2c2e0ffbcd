"""Whether what an edition says holds together: plain functions on plain values, without database nor solver."""

from collections.abc import Iterator

from django.utils.translation import gettext

from vigie.observatory.released import Cell, Dimension, Edition, Key, ReleasedTable, Status


def first_fault(edition: Edition) -> str:
    """Return, in a sentence, the first thing that does not hold; nothing when all does."""
    return next(faults(edition), "")


def faults(edition: Edition) -> Iterator[str]:
    """Yield what does not hold: a cell that says what its status forbids, a small count, a sum that is false."""
    for table in edition.tables:
        for cell in table.cells:
            if not is_sound(cell, edition.threshold):
                yield gettext("Tableau « %(table)s », case « %(cell)s » : un nombre, alors que la case n'en a pas.") % {
                    "table": name_of(edition, table),
                    "cell": ", ".join(cell.key),
                }
    yield from false_sums(edition)


def is_sound(cell: Cell, threshold: int) -> bool:
    """Whether a cell says a number only when it may."""
    if cell.status is Status.VALUE:
        return cell.value is not None and cell.value >= threshold
    return cell.value == 0 if cell.status is Status.ZERO else cell.value is None


def false_sums(edition: Edition) -> Iterator[str]:
    """Yield the tables where numbers shown do not add up: leaves to the upper values, and to the margin."""
    for table in edition.tables:
        if not all(adds_up(cells, whole) for cells, whole in sums_of(edition, table)):
            yield gettext("Tableau « %(table)s » : des nombres montrés ne s'additionnent pas.") % {
                "table": name_of(edition, table)
            }


def sums_of(edition: Edition, table: ReleasedTable) -> Iterator[tuple[list[Cell], Cell]]:
    """Yield the cells that gather others, each after the cells of the leaves that it gathers."""
    for position, name in enumerate(table.dimensions):
        dimension = edition.by_name[name]
        for cell in table.cells:
            if cell.key[position] in dimension.upper_codes:
                yield parts(table, position, leaves_under(dimension, cell.key[position]), cell.key), cell
        margin = edition.table(*(other for other in table.dimensions if other != name))
        for cell in margin.cells if margin else ():
            assert margin
            codes = dict(zip(margin.dimensions, cell.key, strict=True))
            key = tuple(codes.get(other, "") for other in table.dimensions)
            yield parts(table, position, [leaf.code for leaf in dimension.leaves], key), cell


def leaves_under(dimension: Dimension, upper: str) -> list[str]:
    """Return the codes of the leaves that an upper value gathers."""
    return [leaf.code for leaf in dimension.leaves if upper in leaf.parents]


def parts(table: ReleasedTable, position: int, leaves: list[str], key: Key) -> list[Cell]:
    """Return the cells of some leaves, everything else being as in a key."""
    return [table.by_key[(*key[:position], leaf, *key[position + 1 :])] for leaf in leaves]


def adds_up(cells: list[Cell], whole: Cell) -> bool:
    """Whether cells add up to the one that gathers them; true when one of the numbers is not shown."""
    numbers = [cell.number for cell in cells]
    if whole.number is None or None in numbers:
        return True
    return sum(number or 0 for number in numbers) == whole.number


def name_of(edition: Edition, table: ReleasedTable) -> str:
    """Return a table in words."""
    return " × ".join(edition.by_name[name].label for name in table.dimensions) or gettext("ensemble")
