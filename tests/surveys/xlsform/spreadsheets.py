"""Questionnaires for the tests, as sheets and as files of every kind."""

import io
import struct
import zipfile
from datetime import date, datetime, time

from openpyxl import Workbook

from vigie.surveys.xlsform.sheets import Sheets

SURVEY = ["type", "name", "label"]
CHOICES = ["list_name", "name", "label"]


def sheets(*survey: list[str], choices: list[list[str]] = (), settings: dict[str, str] | None = None) -> Sheets:
    """Sheets with the usual headers; rows are given without their blank end."""
    found = {"survey": [SURVEY, *survey]}
    if choices:
        found["choices"] = [CHOICES, *choices]
    if settings:
        found["settings"] = [list(settings), list(settings.values())]
    return found


def whole() -> Sheets:
    """A questionnaire with what most have: languages, a group, a repeat, a cascade, a calculation."""
    return {
        "survey": [
            ["type", "name", "label::Français (fr)", "label::English (en)", "relevant", "constraint", "choice_filter"],
            ["note", "hello", "Bonjour", "Hello"],
            ["begin_group", "you", "Vous", "You"],
            ["integer", "age", "Votre âge", "Your age", "", ". >= 0 and . < 120"],
            ["select_one yn", "work", "Travaillez-vous ?", "Do you work?", "${age} >= 16"],
            ["end_group"],
            [],
            ["select_one dep", "dep", "Département", "Department"],
            ["select_one town", "town", "Commune", "Town", "", "", "dep = ${dep}"],
            ["begin_repeat", "child", "Enfant", "Child"],
            ["text", "nickname", "Prénom ou surnom", "Nickname"],
            ["end_repeat"],
            ["select_multiple yn or_other", "both", "Les deux", "Both"],
        ],
        "choices": [
            ["list_name", "name", "label::Français (fr)", "label::English (en)", "dep"],
            ["yn", "yes", "Oui", "Yes"],
            ["yn", "no", "Non", "No"],
            [],
            ["dep", "59", "Nord", "North"],
            ["town", "val", "Valenciennes", "Valenciennes", "59"],
        ],
        "settings": [["form_title", "form_id", "version"], ["Essai", "essai", "3"]],
    }


def workbook(*survey: list[object], hidden: bool = False) -> bytes:
    """A file as a spreadsheet writes it: cells of every kind, and sheets of notes beside."""
    book = Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet(" Survey ")
    for row in ([*SURVEY, "default"], *survey):
        sheet.append(row)
    sheet.sheet_state = "hidden" if hidden else "visible"
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def typed_cells() -> bytes:
    """A file whose defaults are numbers, dates, hours and truths."""
    moment = datetime.fromisoformat("2026-03-01T08:30")
    values = [3.0, 0.5, True, date(2026, 3, 1), moment, time(8, 30), "  spaces  ", 1e20]
    return workbook(*[["text", f"q{rank}", "Question", value] for rank, value in enumerate(values)])


def old_workbook(*rows: list[object]) -> bytes:
    """A file in the oldest format that spreadsheets still write (BIFF 2): one sheet, texts and numbers."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    pieces = [record(0x0009, struct.pack("<HH", 2, 0x10))]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HH3s", number, column, b"\0\0\0")
            if isinstance(value, str):
                text = value.encode("cp1252")
                pieces.append(record(0x0004, place + struct.pack("<B", len(text)) + text))
            else:
                pieces.append(record(0x0003, place + struct.pack("<d", value)))
    return b"".join([*pieces, record(0x000A, b"")])


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    """The same file with one of its parts replaced."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return page.getvalue()
