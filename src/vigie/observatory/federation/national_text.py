"""The SQL texts of the national tables, the same on DuckDB and on Spark: integers only, nothing is divided."""

import itertools
from collections.abc import Collection, Iterable, Sequence

from vigie.observatory.released import TOTAL

Table = tuple[str, ...]
# Widest group of dimensions counted from the facts themselves: the cells of wider ones no longer fit in a processor's
# cache, which costs more than counting by a few more groups.
BLOCK_WIDTH = 3


def tables_up_to_two(dimensions: Sequence[str]) -> tuple[Table, ...]:
    """Return the grand total, then every dimension alone, then every two."""
    return tuple(table for width in range(3) for table in itertools.combinations(dimensions, width))


def blocks_of(tables: Iterable[Table], width: int = BLOCK_WIDTH) -> dict[Table, frozenset[str]]:
    """Return, for each table, the block of dimensions it is added up from: few blocks cover all tables.

    Counting facts by few blocks, then adding blocks up, costs less than counting facts once a table.
    """
    blocks: list[frozenset[str]] = []
    for table in sorted(tables, key=lambda table: -len(table)):
        wanted = frozenset(table)
        near = next(
            (number for number, block in enumerate(blocks) if len(block | wanted) <= max(width, len(table))), None
        )
        if near is None:
            blocks.append(wanted)
        elif not any(wanted <= block for block in blocks):
            blocks[near] |= wanted
    return {table: next(block for block in blocks if frozenset(table) <= block) for table in tables}


def mask_of(names: Collection[str], dimensions: Sequence[str]) -> int:
    """Return the number that GROUPING gives to a table: one bit a dimension, set when it is added up."""
    return sum(2**place for place, name in enumerate(reversed(dimensions)) if name not in names)


def facts_text(tables: Sequence[Table]) -> str:
    """Return the text that counts the view ``facts`` (period, dimensions, sign, rkey) by every table.

    Rows: period, one code per dimension (nothing where it is added up), margin (see ``mask_of``), n, key_sum.
    """
    dimensions = dimensions_of(tables)
    block_of = blocks_of(tables)
    blocks = sorted({tuple(name for name in dimensions if name in block) for block in block_of.values()})
    columns = "".join(f", {name}" for name in dimensions)
    kept = sorted(
        2 ** len(dimensions) * mask_of(block_of[table], dimensions) + mask_of(table, dimensions) for table in tables
    )
    return f"""\
WITH blocks AS (
  SELECT period{columns}, {grouping(dimensions)} AS block,
    CAST(SUM(sign) AS BIGINT) AS n, CAST(SUM(sign * rkey) AS BIGINT) AS key_sum
  FROM facts
  GROUP BY GROUPING SETS ({sets_of(("period",), blocks)})
),
margins AS (
  SELECT block, period{columns}, {grouping(dimensions)} AS margin,
    CAST(SUM(n) AS BIGINT) AS n, CAST(SUM(key_sum) AS BIGINT) AS key_sum
  FROM blocks
  GROUP BY GROUPING SETS ({sets_of(("block", "period"), tables)})
)
SELECT period{columns}, margin, n, key_sum
FROM margins
WHERE {2 ** len(dimensions)} * block + margin IN ({", ".join(map(str, kept))})"""  # noqa: S608


def dimensions_of(tables: Iterable[Table]) -> Table:
    """Return the dimensions of tables, each once, in the order they come."""
    return tuple(dict.fromkeys(name for table in tables for name in table))


def grouping(dimensions: Sequence[str]) -> str:
    """Return the expression of ``mask_of``."""
    bits = [f"{2**place} * GROUPING({name})" for place, name in enumerate(reversed(dimensions))]
    return " + ".join(bits) or "0"


def sets_of(always: Table, tables: Iterable[Table]) -> str:
    """Return the grouping sets of tables, each with what they always have."""
    return ", ".join(f"({', '.join((*always, *table))})" for table in tables)


def editions_text(dimensions: Sequence[str]) -> str:
    """Return the text that adds up the view ``cells``: what editions show, the last edition of a territory and period.

    A territory's cell is read once, even from several copies of a file. Rows: period, one code per dimension (« total »
    where the table does not cross it), total of what is shown, n_zero, n_value, n_secret (numbers of territories),
    is_fictitious (0 or 1).
    """
    columns = ", ".join(dimensions)
    return f"""\
WITH {latest_text(("territory", "period", *dimensions, "value", "status", "is_fictitious"))}
SELECT period, {columns},
  {counted("status = 'value'", "value")} AS total,
  {counted("status = 'zero'")} AS n_zero,
  {counted("status = 'value'")} AS n_value,
  {counted("status = 'secret'")} AS n_secret,
  MAX(CASE WHEN is_fictitious THEN 1 ELSE 0 END) AS is_fictitious
FROM once
GROUP BY period, {columns}"""  # noqa: S608


def giving_text(dimensions: Sequence[str]) -> str:
    """Return the text that says how many territories give each table.

    Rows: period, mask (see ``mask_of``), territories.
    """
    bits = [
        f"CASE WHEN {name} = '{TOTAL}' THEN {2**place} ELSE 0 END" for place, name in enumerate(reversed(dimensions))
    ]
    return f"""\
WITH {latest_text(("territory", "period", f"{' + '.join(bits)} AS mask"))}
SELECT period, mask, CAST(COUNT(territory) AS BIGINT) AS territories
FROM once
GROUP BY period, mask"""  # noqa: S608


def latest_text(columns: Iterable[str]) -> str:
    """Return the text of ``once``: some columns of the cells of the last edition of each territory and period, once."""
    return f"""latest AS (
  SELECT territory AS kept_territory, period AS kept_period, MAX(edition) AS kept_edition
  FROM cells
  GROUP BY territory, period
),
once AS (
  SELECT DISTINCT {", ".join(columns)}
  FROM cells JOIN latest ON territory = kept_territory AND period = kept_period AND edition = kept_edition
)"""  # noqa: S608


def counted(condition: str, amount: str = "1") -> str:
    """Return the sum of an amount where a condition holds."""
    return f"CAST(SUM(CASE WHEN {condition} THEN {amount} ELSE 0 END) AS BIGINT)"
