"""Opens a file of measures as sheets: CSV, XLSX, ODS, JSON or Parquet, whatever its name claims."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from vigie.observatory.duckdb_settings import CLOSED
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.json_text import load
from vigie.plan.importing.sheets import MOST_COLUMNS, MOST_ROWS, Cell, Sheet
from vigie.plan.importing.sources import LARGEST_FILE, open_bytes, too_large

PARQUET = b"PAR1"
# What a packed file may come to once read.
MOST_MEMORY, LONGEST_TEXTS = "512MB", 5 * LARGEST_FILE


def sheets_of(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets that a file holds; those that are hidden are left out. Raises Refusal (French sentence)."""
    if content.startswith(PARQUET):
        return [parquet_sheet(content)]
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        return [json_sheet(load(opened.json_text))]
    return [sheet for sheet in opened.sheets if sheet.rows and not sheet.is_hidden]


def json_sheet(content: Any) -> Sheet:
    """Return a JSON as a sheet: a list of objects, or an object that holds one under « rows ». Raises Refusal."""
    rows = content.get("rows") if isinstance(content, dict) else content
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise Refusal(
            gettext("Ce JSON n'est pas une liste de chiffres : chacun est un objet, avec « periode » et « valeur ».")
        )
    return sheet_of(list(dict.fromkeys(key for row in rows for key in row)), rows)


def parquet_sheet(content: bytes) -> Sheet:
    """Return a Parquet file as a sheet. Raises Refusal when it cannot be read."""
    # DuckDB takes time to load: paid by those who give Parquet.
    import duckdb

    if len(content) > LARGEST_FILE:
        raise Refusal(too_large())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "series.parquet"
        path.write_bytes(content)
        try:
            with duckdb.connect(config={**CLOSED, "memory_limit": MOST_MEMORY, "temp_directory": ""}) as connection:
                found = connection.execute(f"SELECT * FROM read_parquet(?) LIMIT {MOST_ROWS + 1}", [str(path)])  # noqa: S608
                names = [column[0] for column in found.description or ()]
                rows = [dict(zip(names, row, strict=True)) for row in within(iter(found.fetchone, None))]
        except duckdb.Error as error:
            raise Refusal(gettext("Ce fichier Parquet ne se lit pas : refaites-le, ou donnez un CSV.")) from error
    if not rows:
        raise Refusal(gettext("Ce fichier Parquet n'a aucune ligne."))
    return sheet_of(names, rows)


def within(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows as long as their texts hold in memory: one long text may be told thousands of times in a few bytes.

    Raises Refusal.
    """
    room = LONGEST_TEXTS
    for row in rows:
        room -= sum(len(value) for value in row if isinstance(value, str | bytes | list | dict))
        if room < 0:
            raise Refusal(too_large())
        yield row


def sheet_of(names: list[str], rows: Iterable[Mapping[str, Any]]) -> Sheet:
    """Return named values as a sheet whose first row is the titles. Raises Refusal when there are too many."""
    laid: dict[int, dict[int, Cell]] = {1: {place: Cell(name) for place, name in enumerate(names[:MOST_COLUMNS])}}
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            limit = number_format(MOST_ROWS, force_grouping=True)
            raise Refusal(
                gettext("Le fichier dépasse %(limit)s lignes : gardez celles du territoire.") % {"limit": limit}
            )
        cells = {place: Cell(text_of(row.get(name))) for place, name in enumerate(names[:MOST_COLUMNS])}
        laid[number] = {place: cell for place, cell in cells.items() if cell.text}
    return Sheet("", laid)


def text_of(value: Any) -> str:
    """Return a value as the text of a cell; nothing for what is no single value."""
    if value is None or isinstance(value, dict | list | bytes):
        return ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return "" if value != value else repr(value)
    return str(value).strip()
