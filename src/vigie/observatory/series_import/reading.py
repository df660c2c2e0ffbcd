"""Reads a file of measures into rows of plain texts; every fault says on which sheet and row it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.observatory.series_import.columns import LABELS, REQUIRED, columns_of, find_header
from vigie.observatory.series_import.opening import sheets_of
from vigie.plan.importing.columns import HEADER_WITHIN
from vigie.plan.importing.drafts import Findings, Refusal
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.table_rows import plain_titles, rows_below

LONGEST = {"source": 250, "perimeter": 200, "category": 100, "age": 100, "not_comparable_why": 250, "note": 2000}


@dataclass(frozen=True)
class SeriesReading:
    """What a file says. rows: texts by column, with where they stand. titles: of its first table, with their columns.

    is_recognised: whether a row of titles was found; when not, whoever imports says what each title means.
    """

    file_name: str
    rows: tuple[Row, ...]
    titles: tuple[tuple[str, str], ...]
    findings: Findings
    is_recognised: bool


def read_series(content: bytes, file_name: str, codebook: Mapping[str, str] | None = None) -> SeriesReading:
    """Return the rows of a file. codebook: columns by title, for those that are not recognised. Raises Refusal."""
    sheets, findings = sheets_of(content, file_name), Findings()
    headers = [(sheet, find_header(sheet, codebook or {})) for sheet in sheets]
    recognised = [(sheet, header) for sheet, header in headers if header is not None]
    if not recognised:
        return not_recognised(sheets, file_name, codebook or {}, findings)
    for sheet, header in headers:
        if header is None:
            where = gettext("Feuille « %(name)s »") % {"name": sheet.name}
            findings.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))
    rows = [row for sheet, header in recognised for row in rows_under(sheet, header, codebook or {}, findings)]
    if not rows and not findings.errors:
        raise Refusal(gettext("Le fichier ne contient aucun chiffre : ajoutez au moins une ligne sous les titres."))
    sheet, header = recognised[0]
    return SeriesReading(file_name, tuple(rows), titles_of(sheet, header, codebook or {}), findings, True)


def not_recognised(
    sheets: Sequence[Sheet], file_name: str, codebook: Mapping[str, str], findings: Findings
) -> SeriesReading:
    """Return what lets people say which column is which: the first row with several titles. Raises Refusal."""
    for sheet in sheets:
        for number in sorted(sheet.rows)[:HEADER_WITHIN]:
            if len(sheet.rows[number]) >= len(REQUIRED):
                findings.refuse(
                    Row(sheet.name, number, {}).where,
                    gettext("il faut une colonne « période » et une colonne « valeur » : dites lesquelles."),
                )
                return SeriesReading(file_name, (), titles_of(sheet, number, codebook), findings, False)
    raise Refusal(gettext("Aucune ligne de titres reconnue : il faut au moins les colonnes « période » et « valeur »."))


def titles_of(sheet: Sheet, header: int, codebook: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the titles of a table, each with the column it names or nothing."""
    titles = plain_titles(sheet, header)
    columns = columns_of(titles, codebook)
    return tuple((titles[place], columns[place]) for place in sorted(titles))


def rows_under(sheet: Sheet, header: int, codebook: Mapping[str, str], findings: Findings) -> Iterator[Row]:
    """Yield the rows under the titles; a cell that cannot be read is an error."""
    titles = plain_titles(sheet, header)
    columns = columns_of(titles, codebook)
    check_titles(Row(sheet.name, header, {}), titles, columns, findings)
    read = {place: column for place, column in columns.items() if column != "ignored"}
    yield from (row for row in rows_below(sheet, header, read, findings, longest) if row.cells)


def check_titles(row: Row, titles: Mapping[int, str], columns: Mapping[int, str], findings: Findings) -> None:
    """Refuse two columns of the same meaning; warn of those that nothing reads."""
    seen: dict[str, str] = {}
    for place, column in columns.items():
        if not column:
            message = gettext("colonne « %(title)s » inconnue : son contenu n'est pas repris.")
            findings.warn(row.where, message % {"title": titles[place][:60]})
        elif column != "ignored" and column in seen:
            message = gettext("« %(one)s » et « %(other)s » disent toutes deux : %(column)s. Gardez une seule colonne.")
            said = {"one": seen[column][:60], "other": titles[place][:60], "column": LABELS[column]}
            findings.refuse(row.where, message % said)
        seen[column] = titles[place]


def longest(column: str) -> int:
    """Return the longest text that a column takes."""
    return LONGEST.get(column, 200)
