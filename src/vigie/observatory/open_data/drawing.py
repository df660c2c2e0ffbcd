"""Draws the open-data files of an edition, once, when it is signed."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext, override

from vigie.observatory.drawn import DrawnFile
from vigie.observatory.open_data import licence
from vigie.observatory.open_data.archive import to_zip
from vigie.observatory.open_data.csv_writing import to_csv
from vigie.observatory.open_data.data_package import data_package
from vigie.observatory.open_data.describing import KEYWORDS, description_of, title_of
from vigie.observatory.open_data.dictionary import dictionary_of, read_me
from vigie.observatory.open_data.file_names import ARCHIVE, CONTENT_TYPES, DICTIONARY, PACKAGE, READ_ME
from vigie.observatory.open_data.indicators_sheet import indicators_sheet
from vigie.observatory.open_data.parquet_files import sheet_to_parquet
from vigie.observatory.open_data.sheets import Sheet
from vigie.observatory.open_data.table_schema import table_schema
from vigie.observatory.open_data.tables_sheet import tables_sheet
from vigie.observatory.released import Edition
from vigie.territory.models import Commune, Territory


def draw_open_data(edition: Edition, communes: Sequence[Commune]) -> Iterator[DrawnFile]:
    """Yield the files of an edition: CSV and Parquet, what describes them, and an archive of them all."""
    siren = Territory.objects.values_list("siren", flat=True).first() or ""
    with override("fr"):
        files = files_of(edition, siren)
        files[ARCHIVE] = to_zip(files)
        labels = labels_of(edition, siren)
    for name, content in files.items():
        details: dict[str, Any] = {"size": len(content), "label": labels.get(name, "")}
        if name == PACKAGE:
            details["described"] = words_of(edition)
        yield DrawnFile(name, CONTENT_TYPES[name.rpartition(".")[2]], content, details)


def words_of(edition: Edition) -> dict[str, Any]:
    """Return what catalogues say of an edition, so that listing them all reads none of them."""
    return {
        "title": title_of(edition),
        "description": description_of(edition),
        "vintage": edition.vintage,
        "issued": edition.signed_on,
        "territory": edition.territory,
        "keywords": KEYWORDS,
        "corrects": edition.corrects,
    }


def sheets_of(edition: Edition, siren: str) -> tuple[Sheet, ...]:
    """Return the sheets that an edition gives."""
    return (tables_sheet(edition, siren), indicators_sheet(edition, siren))


def files_of(edition: Edition, siren: str) -> dict[str, bytes]:
    """Return the content of each file by its name."""
    sheets = sheets_of(edition, siren)
    notes = {"title": title_of(edition), "description": description_of(edition), "licence": licence.NAME}
    files: dict[str, bytes] = {}
    for sheet in sheets:
        files[f"{sheet.name}.csv"] = to_csv(sheet)
        files[f"{sheet.name}.parquet"] = sheet_to_parquet(sheet, notes)
        files[f"{sheet.name}.schema.json"] = written(table_schema(sheet))
    dictionary = dictionary_of(edition, sheets)
    files[DICTIONARY] = written(dictionary)
    files[PACKAGE] = written(data_package(edition, [(sheet, files[f"{sheet.name}.csv"]) for sheet in sheets]))
    files[READ_ME] = read_me(edition, dictionary).encode()
    return files


def labels_of(edition: Edition, siren: str) -> dict[str, str]:
    """Return what each file is, by its name."""
    labels = {
        DICTIONARY: gettext("Dictionnaire des données (JSON)"),
        PACKAGE: gettext("Description du paquet (Data Package)"),
        READ_ME: gettext("À lire d'abord"),
        ARCHIVE: gettext("Tous les fichiers (ZIP)"),
    }
    for sheet in sheets_of(edition, siren):
        title = str(sheet.title)
        labels[f"{sheet.name}.csv"] = f"{title} (CSV)"
        labels[f"{sheet.name}.parquet"] = f"{title} (Parquet)"
        labels[f"{sheet.name}.schema.json"] = gettext("%(title)s : schéma (Table Schema)") % {"title": title}
    return labels


def written(content: Any) -> bytes:
    """Return values as JSON that people can read too."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
