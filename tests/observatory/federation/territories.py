"""Folders of made-up territories, and what a plain count of them gives."""

import itertools
import random
from collections import Counter

import duckdb

from tests.observatory.released_edition import edition_of
from vigie.observatory.disclosure.cell_key import NATIONAL
from vigie.observatory.federation.schema import FACT_COLUMNS, FACT_DIMENSIONS
from vigie.observatory.open_data.parquet_files import sheet_to_parquet
from vigie.observatory.open_data.tables_sheet import tables_sheet
from vigie.observatory.parquet_writing import to_parquet

CODES = {
    "criterion": ("origin", "sex", "disability", "l'âge"),
    "domain": ("employment", "housing"),
    "type": ("direct", "indirect"),
    "sex": ("women", "men", "not_stated"),
    "age_band": ("18_24", "25_34"),
    "outcome": ("told", "mediation"),
    "channel": ("phone",),
    "quarter": ("2025-Q1", "2025-Q3"),
}


def facts(count, seed):
    """Draw facts, as rows of a file of facts."""
    draw = random.Random(seed)
    return [
        (*(draw.choice(CODES[name]) for name in FACT_DIMENSIONS), 1, draw.randrange(2**32), False) for _ in range(count)
    ]


def put(path, rows, without=(), **more):
    """Write rows of facts, without some columns, with the same value in others."""
    names = [name for name in FACT_COLUMNS if name not in without]
    places = [list(FACT_COLUMNS).index(name) for name in names]
    columns = {name: FACT_COLUMNS[name] for name in names} | dict.fromkeys(more, "VARCHAR")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(to_parquet(columns, [(*(row[place] for place in places), *more.values()) for row in rows]))


def put_edition(folder, siren, edition, name="edition.parquet"):
    """Write an edition as a territory gives it."""
    place = folder / "editions" / f"territory={siren}" / f"period={edition.vintage}"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(sheet_to_parquet(tables_sheet(edition, siren), {}))


def expected_from(rows, dimensions, period="2025", threshold=5, widths=(0, 1, 2)):
    """Count facts one table at a time, and protect the counts: what a federation must find."""
    found = {}
    for width in widths:
        for table in itertools.combinations(dimensions, width):
            places = [FACT_DIMENSIONS.index(name) for name in table]
            n, keys = Counter(), Counter()
            for row in rows:
                key = tuple(row[place] for place in places)
                sign, rkey = row[len(FACT_DIMENSIONS) : len(FACT_DIMENSIONS) + 2]
                n[key] += sign
                keys[key] += sign * rkey
            for key in n:
                value = NATIONAL.perturbed(max(n[key], 0), keys[key])
                if value >= threshold:
                    found[(period, table, key)] = value
    return found


def values_of(rows):
    """Return the values of national rows by period, table and key."""
    found = {}
    for _basis, period, table, *rest in rows:
        names = () if table == "total" else tuple(table.split("-"))
        codes = dict(zip(FACT_DIMENSIONS, rest, strict=False))
        found[(str(period), names, tuple(codes[name] for name in names))] = rest[len(FACT_DIMENSIONS)]
    return found


def read(path):
    """Return the columns and the rows of a Parquet file."""
    name = str(path).replace("'", "''")
    rows = duckdb.sql(f"FROM read_parquet('{name}', hive_partitioning = false)")
    return rows.columns, rows.fetchall()


def edition(**values):
    """Return a released edition of real facts."""
    return edition_of(**{"is_fictitious": False, **values})
