"""Reads the sheets of a table into drafts: finds its titles, its rows, its plans."""

from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext

from vigie.plan.importing.columns import columns_of, find_header
from vigie.plan.importing.drafts import Findings, Reading, Refusal
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sections import Above
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.table_plans import read_plans
from vigie.plan.importing.table_rows import plain_titles, rows_below


def read_tables(sheets: Sequence[Sheet], file_name: str) -> Reading:
    """Return what the sheets of a file say. Raises Refusal when none is a table of actions or axes."""
    findings = Findings()
    rows: list[Row] = []
    headers = 0
    for sheet in sheets:
        header = None if sheet.is_hidden else find_header(sheet)
        if header is None:
            warn_of_sheet(sheet, findings)
            continue
        headers += 1
        rows += read_rows(sheet, header, findings)
    if not headers:
        raise Refusal(no_header(sheets))
    if not rows and not findings.errors:
        raise Refusal(gettext("Le tableau n'a que sa ligne de titres : ajoutez au moins une action ou un axe."))
    plans = read_plans(rows, findings)
    return Reading(file_name, tuple(plans), findings)


def warn_of_sheet(sheet: Sheet, findings: Findings) -> None:
    """Warn that a sheet is not read, unless it is empty."""
    where = gettext("Feuille « %(name)s »") % {"name": sheet.name}
    if sheet.is_hidden:
        findings.warn(where, gettext("la feuille est masquée : elle n'est pas lue."))
    elif sheet.rows:
        findings.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))


def no_header(sheets: Sequence[Sheet]) -> str:
    """Return the sentence for a file without any known titles, with those that were met."""
    first = next((row for sheet in sheets for _, row in sorted(sheet.rows.items())), None)
    if first is None:
        return gettext("Le fichier est vide : il n'y a rien à importer.")
    met = ", ".join(f"« {cell.text[:40]} »" for cell in list(first.values())[:8])
    return gettext(
        "Aucune ligne de titres reconnue : il faut au moins une colonne « action » ou « axe » "
        "dans les vingt premières lignes. La première ligne est : %(met)s."
    ) % {"met": met}


def read_rows(sheet: Sheet, header: int, findings: Findings) -> Iterator[Row]:
    """Yield the rows under the titles that hold something; errors name the cells that cannot be read."""
    titles = plain_titles(sheet, header)
    columns = columns_of(titles)
    check_titles(sheet, header, titles, columns, findings)
    warn_of_untitled(sheet, header, titles, findings)
    above = Above(sheet.headings, findings)
    read = {place: column for place, column in columns.items() if column != "ignored"}
    for row in rows_below(sheet, header, read, findings):
        above.complete(row)
        if row.cells:
            yield row


def check_titles(
    sheet: Sheet, header: int, titles: dict[int, str], columns: dict[int, str], findings: Findings
) -> None:
    """Refuse two columns of the same meaning; warn of those that nothing reads, when they hold something."""
    seen: dict[str, str] = {}
    for place, column in columns.items():
        where = Row(sheet.name, header, {column: titles[place]}).place(column)
        if column in seen and column != "ignored" and column:
            message = gettext("« %(one)s » et « %(other)s » disent la même chose : gardez une seule de ces colonnes.")
            findings.refuse(where, message % {"one": seen[column], "other": titles[place]})
        seen[column] = titles[place]
        if not column and any(place in row for number, row in sheet.rows.items() if number > header):
            findings.warn(where, gettext("colonne inconnue : son contenu n'est pas importé."))


def warn_of_untitled(sheet: Sheet, header: int, titles: Collection[int], findings: Findings) -> None:
    """Warn of what stands in columns without title, once, where it first does."""
    for number, row in sheet.rows.items():
        lost = [cell.text for place, cell in row.items() if place not in titles]
        if number > header and lost:
            message = gettext("« %(text)s » est dans une colonne sans titre : ces colonnes ne sont pas importées.")
            findings.warn(Row(sheet.name, number, {}).where, message % {"text": lost[0][:60]})
            return
