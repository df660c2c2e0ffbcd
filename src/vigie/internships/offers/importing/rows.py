"""A table of offers as plain values: what each row says, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.core.typography import typeset
from vigie.internships.offers.importing.columns import (
    ACCESSIBILITY,
    NO,
    SECTORS,
    YES,
    column_of,
    header_of,
    levels_of,
)
from vigie.internships.offers.wording import findings
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.table_rows import plain_titles, rows_below

MOST_OFFERS: Final = 500
MOST_SEATS: Final = 200
LONGEST: Final = {"title": 150, "tasks": 4000, "address": 250, "access": 400, "accessibility_note": 250}
READ_FOR_WORDING: Final = ("title", "tasks", "access", "accessibility_note")


@dataclass(frozen=True)
class OfferRow:
    """What a row says. fields, seats: what it speaks of alone; the rest stays as it is known.

    company: id. fields: values by field of ``Offer``. seats: numbers by id of week, 0 for none.
    """

    where: str
    company: int
    title: str
    fields: Mapping[str, Any]
    seats: Mapping[int, int]

    @property
    def key(self) -> tuple[int, str]:
        """By what a row is an offer that is known: its company, and its title."""
        return self.company, simplify(self.title)


@dataclass
class Known:
    """What the reader must know. companies: ids by simplified name; own_company: for rows that name none.

    communes: ids by simplified name and by code. levels: codes of the campaign. weeks: ids by first day.
    """

    companies: Mapping[str, int]
    communes: Mapping[str, int]
    levels: Sequence[str]
    weeks: Mapping[date, int]
    own_company: int | None = None
    findings: Findings = field(default_factory=Findings)


def read_sheets(sheets: Iterable[Sheet], known: Known) -> list[OfferRow]:
    """Return the offers of all visible sheets; what is wrong goes to the findings."""
    rows: list[OfferRow] = []
    count, has_titles = 0, False
    for sheet in sheets:
        header = None if sheet.is_hidden else header_of(sheet)
        if header is None:
            warn_of_sheet(sheet, known.findings)
            continue
        has_titles = True
        for row in rows_under(sheet, header, known.findings):
            count += 1
            if count > MOST_OFFERS:
                known.findings.refuse(row.where, too_many())
                return rows
            rows += [read] if (read := read_row(row, known)) else []
    if not has_titles:
        known.findings.refuse("", gettext("Il manque une ligne de titres, avec au moins « intitulé » et « tâches »."))
    elif not count:
        known.findings.refuse("", gettext("Le tableau n'a que sa ligne de titres : ajoutez une ligne par offre."))
    refuse_doubles(rows, known.findings)
    return rows


def too_many() -> str:
    """Return the sentence for a table above the limit."""
    return gettext("Plus de %(limit)d offres dans un fichier : importez-le en plusieurs fois.") % {"limit": MOST_OFFERS}


def warn_of_sheet(sheet: Sheet, found: Findings) -> None:
    """Warn that a sheet is not read, unless it is empty."""
    where = gettext("Feuille « %(name)s »") % {"name": sheet.name} if sheet.name else ""
    if sheet.is_hidden:
        found.warn(where, gettext("la feuille est masquée : elle n'est pas lue."))
    elif sheet.rows:
        found.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))


def rows_under(sheet: Sheet, header: int, found: Findings) -> Iterator[Row]:
    """Yield the rows under the titles that hold something; cells that cannot be read are refused where they stand."""
    titles = plain_titles(sheet, header)
    columns = {place: column_of(title) for place, title in titles.items()}
    check_titles(sheet, header, titles, columns, found)
    yield from (row for row in rows_below(sheet, header, columns, found) if row.cells)


def check_titles(
    sheet: Sheet, header: int, titles: Mapping[int, str], columns: Mapping[int, str], found: Findings
) -> None:
    """Refuse two columns of one meaning; warn of those that nothing reads."""
    seen: dict[str, str] = {}
    for place, column in columns.items():
        where = Row(sheet.name, header, {column: titles[place]}).place(column)
        if column and column in seen:
            sentence = gettext("« %(one)s » et « %(other)s » disent la même chose : gardez une seule de ces colonnes.")
            found.refuse(where, sentence % {"one": seen[column], "other": titles[place]})
        elif not column and titles[place]:
            found.warn(where, gettext("colonne inconnue : son contenu n'est pas importé."))
        seen[column] = titles[place]


def refuse_doubles(rows: Sequence[OfferRow], found: Findings) -> None:
    """Refuse two rows of one offer."""
    first: dict[tuple[int, str], OfferRow] = {}
    for row in rows:
        if row.key in first:
            sentence = gettext(
                "la même offre est déjà à « %(where)s » : gardez une seule ligne, ou changez l'intitulé."
            )
            found.refuse(row.where, sentence % {"where": first[row.key].where})
        first.setdefault(row.key, row)


def read_row(row: Row, known: Known) -> OfferRow | None:
    """Return the offer of a row, or None when something of it is wrong."""
    found, before = known.findings, len(known.findings.errors)
    title = " ".join(row.get("title").split())
    if not title:
        found.refuse(row.where, gettext("Il manque l'intitulé de l'offre."))
    fields: dict[str, Any] = dict(texts_of(row, found))
    company = company_of(row, known)
    for name, value in (
        ("sector", sector_of(row, found)),
        ("levels", levels_in(row, known)),
        ("commune_id", commune_of(row, known)),
        ("accessibility", meaning_of(row, "accessibility", ACCESSIBILITY, found)),
        ("has_trained_tutor", yes_or_no(row, "has_trained_tutor", found)),
    ):
        if value is not None:
            fields[name] = value
    seats = seats_of(row, known)
    if len(found.errors) > before or company is None:
        return None
    warn_of_wording(row, found)
    return OfferRow(row.where, company, title, fields, seats)


def texts_of(row: Row, found: Findings) -> Iterator[tuple[str, str]]:
    """Yield the texts that a row gives, by field; one that is too long is refused."""
    for name, longest in LONGEST.items():
        text = row.get(name)
        if len(text) > longest:
            sentence = gettext("ce texte a %(length)d caractères : %(limit)d au plus.")
            found.refuse(row.place(name), sentence % {"length": len(text), "limit": longest})
        elif text and name != "title":
            yield name, text


def warn_of_wording(row: Row, found: Findings) -> None:
    """Warn of doubtful words, with what to write instead."""
    for name in READ_FOR_WORDING:
        for each in findings(row.get(name)):
            found.warn(row.place(name), typeset(f"« {each.excerpt} » : {each.why} {each.suggestion}"))


def company_of(row: Row, known: Known) -> int | None:
    """Return the company of a row; one that is not in the network, or not one's own, is refused."""
    name = row.get("company")
    if not name and known.own_company is not None:
        return known.own_company
    if not name:
        found = gettext("Il manque le nom de l'entreprise.")
    elif simplify(name) in known.companies:
        return known.companies[simplify(name)]
    else:
        sentence = gettext(
            "« %(name)s » n'est pas une entreprise engagée que vous pouvez compléter : vérifiez son nom."
        )
        found = sentence % {"name": name[:80]}
    known.findings.refuse(row.place("company") if name else row.where, found)
    return None


def sector_of(row: Row, found: Findings) -> str | None:
    """Return a sector, or None when the cell is empty."""
    return meaning_of(row, "sector", SECTORS, found)


def meaning_of(row: Row, column: str, meanings: Mapping[str, str], found: Findings) -> str | None:
    """Return what a cell means, or None when it is empty; a word that means nothing is refused."""
    text = row.get(column)
    if not text:
        return None
    meaning = meanings.get(simplify(text))
    if meaning is None:
        sentence = gettext("« %(text)s » n'est pas compris : prenez un mot de la feuille d'exemple.")
        found.refuse(row.place(column), sentence % {"text": text[:60]})
    return meaning


def yes_or_no(row: Row, column: str, found: Findings) -> bool | None:
    """Return a yes or a no, None when the cell is empty."""
    said = meaning_of(row, column, {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "no")}, found)
    return None if said is None else said == "yes"


def levels_in(row: Row, known: Known) -> list[str] | None:
    """Return the levels of a cell, None when it is empty; those the campaign does not have are refused."""
    text = row.get("levels")
    if not text:
        return None
    codes, unknown = levels_of(text)
    outside = [code for code in codes if code not in known.levels]
    if unknown or outside:
        sentence = gettext("« %(text)s » n'est pas un niveau de la campagne : elle accueille %(levels)s.")
        said = {"text": ", ".join([*unknown, *outside])[:60], "levels": ", ".join(known.levels)}
        known.findings.refuse(row.place("levels"), sentence % said)
    return codes


def commune_of(row: Row, known: Known) -> int | None:
    """Return the commune of a cell, None when it is empty; one outside of the territory is refused."""
    text = row.get("commune")
    if not text:
        return None
    found = known.communes.get(simplify(text.replace("-", " ")))
    if found is None:
        sentence = gettext(
            "« %(text)s » n'est pas une commune du territoire : vérifiez son nom, ou donnez son code INSEE."
        )
        known.findings.refuse(row.place("commune"), sentence % {"text": text[:60]})
    return found


def seats_of(row: Row, known: Known) -> dict[int, int]:
    """Return the seats that a row gives, by week; « places » alone holds for every week of the campaign."""
    seats = (
        dict.fromkeys(known.weeks.values(), number) if (number := number_of(row, "seats", known)) is not None else {}
    )
    for column in row.cells:
        if not column.startswith("week:"):
            continue
        week = known.weeks.get(date.fromisoformat(column.removeprefix("week:")))
        number = number_of(row, column, known)
        if week is None:
            sentence = gettext("aucune période de la campagne ne commence ce jour : %(days)s.")
            days = ", ".join(f"{day:%d/%m/%Y}" for day in known.weeks)
            known.findings.refuse(row.place(column), sentence % {"days": days})
        elif number is not None:
            seats[week] = number
    return seats


def number_of(row: Row, column: str, known: Known) -> int | None:
    """Return a number of seats, None when the cell is empty; anything else is refused."""
    text = row.get(column).replace("\u00a0", "").replace("\u202f", "")
    if not text:
        return None
    digits = text[:-2] if text.endswith((",0", ".0")) else text
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 6 and int(digits) <= MOST_SEATS):
        sentence = gettext("« %(text)s » n'est pas un nombre de places : écrivez un nombre entier, de 0 à %(most)d.")
        known.findings.refuse(row.place(column), sentence % {"text": text[:40], "most": MOST_SEATS})
        return None
    return int(digits)
