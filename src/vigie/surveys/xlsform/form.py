"""A questionnaire whose headers are understood: what each cell is, however its column is named."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.row_types import Role, RowType, read_type
from vigie.surveys.xlsform.sheets import BLANK_ROWS, Sheets
from vigie.surveys.xlsform.standard import cleaned, header_tokens, yes_words

# A column as the standard means it: ("label", "Français (fr)"), ("bind", "relevant").
Tokens = tuple[str, ...]
# After so many columns without a header, readers of the standard look no further.
BLANK_COLUMNS = 20
TRANSLATED = {"label", "hint", "guidance_hint", "media", "jr:constraintMsg", "jr:requiredMsg", "constraint_message"}


@dataclass(frozen=True)
class Row:
    """A row that holds something. number: as the spreadsheet counts. cells: column → text. headers: column → header."""

    number: int
    cells: Mapping[Tokens, str]
    headers: Mapping[Tokens, str] = field(repr=False, default_factory=dict)

    def text(self, *tokens: str) -> str:
        """Return the text of a cell, or nothing."""
        return self.cells.get(tokens, "")

    def texts(self, first: str) -> list[str]:
        """Return the texts of a column in every language."""
        return [text for tokens, text in self.cells.items() if tokens[0] == first]

    @cached_property
    def type(self) -> RowType:
        """What the row is, in the survey."""
        return read_type(self.text("type"))

    @property
    def name(self) -> str:
        """The name of a question, a group or a choice."""
        return self.text("name")


@dataclass(frozen=True)
class Form:
    """The rows of each sheet, and its columns in order."""

    rows: Mapping[str, tuple[Row, ...]]
    columns: Mapping[str, tuple[Tokens, ...]]

    @property
    def questions(self) -> Iterator[Row]:
        """The rows of the survey that ask or compute something."""
        return (row for row in self.survey if row.type.role is Role.QUESTION)

    @cached_property
    def survey(self) -> tuple[Row, ...]:
        """The rows of the survey that have a type and are not disabled."""
        rows = self.rows.get("survey", ())
        return tuple(row for row in rows if row.text("type") and not is_yes(row.text("disabled")))

    @property
    def choices(self) -> tuple[Row, ...]:
        """The rows of the choices that belong to a list."""
        return tuple(row for row in self.rows.get("choices", ()) if row.text("list name"))

    @cached_property
    def lists(self) -> Mapping[str, list[Row]]:
        """The choices by list."""
        found: dict[str, list[Row]] = {}
        for row in self.choices:
            found.setdefault(row.text("list name"), []).append(row)
        return found

    def setting(self, name: str) -> str:
        """Return a setting, or nothing."""
        rows = self.rows.get("settings", ())
        return rows[0].text(name) if rows else ""

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the headers name, in order; the default one comes with the columns that name none."""
        named: list[str] = []
        unnamed = False
        for sheet in ("survey", "choices"):
            for tokens in self.columns.get(sheet, ()):
                place = 1 if tokens[0] in {"bind", "media"} else 0
                if len(tokens) > place and (tokens[0] == "media" or tokens[place] in TRANSLATED):
                    named += tokens[place + 1 : place + 2]
                    unnamed = unnamed or len(tokens) == place + 1
        default = self.setting("default_language")
        if unnamed and (default or named):
            named.insert(0, default or "default")
        return list(dict.fromkeys(named))


def is_yes(text: str) -> bool:
    """Whether a cell says yes, as the standard writes it."""
    return bool(yes_words().get(text, False))


def read_form(sheets: Sheets) -> Form:
    """Return the questionnaire that the sheets hold."""
    strips = yes_words().get(first_setting(sheets, "clean_text_values") or "yes", True)
    tables = {name: read_table(name, rows, strips=strips and name == "survey") for name, rows in sheets.items()}
    return Form({name: table[0] for name, table in tables.items()}, {name: table[1] for name, table in tables.items()})


def first_setting(sheets: Sheets, name: str) -> str:
    """Return a setting before headers are understood."""
    headers, *rows = sheets.get("settings") or [[]]
    place = headers.index(name) if name in headers else -1
    return rows[0][place] if rows and 0 <= place < len(rows[0]) else ""


def read_table(name: str, rows: list[list[str]], *, strips: bool) -> tuple[tuple[Row, ...], tuple[Tokens, ...]]:
    """Return the rows of a sheet, and its columns."""
    headers = headers_of(rows)
    columns = [understood(name, header, headers) if header else None for header in headers]
    named = {column: header for column, header in zip(columns, headers, strict=True) if column}
    found = []
    for number, row in numbered_rows(rows, headers):
        pairs = zip(columns, row, strict=False)
        cells = {column: cleaned(text, strips) for column, text in pairs if column and text}
        if cells:
            found.append(Row(number, cells, named))
    return tuple(found), tuple(named)


def headers_of(rows: list[list[str]]) -> list[str]:
    """Return the headers of a sheet, empty ones kept in place; it ends after twenty empty ones."""
    headers: list[str] = []
    for header in rows[0] if rows else ():
        headers.append(" ".join(part for part in clean(header).split(" ") if part))
        if not any(headers[-BLANK_COLUMNS - 1 :]) and len(headers) > BLANK_COLUMNS:
            break
    while headers and not headers[-1]:
        headers.pop()
    return headers


def repeated_headers(sheets: Sheets) -> list[Fault]:
    """Return the headers that two columns of a sheet bear: one would silently hide the other."""
    sentence = gettext("Deux colonnes portent le titre « %(header)s » : gardez-en une seule.")
    faults = []
    for name, rows in sheets.items():
        counts = Counter(header for header in (rows[0] if rows else ())[: len(headers_of(rows))] if header.strip())
        faults += [Fault(name, 1, sentence % {"header": header}) for header, count in counts.items() if count > 1]
    return faults


def numbered_rows(rows: list[list[str]], headers: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows under the headers, blank cells emptied, until sixty of them hold nothing."""
    blank = 0
    for number, row in enumerate(rows[1:], start=2):
        cells = [clean(text) for text in row[: len(headers)]]
        blank = 0 if any(text and header for text, header in zip(cells, headers, strict=False)) else blank + 1
        if blank > BLANK_ROWS:
            return
        yield number, cells


def clean(text: str) -> str:
    """Return a cell without blanks around it; unbreakable spaces are plain ones."""
    return text.strip().replace("\u00a0", " ")


def understood(sheet: str, header: str, headers: list[str]) -> Tokens:
    """Return what a column is."""
    return header_tokens(sheet, header, is_doubled=any("::" in other for other in headers))
