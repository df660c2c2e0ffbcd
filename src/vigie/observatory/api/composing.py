"""Turns released values into the API's answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol, TypeVar

from django.utils import timezone

from vigie.observatory.models import Publication
from vigie.observatory.open_data.tables_sheet import table_name, title_of
from vigie.observatory.released import Cell, Dimension, Edition, ReleasedIndicator, ReleasedTable

Plain = dict[str, Any]
T = TypeVar("T", covariant=True)


class Cuttable(Protocol[T]):
    """A list, or what the database would answer."""

    def __getitem__(self, part: slice, /) -> Iterable[T]: ...


def edition_line(publication: Publication) -> Plain:
    """Return an edition as lists tell it."""
    newer = getattr(publication, "corrected_by", None)
    return {
        "number": publication.number,
        "vintage": publication.vintage,
        "title": publication.title,
        "signed_on": timezone.localdate(publication.signed_at).isoformat(),
        "is_fictitious": publication.is_fictitious,
        "corrects": publication.corrects.number if publication.corrects else None,
        "corrected_by": newer.number if newer else None,
    }


def edition_words(edition: Edition) -> Plain:
    """Return what an edition says of itself, and what it gives."""
    return {
        "territory": edition.territory,
        "introduction": edition.introduction,
        "signatory_name": edition.signatory_name,
        "signatory_title": edition.signatory_title,
        "correction_reason": edition.correction_reason,
        "threshold": edition.threshold,
        "dimensions": [dimension.name for dimension in edition.dimensions],
        "tables": [table_line(edition, table) for table in edition.tables],
        "indicators": [indicator_line(indicator) for indicator in edition.indicators],
        "missing": [asdict(missing) for missing in edition.missing],
    }


def table_line(edition: Edition, table: ReleasedTable) -> Plain:
    """Return a table without its cells."""
    return {
        "name": table_name(table),
        "title": title_of(edition, table),
        "dimensions": list(table.dimensions),
        "cells": len(table.cells),
    }


def dimension_detail(dimension: Dimension) -> Plain:
    """Return a variable and its values."""
    values = [{"code": item.code, "label": item.label, "parents": list(item.parents)} for item in dimension.items]
    return {"name": dimension.name, "label": dimension.label, "values": values}


def filtered(table: ReleasedTable, filters: Mapping[str, Sequence[str]], statuses: Sequence[str]) -> list[Cell]:
    """Return the cells whose codes and status are among those asked for; a filter without values lets all pass.

    filters: codes by dimension of the table.
    """
    asked = [frozenset(filters.get(name, ())) for name in table.dimensions]
    return [
        cell
        for cell in table.cells
        if all(not codes or code in codes for codes, code in zip(asked, cell.key, strict=True))
        if not statuses or cell.status in statuses
    ]


def cell_detail(edition: Edition, table: ReleasedTable, cell: Cell) -> Plain:
    """Return a cell, in codes and in words."""
    key = dict(zip(table.dimensions, cell.key, strict=True))
    labels = {name: edition.by_name[name].labels.get(code, code) for name, code in key.items()}
    return {"key": key, "labels": labels, "value": cell.number, "status": cell.status}


def indicator_line(indicator: ReleasedIndicator) -> Plain:
    """Return an indicator without its values."""
    return {
        "code": indicator.code,
        "label": indicator.label,
        "unit": indicator.unit,
        "source": indicator.source,
        "is_external": indicator.is_external,
        "is_context": indicator.is_context,
        "points": len(indicator.points),
    }


def indicator_detail(edition: Edition, indicator: ReleasedIndicator) -> Plain:
    """Return an indicator with its values."""
    return {
        **indicator_line(indicator),
        "edition": edition.number,
        "definition": indicator.definition,
        "method": indicator.method,
        "direction": indicator.direction,
        "frequency": indicator.frequency,
        "owner": indicator.owner,
        "breakdown": indicator.breakdown,
        "is_share": indicator.is_share,
        "target": asdict(indicator.target) if indicator.target else None,
        "values": [asdict(point) for point in indicator.points],
    }


def page_of(items: Cuttable[T], page: int, per_page: int) -> Iterable[T]:
    """Return the items of a page, none after the last one."""
    return items[(page - 1) * per_page : page * per_page]
