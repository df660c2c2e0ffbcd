"""Reads a file of past meetings: its sheets or its JSON, its titles, its rows; every fault says where it stands."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.importing.drafts import Findings, Refusal
from vigie.plan.importing.json_text import load
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import MOST_ROWS, Sheet, too_many_rows
from vigie.plan.importing.sources import open_bytes
from vigie.plan.importing.table_rows import fill, plain_titles, rows_below
from vigie.plan.meetings.import_cells import read_decisions, read_hours, read_names
from vigie.plan.meetings.import_columns import columns_of, find_header
from vigie.plan.meetings.import_drafts import MeetingDraft, MeetingReading, NamedDraft

STATES = {
    "present": "present",
    "represented": "represented",
    "excused": "excused",
    "absent": "absent",
}
LONGEST = {"body": 250, "title": 250, "place": 250, "source": 250, "minutes": 200_000}
# More meetings than a territory holds in twenty years.
MOST_MEETINGS = 2_000
LISTS = frozenset({*STATES, "decisions"})
Value = TypeVar("Value")


def read_meetings(content: bytes, file_name: str) -> MeetingReading:
    """Return the past meetings that a file says. Raises Refusal, with a French sentence, for a file that is none."""
    opened, findings = open_bytes(content, file_name), Findings()
    if opened.json_text is not None:
        rows = list(json_rows(load(opened.json_text), findings))
    else:
        rows = list(sheet_rows(opened.sheets, findings))
    if len(rows) > MOST_MEETINGS:
        message = gettext("Le fichier décrit plus de %(limit)s réunions : partagez-le en plusieurs fichiers.")
        raise Refusal(message % {"limit": MOST_MEETINGS})
    drafts = [read_row(row, findings) for row in rows]
    if not rows and not findings.errors:
        raise Refusal(gettext("Le fichier ne contient aucune réunion : ajoutez au moins une ligne sous les titres."))
    return MeetingReading(file_name, tuple(draft for draft in drafts if draft), findings)


# --- Rows ------------------------------------------------------------------------------------------------------------
def sheet_rows(sheets: Sequence[Sheet], findings: Findings) -> Iterator[Row]:
    """Yield the rows of the sheets that hold a table of meetings. Raises Refusal when none does."""
    headers = {place: None if sheet.is_hidden else find_header(sheet) for place, sheet in enumerate(sheets)}
    if all(header is None for header in headers.values()):
        raise Refusal(
            gettext("Aucune ligne de titres reconnue : il faut au moins les colonnes « instance » et « date ».")
        )
    for place, header in headers.items():
        if header is not None:
            yield from rows_under(sheets[place], header, findings)
        elif sheets[place].rows:
            where = gettext("Feuille « %(name)s »") % {"name": sheets[place].name}
            findings.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))


def rows_under(sheet: Sheet, header: int, findings: Findings) -> Iterator[Row]:
    """Yield the rows under the titles of a sheet; a cell that cannot be read is an error."""
    titles = plain_titles(sheet, header)
    columns = columns_of(titles)
    check_titles(Row(sheet.name, header, {}), titles, columns, findings)
    yield from (row for row in rows_below(sheet, header, columns, findings, longest) if row.cells)


def check_titles(row: Row, titles: dict[int, str], columns: dict[int, str], findings: Findings) -> None:
    """Refuse two columns of the same meaning; warn of those that nothing reads."""
    seen: dict[str, str] = {}
    for place, column in columns.items():
        if not column:
            message = gettext("colonne « %(title)s » inconnue : son contenu n'est pas repris.")
            findings.warn(row.where, message % {"title": titles[place][:60]})
        elif column in seen:
            message = gettext("« %(one)s » et « %(other)s » disent la même chose : gardez une seule de ces colonnes.")
            findings.refuse(row.where, message % {"one": seen[column][:60], "other": titles[place][:60]})
        seen[column] = titles[place]


def json_rows(content: Any, findings: Findings) -> Iterator[Row]:
    """Yield the meetings of a JSON: a list of objects, or an object that holds one under « rows ». Raises Refusal."""
    rows = content.get("rows") if isinstance(content, dict) else content
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refusal(
            gettext("Ce JSON n'est pas une liste de réunions : chacune est un objet, avec « instance » et « date ».")
        )
    if len(rows) > MOST_ROWS:
        raise Refusal(too_many_rows())
    for number, entry in enumerate(rows, start=1):
        keys = dict(enumerate(entry))
        columns = columns_of(keys)
        row = Row("", number, {column: keys[place] for place, column in columns.items()})
        check_titles(row, keys, columns, findings)
        for place, column in columns.items():
            if column:
                fill(row, column, json_text(entry[keys[place]], row.place(column), column, findings), findings, longest)
        yield row


def json_text(value: Any, where: str, column: str, findings: Findings) -> str:
    """Return a JSON value as the text of a cell: a text, a whole number, or a list of texts where several may be."""
    if value is None:
        return ""
    if isinstance(value, list) and column in LISTS and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    findings.refuse(where, gettext("un texte est attendu."))
    return ""


def longest(column: str) -> int:
    """Return the longest text that a column takes."""
    return LONGEST.get(column, 100_000)


# --- Meetings --------------------------------------------------------------------------------------------------------
def read_row(row: Row, findings: Findings) -> MeetingDraft | None:
    """Return the meeting of a row; None when its body or its date is missing, which is an error."""
    for column, message in (
        ("body", gettext("l'instance manque : nommez-la.")),
        ("dated", gettext("la date manque : écrivez au moins l'année.")),
    ):
        if not row.get(column):
            findings.refuse(row.where, message)
            return None
    day = understood(FuzzyDate.parse, row, "dated", findings)
    starts_at, ends_at = understood(read_hours, row, "hours", findings) or (None, None)
    return MeetingDraft(
        where=row.where,
        body=one_line(row.get("body")),
        dated=str(day or ""),
        title=one_line(row.get("title")),
        starts_at=starts_at,
        ends_at=ends_at,
        place=one_line(row.get("place")),
        minutes=row.get("minutes"),
        source=one_line(row.get("source")),
        named=tuple(names_of(row, findings)),
        decisions=tuple(understood(read_decisions, row, "decisions", findings) or ()),
    )


def one_line(text: str) -> str:
    """Return a text on one line; no-break spaces, which belong to French, stay."""
    return re.sub(r"[ \t\r\n\v\f]+", " ", text).strip()


def names_of(row: Row, findings: Findings) -> Iterator[NamedDraft]:
    """Yield who came, was represented, excused or absent; the same name twice is an error."""
    seen: dict[str, str] = {}
    for column, state in STATES.items():
        for named in understood(lambda text, state=state: read_names(text, state), row, column, findings) or ():  # type: ignore[misc]
            if named.name in seen:
                message = gettext("« %(name)s » est déjà dans la colonne « %(other)s » : gardez un seul des deux.")
                findings.refuse(row.place(column), message % {"name": named.name[:60], "other": seen[named.name]})
            seen[named.name] = row.titles[column]
            yield named


def understood(reader: Callable[[str], Value], row: Row, column: str, findings: Findings) -> Value | None:
    """Return what a reader makes of a cell; None, with an error that says where, when it cannot. Empty cells too."""
    text = row.get(column)
    if not text:
        return None
    try:
        return reader(text)
    except ValueError as refusal:
        findings.refuse(row.place(column), str(refusal))
        return None
