"""Small questionnaires for the tests, written as spreadsheets are: columns, then rows."""

from datetime import date

from pyxform.xls2xform import convert

from vigie.surveys.engine.definition import Definition, read_definition
from vigie.surveys.engine.filling import Filling

TODAY = date(2026, 3, 31)
Row = dict[str, str]


def xform(survey: list[Row], choices: list[Row] | None = None, settings: Row | None = None) -> str:
    """The XForm of a questionnaire."""
    workbook = {
        "survey": survey,
        "survey_header": [_columns(survey)],
        "choices": choices or [],
        "choices_header": [_columns(choices or [])],
        "settings": [{"form_title": "Essai", "form_id": "essai", "version": "1", **(settings or {})}],
    }
    return str(convert(workbook).xform)


def _columns(rows: list[Row]) -> dict[str, None]:
    return dict.fromkeys(column for row in rows for column in row)


def form(survey: list[Row], choices: list[Row] | None = None, settings: Row | None = None) -> Definition:
    """A questionnaire, read."""
    return read_definition(xform(survey, choices, settings))


def fill(definition: Definition, answers: dict[str, str | list[str]] | None = None, *, language: str = "fr") -> Filling:
    """A filling with these answers, worked out."""
    filling = Filling.start(definition, language=language, today=TODAY, seed="essai")
    for path, value in (answers or {}).items():
        filling.set(path, value)
    filling.recompute()
    return filling


def ask(kind: str, name: str, **columns: str) -> Row:
    """One row of the survey sheet; a cell left empty is not written."""
    row = {"type": kind, "name": name, "label": columns.pop("label", name), **columns}
    return {column: cell for column, cell in row.items() if cell}


def choices(list_name: str, *names: str, **columns: str) -> list[Row]:
    """The rows of one list of choices."""
    return [{"list_name": list_name, "name": name, "label": name.upper(), **columns} for name in names]
