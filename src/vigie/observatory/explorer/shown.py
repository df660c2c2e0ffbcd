"""What a table of the explorer says: rows, columns, totals and the base they are shares of. Released cells only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vigie.observatory.explorer.choices import Choice, Filters
from vigie.observatory.explorer.names import ORDERED
from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.released import Cell, Dimension, Edition, Item, Status

# Nothing is said of what the catalogue does not hold.
ABSENT = Cell((), Status.NOT_COLLECTED)


@dataclass(frozen=True)
class Row:
    """An item, its cells in the order of columns (a single one without columns), and its total over columns.

    depth: 1 for an item under the upper value that gathers it, 2 for one under that.
    """

    item: Item
    cells: tuple[Cell, ...]
    total: Cell
    is_upper: bool = False
    depth: int = 0

    @property
    def stands_alone(self) -> bool:
        """Whether it may be compared with the others: neither a sum of others, nor a neighbourhood inside a commune."""
        is_place = ":" in self.item.code
        return self.item.code.startswith("commune:") if is_place else not self.is_upper


@dataclass(frozen=True)
class Shown:
    """rows, and columns when there are some; totals: of columns; base: what rows and columns are parts of."""

    choice: Choice
    dimension: Dimension
    column_dimension: Dimension | None
    rows: tuple[Row, ...]
    columns: tuple[Item, ...]
    totals: tuple[Cell, ...]
    base: Cell
    filters: tuple[tuple[Dimension, Item], ...]

    @property
    def cells(self) -> list[Cell]:
        """Every cell of the body."""
        return [cell for row in self.rows for cell in row.cells]

    def count(self, status: Status) -> int:
        """Return how many cells of the body have a status."""
        return sum(cell.status is status for cell in self.cells)


def shown_of(edition: Edition, choice: Choice) -> Shown | None:
    """Return what a choice shows, or None when the catalogue has no such table."""
    table = edition.table(*choice.dimensions)
    if table is None or not choice.shown:
        return None
    row_name, *rest = choice.shown
    dimension = edition.by_name[row_name]
    column_dimension = edition.by_name[rest[0]] if rest else None
    columns = column_dimension.leaves if column_dimension else ()
    base = cell_of(edition, choice.filters)
    of_row = reader(edition, (row_name,), choice.filters)
    body = reader(edition, choice.shown, choice.filters)
    codes: list[tuple[str, ...]] = [(item.code,) for item in columns] or [()]
    rows = [
        Row(
            item,
            tuple(body((item.code, *code)) for code in codes),
            of_row((item.code,)),
            is_upper=item.code in dimension.upper_codes,
            depth=depth,
        )
        for item, depth in in_tree_order(dimension)
    ]
    totals = tuple(map(reader(edition, tuple(rest), choice.filters), codes)) if columns else ()
    filters = tuple((edition.by_name[name], item_by_code(edition.by_name[name], code)) for name, code in choice.filters)
    return Shown(
        choice, dimension, column_dimension, tuple(sorted_rows(dimension, rows)), columns, totals, base, filters
    )


def item_by_code(dimension: Dimension, code: str) -> Item:
    """Return the item of a code. Raises KeyError when there is none."""
    return Item(code, dimension.labels[code])


def reader(edition: Edition, names: Sequence[str], filters: Filters) -> Callable[[tuple[str, ...]], Cell]:
    """Return the function that reads the cell of these dimensions' codes, the filters being set."""
    wanted = (*names, *(name for name, _code in filters))
    table = edition.table(*wanted)
    if table is None:
        return lambda codes: ABSENT
    fixed = tuple(code for _name, code in filters)
    order = [wanted.index(name) for name in table.dimensions]

    by_key = table.by_key

    def read(codes: tuple[str, ...]) -> Cell:
        whole = codes + fixed
        return by_key.get(tuple(whole[place] for place in order), ABSENT)

    return read


def cell_of(edition: Edition, pairs: Filters) -> Cell:
    """Return the cell of these items, one a dimension; the grand total for none."""
    return reader(edition, (), pairs)(())


def in_tree_order(dimension: Dimension) -> list[tuple[Item, int]]:
    """Return every item once, each upper one followed by those it gathers, with how deep it lies under others."""
    by_code = {item.code: item for item in dimension.items}
    below: dict[str, list[Item]] = {}
    for item in dimension.items:
        parents = [by_code[code] for code in item.parents if code in by_code]
        # Of a commune and its group, the commune is the nearest: it has a parent itself.
        nearest = max(parents, key=lambda parent: len(parent.parents)).code if parents else ""
        below.setdefault(nearest, []).append(item)

    def walk(code: str, depth: int) -> list[tuple[Item, int]]:
        return [pair for item in below.get(code, ()) for pair in [(item, depth), *walk(item.code, depth + 1)]]

    return walk("", 0)


def sorted_rows(dimension: Dimension, rows: Sequence[Row]) -> list[Row]:
    """Return rows by size where their order means nothing: numbers, then what is secret, zeros, « not stated » last.

    Secret rows keep the order of the dimension: their place tells nothing of their size.
    """
    if dimension.name in ORDERED or dimension.upper_codes:
        return list(rows)
    ranks = {Status.VALUE: 0, Status.SECRET: 1, Status.ZERO: 2, Status.NOT_COLLECTED: 3}

    def rank(row: Row) -> tuple[bool, int, int]:
        return row.item.code == NOT_STATED, ranks[row.total.status], -(row.total.number or 0)

    return sorted(rows, key=rank)
