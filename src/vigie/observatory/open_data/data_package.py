"""Describes the CSV files of an edition as a Tabular Data Package (Frictionless Data, version 1)."""

import hashlib
from collections.abc import Iterable
from typing import Any

from vigie.observatory.open_data import licence
from vigie.observatory.open_data.describing import KEYWORDS, description_of, sources_of, title_of
from vigie.observatory.open_data.sheets import Sheet
from vigie.observatory.open_data.table_schema import table_schema
from vigie.observatory.released import Edition


def data_package(edition: Edition, files: Iterable[tuple[Sheet, bytes]]) -> dict[str, Any]:
    """Return the description, as values that JSON writes. files: each sheet with its CSV; paths are relative."""
    return {
        "profile": "tabular-data-package",
        "name": f"observatoire-discriminations-{edition.vintage}-{edition.number}",
        "title": title_of(edition),
        "description": description_of(edition),
        "version": str(edition.number),
        "created": f"{edition.signed_on}T00:00:00Z",
        "keywords": list(KEYWORDS),
        "licenses": [{"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS}],
        "contributors": [{"title": edition.territory, "role": "publisher"}],
        "sources": [{"title": source} for source in sources_of(edition)],
        "is_fictitious": edition.is_fictitious,
        "resources": [resource(sheet, content) for sheet, content in files],
    }


def resource(sheet: Sheet, content: bytes) -> dict[str, Any]:
    """Return the description of one file."""
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "title": str(sheet.title),
        "description": str(sheet.description),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": table_schema(sheet),
    }
