"""Reads the rows of a CSV, with commas, semicolons or tabs, and finds its columns."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused, at_row


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, with their numbers, values without blanks around. Raises Refused."""
    for row, values in raw_csv_rows(text):
        yield row, [value.strip() for value in values]


def raw_csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the same rows with their blanks, for whoever takes them out of each value once. Raises Refused."""
    reader = csv_reader(text)
    try:
        for values in reader:
            if any(map(str.strip, values)):
                yield reader.line_num, values
    except csv.Error as error:
        raise misquoted(reader.line_num) from error


def csv_blocks(text: str, size: int) -> Iterator[list[list[str]]]:
    """Yield the same rows by blocks, for a million of them; ``row_number`` finds their numbers. Raises Refused."""
    reader = csv_reader(text)
    try:
        while block := list(islice(reader, size)):
            yield [values for values in block if (values and values[0].strip()) or any(map(str.strip, values))]
    except csv.Error as error:
        raise misquoted(reader.line_num) from error


def row_number(text: str, place: int) -> int:
    """Return the number in the file of a row that is not empty. place: among them, from 0, the header being the first.

    Raises Refused.
    """
    return next(islice(raw_csv_rows(text), place, None))[0]


def csv_reader(text: str) -> Any:
    """Return what cuts a text into rows, by the mark that its first row has most."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)


def misquoted(row: int) -> Refused:
    """Return the refusal of a row whose quotes are wrong."""
    return at_row(row, gettext("des guillemets sont mal placés ou mal fermés."))


def column_of(header: list[str], name: str) -> int:
    """Return where a column is. Raises Refused when it is not there once."""
    found = [position for position, title in enumerate(header) if title == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(gettext("La colonne « %(name)s » est deux fois dans le fichier.") % {"name": name})
    titles = ", ".join(title for title in header if title) or "–"
    sentence = gettext("La colonne « %(name)s » n'est pas dans le fichier. Ses colonnes : %(titles)s.")
    raise Refused(sentence % {"name": name, "titles": titles}, is_usage=True)
