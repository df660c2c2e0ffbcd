"""The views that national texts read, over files that do not all have the same columns. One text for both engines."""

from collections.abc import Iterable, Sequence

from vigie.observatory.federation.finding import Kind, Shape
from vigie.observatory.federation.schema import FACT_DIMENSIONS, LOCAL_DIMENSIONS
from vigie.observatory.released import TOTAL

Parts = Sequence[tuple[str, Shape]]
# Stands for a dimension that a territory's facts do not have.
NOT_COLLECTED = "not_collected"


def facts_view(parts: Parts, dimensions: Iterable[str], *, is_fictitious: bool) -> str:
    """Return the statement that makes the view ``facts``. parts: views of files of one shape, with that shape.

    is_fictitious: whether to read made-up facts, or the others; the two are never added up.
    """
    names, shapes = tuple(dimensions), [shape for _, shape in parts if shape.kind is Kind.FACTS]
    # Turning ten million numbers into texts costs as much as reading them: only where files differ.
    is_mixed = len({dict(shape.columns).get(period_of(shape)) for shape in shapes}) > 1
    return view(
        "facts",
        (
            select(
                [period_column(shape, is_text=is_mixed), *fact_columns(shape, names)],
                name,
                fiction(shape, is_fictitious),
            )
            for name, shape in parts
            if shape.kind is Kind.FACTS
        ),
    )


def cells_view(parts: Parts, *, is_fictitious: bool) -> str:
    """Return the statement that makes the view ``cells``: released cells of the tables that territories may share."""
    return view(
        "cells",
        (
            select(
                ["CAST(territory AS STRING) AS territory", period_column(shape), *cell_columns(shape)],
                name,
                f"{fiction(shape, is_fictitious)} AND {shared(shape)}",
            )
            for name, shape in parts
            if shape.kind is Kind.CELLS
        ),
    )


def view(name: str, selected: Iterable[str]) -> str:
    """Return the statement that makes a view of several selections, one after the other."""
    return f"CREATE OR REPLACE TEMPORARY VIEW {name} AS {' UNION ALL '.join(selected)}"


def select(columns: Iterable[str], name: str, condition: str) -> str:
    """Return a selection."""
    return f"SELECT {', '.join(columns)} FROM {name} WHERE {condition}"  # noqa: S608


def period_of(shape: Shape) -> str:
    """Return the column that tells the period."""
    return "period" if "period" in shape.names else "vintage"


def period_column(shape: Shape, *, is_text: bool = True) -> str:
    """Return the expression of the period; a folder's name counts before a column."""
    column = period_of(shape)
    return f"CAST({column} AS STRING) AS period" if is_text else f"{column} AS period"


def fact_columns(shape: Shape, dimensions: Sequence[str]) -> list[str]:
    """Return the codes, the sign and the record key of facts."""
    codes = [optional(shape, name, "STRING", f"'{NOT_COLLECTED}'") for name in dimensions]
    # Small numbers are added up faster.
    sign = f"CAST({'COALESCE(sign, 1)' if 'sign' in shape.names else '1'} AS SMALLINT) AS sign"
    return [*codes, sign, "CAST(rkey AS BIGINT) AS rkey"]


def cell_columns(shape: Shape) -> list[str]:
    """Return what a released cell says; a dimension that its file does not have is not crossed."""
    codes = [optional(shape, name, "STRING", f"'{TOTAL}'") for name in FACT_DIMENSIONS]
    return [
        *codes,
        "CAST(value AS BIGINT) AS value",
        "CAST(status AS STRING) AS status",
        optional(shape, "edition", "BIGINT", "CAST(0 AS BIGINT)"),
        f"{made_up(shape)} AS is_fictitious",
    ]


def optional(shape: Shape, name: str, kind: str, otherwise: str) -> str:
    """Return the expression of a column that a file may lack."""
    return f"CAST({name} AS {kind}) AS {name}" if name in shape.names else f"{otherwise} AS {name}"


def shared(shape: Shape) -> str:
    """Return the condition that a cell's table crosses no dimension known in one territory only."""
    crossed = [name for name in LOCAL_DIMENSIONS if name in shape.names]
    return " AND ".join(f"COALESCE({name}, '{TOTAL}') = '{TOTAL}'" for name in crossed) or "1 = 1"


def made_up(shape: Shape) -> str:
    """Return the expression that says whether facts are made up."""
    names = ("is_fictitious", "edition_is_fictitious")
    found = next((name for name in names if name in shape.names), None)
    return f"COALESCE({found}, FALSE)" if found else "FALSE"


def fiction(shape: Shape, is_fictitious: bool) -> str:
    """Return the condition that facts are made up, or that they are not."""
    return made_up(shape) if is_fictitious else f"NOT {made_up(shape)}"


def fictions_text(parts: Parts) -> str:
    """Return the text that says whether facts are made up, whether some are not; nothing when no file may tell."""
    names = [(name, shape) for name, shape in parts if made_up(shape) != "FALSE"]
    return " UNION ".join(f"SELECT DISTINCT {made_up(shape)} AS is_fictitious FROM {name}" for name, shape in names)  # noqa: S608
