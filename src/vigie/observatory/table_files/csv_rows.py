"""Reads the rows of a CSV, with commas, semicolons or tabs, and finds its columns."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused, at_row


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, with their numbers, values without blanks around. Raises Refused."""
    for row, values in raw_csv_rows(text):
        yield row, [value.strip() for value in values]


def raw_csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the same rows with their blanks, for whoever takes them out of each value once. Raises Refused."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for values in reader:
            if any(map(str.strip, values)):
                yield reader.line_num, values
    except csv.Error as error:
        raise at_row(reader.line_num, gettext("des guillemets sont mal placés ou mal fermés.")) from error


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
