"""Who is mobilised on what: the matrix structures × axes (S24), as a plain function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """What an organisation does on an axis: actions it carries, actions it is a partner of, a commitment."""

    carried: int = 0
    partnered: int = 0
    is_committed: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.carried or self.partnered or self.is_committed)


@dataclass(frozen=True)
class Row:
    """An organisation and its cells, in the order of the axes; the last cell counts actions without an axis."""

    organisation_id: int
    cells: tuple[Cell, ...]

    @property
    def is_mobilised(self) -> bool:
        return not all(cell.is_empty for cell in self.cells)


def mobilisation(
    *,
    organisations: Iterable[int],
    axes: Iterable[int],
    carried: Mapping[tuple[int, int | None], int],
    partnered: Mapping[tuple[int, int | None], int],
    committed: frozenset[tuple[int, int]],
) -> list[Row]:
    """Cross organisations with axes; those not mobilised come first, since they are what one looks for.

    carried, partnered: numbers of actions by (organisation, axis), the axis being None for an action without one.
    committed: pairs (organisation, axis).
    """
    columns: list[int | None] = [*axes, None]
    rows = [
        Row(
            organisation,
            tuple(
                Cell(
                    carried.get((organisation, axis), 0),
                    partnered.get((organisation, axis), 0),
                    axis is not None and (organisation, axis) in committed,
                )
                for axis in columns
            ),
        )
        for organisation in organisations
    ]
    return sorted(rows, key=lambda row: row.is_mobilised)
