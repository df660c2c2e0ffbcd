"""Reads a questionnaire written as text: the CSV of the standard (first column: the sheet), or Markdown tables."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.translation import gettext

from vigie.plan.importing.csv_reader import decode, no_text
from vigie.plan.importing.drafts import Refusal
from vigie.surveys.xlsform.sheets import NotASpreadsheet, Sheets, as_rows, form_names

PIPE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[|\-:\s]+")


def read(content: bytes) -> Sheets:
    """Return the form's sheets. Raises NotASpreadsheet, or Refusal for a text that cannot be read whole."""
    text = text_of(content)
    lines = list(table_lines(text))
    tables = by_sheet(markdown_cells(lines)) if lines else by_sheet(csv_cells(text))
    if not lines and not any(name.strip().lower() == "survey" for name in tables):
        raise NotASpreadsheet(no_form())
    return {form: as_rows(enumerate(tables[name], start=1)) for name, form in form_names(tables).items()}


def text_of(content: bytes) -> str:
    """Return bytes as text. Raises NotASpreadsheet for bytes that are none, Refusal for a text that is damaged."""
    try:
        return decode(content)
    except Refusal as refusal:
        # The importer of plans would ask for a plan.
        raise NotASpreadsheet(no_form() if str(refusal) == no_text() else str(refusal)) from refusal


def no_form() -> str:
    """Return the sentence for a file that holds no questionnaire."""
    return gettext(
        "Ce fichier n'est pas un questionnaire : il faut un tableur (.xlsx, .xls, .ods) avec une feuille « survey »."
    )


def table_lines(text: str) -> Iterator[str]:
    """Yield the lines of Markdown tables."""
    for line in text.split("\n"):
        kept = line.strip()
        if kept.startswith("|") and kept.count("|") > 1 and not RULE.fullmatch(kept):
            yield kept


def markdown_cells(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the cells of each line."""
    for line in lines:
        yield [cell.strip().replace(r"\|", "|") for cell in PIPE.split(line[: line.rindex("|")])[1:]]


def csv_cells(text: str) -> Iterator[list[str]]:
    """Yield the cells of each line. Raises NotASpreadsheet when it is no CSV."""
    try:
        yield from csv.reader(StringIO(text, newline=""))
    except csv.Error as error:
        raise NotASpreadsheet(gettext("Ce texte n'est pas un tableau CSV lisible.")) from error


def by_sheet(lines: Iterable[list[str]]) -> Sheets:
    """Return the rows of each sheet, which the first column names once."""
    tables: Sheets = {}
    name = ""
    for line in lines:
        first, cells = (line[0].strip(), line[1:]) if line else ("", [])
        if first:
            name = first
            tables.setdefault(name, [])
        if name and any(cell.strip() for cell in cells):
            tables[name].append(cells)
    return tables
