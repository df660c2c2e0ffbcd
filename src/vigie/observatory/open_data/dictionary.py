"""The data dictionary: every column of every file, every code, every status, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from vigie.observatory.open_data import licence
from vigie.observatory.open_data.describing import description_of, title_of
from vigie.observatory.open_data.sheets import Field, Sheet
from vigie.observatory.open_data.statuses import STATUSES
from vigie.observatory.released import Dimension, Edition


def dictionary_of(edition: Edition, sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return the dictionary of an edition's files, as values that JSON writes and that the page draws."""
    return {
        "title": title_of(edition),
        "description": description_of(edition),
        "edition": edition.number,
        "vintage": edition.vintage,
        "territory": edition.territory,
        "is_fictitious": edition.is_fictitious,
        "licence": {"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS},
        "statuses": [{"code": code, "label": str(label)} for code, label in STATUSES],
        "dimensions": [dimension_entry(dimension) for dimension in edition.dimensions],
        "files": [file_entry(sheet) for sheet in sheets],
        "missing_data": [
            {"label": missing.label, "holder": missing.holder, "said": missing.said} for missing in edition.missing
        ],
    }


def dimension_entry(dimension: Dimension) -> dict[str, Any]:
    """Return a variable and its values; parents: the upper values that a value belongs to."""
    items = [{"code": item.code, "label": item.label, "parents": list(item.parents)} for item in dimension.items]
    return {"name": dimension.name, "label": dimension.label, "values": items}


def file_entry(sheet: Sheet) -> dict[str, Any]:
    """Return the columns of a file, which are the same in CSV and in Parquet."""
    return {
        "name": sheet.name,
        "title": str(sheet.title),
        "description": str(sheet.description),
        "rows": len(sheet.rows),
        "columns": [column_entry(field) for field in sheet.fields],
    }


def column_entry(field: Field) -> dict[str, Any]:
    """Return one column."""
    return {
        "name": field.name,
        "type": field.kind.value,
        "title": str(field.title),
        "description": str(field.description),
        "may_be_empty": not field.is_required,
    }


def read_me(edition: Edition, dictionary: Mapping[str, Any]) -> str:
    """Return the text that goes with the files: what they are, under which licence, and how to cite them."""
    files = [
        f"- {entry['name']}.csv, {entry['name']}.parquet : {entry['description']}" for entry in dictionary["files"]
    ]
    cited = gettext("%(territory)s, « %(title)s », édition n° %(number)s signée le %(day)s.") % {
        "territory": edition.territory,
        "title": edition.title,
        "number": edition.number,
        "day": edition.signed_on,
    }
    return "\n".join(
        [
            str(dictionary["title"]),
            "",
            str(dictionary["description"]),
            "",
            *files,
            gettext("- dictionnaire.json : chaque colonne et chaque code, en clair."),
            gettext("- *.schema.json, datapackage.json : ce que les CSV doivent être (Frictionless Data)."),
            "",
            f"{licence.TITLE} – {licence.ADDRESS}",
            str(licence.IN_SHORT),
            gettext("À citer ainsi : %(cited)s") % {"cited": cited},
            "",
        ]
    )
