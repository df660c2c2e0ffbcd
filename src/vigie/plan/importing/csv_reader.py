"""Reads the text of a CSV file, whatever its encoding and its delimiter."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext

from vigie.plan.importing.columns import column_of
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, too_many_rows

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DELIMITERS = ";,\t|"
# Control characters that no text holds; tabulations and line ends apart.
CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
# A cell longer than this is a broken quote that swallowed the file.
LONGEST_CELL = 100_000


def decode(content: bytes) -> str:
    """Return the text of a file: as its mark says, else UTF-8, else Windows-1252. Raises Refusal when it is no text."""
    text = decoded(content)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refusal(
            gettext(
                "Le fichier contient un caractère nul à la ligne %(line)s : enregistrez-le à nouveau depuis un tableur."
            )
            % {"line": line}
        )
    if len(CONTROLS.findall(text[:100_000])) > len(text[:100_000]) // 100:
        raise Refusal(no_text())
    return text


def decoded(content: bytes) -> str:
    """Return the text of the bytes. Raises Refusal."""
    try:
        for mark, encoding in MARKS:
            if content.startswith(mark):
                return content[len(mark) :].decode(encoding)
        if are_high_bytes(content[1:200:2], content[0:200:2]):
            return content.decode("utf-16-le")
        if are_high_bytes(content[0:200:2], content[1:200:2]):
            return content.decode("utf-16-be")
        return content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Refusal(no_text()) from error


def are_high_bytes(some: bytes, others: bytes) -> bool:
    """Whether some bytes are nearly all null while the others never are: the two halves of UTF-16."""
    return len(some) > 1 and some.count(0) > 0.9 * len(some) and 0 not in others


def no_text() -> str:
    """Return the sentence for bytes that are no text."""
    return gettext(
        "Ce fichier n'est pas un tableau que Vigie sait lire : importez du .xlsx, du .ods ou du .csv "
        "(un plan peut aussi venir d'un .json)."
    )


def read_csv(text: str) -> Sheet:
    """Return the cells of a CSV text. Raises Refusal when quotes are broken or when there are too many rows."""
    delimiter = guess_delimiter(text)
    csv.field_size_limit(LONGEST_CELL)
    rows: dict[int, dict[int, Cell]] = {}
    for count, (number, fields) in enumerate(read_rows(text, delimiter), start=1):
        if count > MOST_ROWS:
            raise Refusal(too_many_rows())
        cells = {column: Cell(field.strip()) for column, field in enumerate(fields[:MOST_COLUMNS]) if field.strip()}
        if cells:
            rows[number] = cells
    return Sheet("", rows)


def read_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refusal(
            gettext(
                "Le CSV est mal formé à partir de la ligne %(line)s : vérifiez que chaque guillemet ouvert est refermé."
            )
            % {"line": line}
        ) from error


def guess_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first lines into the most even columns; one that is absent for one column."""
    sample = text[:20_000]
    first_line = sample.strip().partition("\n")[0]
    if column_of(first_line) and not set(DELIMITERS) & set(first_line):
        return next((delimiter for delimiter in DELIMITERS if delimiter not in text), DELIMITERS[0])
    best, best_score = ";", 0.0
    for delimiter in DELIMITERS:
        widths = [len(fields) for _, fields in first_rows(sample, delimiter) if len(fields) > 1]
        if widths:
            usual = max(set(widths), key=lambda width: (widths.count(width), width))
            score = widths.count(usual) * (usual - 1) / len(widths) + widths.count(usual)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def first_rows(sample: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Return the first rows as that delimiter cuts them."""
    rows = []
    try:
        for row in read_rows(sample, delimiter):
            rows.append(row)
            if len(rows) == 30:
                break
    except Refusal:
        pass
    return rows
