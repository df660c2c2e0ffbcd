"""A table of past attendance as plain values: what each row says, and what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.table_rows import plain_titles, rows_below
from vigie.training.importing.columns import LEVELS, PRESENCES, REASONS, SEXES, column_of, header_of

MOST_ROWS: Final = 20_000
LONGEST: Final = {"module": 150, "place": 200, "name": 150, "email": 254, "structure": 250, "job_title": 150}
DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
EARLIEST: Final = date(1990, 1, 1)


@dataclass(frozen=True)
class AttendanceRow:
    """Someone at a session. structure: « Structure – Service » when both are given. reason: only of absence."""

    where: str
    module: str
    day: date
    place: str
    name: str
    email: str
    structure: str
    job_title: str
    level: str
    sex: str
    presence: str
    reason: str


def read_sheets(sheets: Iterable[Sheet], today: date, found: Findings) -> list[AttendanceRow]:
    """Return the rows of all visible sheets; what is wrong goes to the findings."""
    rows: list[AttendanceRow] = []
    has_titles = False
    for sheet in sheets:
        header = None if sheet.is_hidden else header_of(sheet)
        if header is None:
            warn_of_sheet(sheet, found)
            continue
        has_titles = True
        for row in rows_under(sheet, header, found):
            if len(rows) >= MOST_ROWS:
                found.refuse(row.where, gettext("Plus de 20 000 lignes : importez le fichier en plusieurs fois."))
                return rows
            rows += [read] if (read := read_row(row, today, found)) else []
    if not has_titles:
        found.refuse("", gettext("Il manque une ligne de titres, avec au moins « formation », « date » et « nom »."))
    elif not rows and not found.errors:
        found.refuse("", gettext("Le tableau n'a que sa ligne de titres : ajoutez une ligne par personne."))
    return rows


def warn_of_sheet(sheet: Sheet, found: Findings) -> None:
    """Warn that a sheet is not read, unless it is empty."""
    where = gettext("Feuille « %(name)s »") % {"name": sheet.name} if sheet.name else ""
    if sheet.is_hidden:
        found.warn(where, gettext("la feuille est masquée : elle n'est pas lue."))
    elif sheet.rows:
        found.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))


def rows_under(sheet: Sheet, header: int, found: Findings) -> Iterator[Row]:
    """Yield the rows under the titles that hold something."""
    titles = plain_titles(sheet, header)
    columns: dict[int, str] = {}
    for place, title in titles.items():
        column = column_of(title)
        if column and column in columns.values():
            found.refuse(
                Row(sheet.name, header, {column: title}).place(column),
                gettext("deux colonnes disent la même chose : gardez-en une seule."),
            )
        elif not column and title:
            found.warn(
                Row(sheet.name, header, {"": title}).place(""),
                gettext("colonne inconnue : son contenu n'est pas importé."),
            )
        columns[place] = column
    yield from (row for row in rows_below(sheet, header, columns, found, limit_of) if row.cells)


def limit_of(column: str) -> float:
    """Return how long a text may be."""
    return LONGEST.get(column, 250)


def read_row(row: Row, today: date, found: Findings) -> AttendanceRow | None:
    """Return what a row says, or None when it cannot be imported; why is in the findings."""
    before = len(found.errors)
    day = read_day(row, today, found)
    name = " ".join(part for part in (row.get("first_name"), row.get("name")) if part)[:150]
    for column, value in (("module", row.get("module")), ("name", name)):
        if not value:
            found.refuse(row.place(column), missing(column))
    presence = word(row, "presence", PRESENCES, found) or "present"
    read = {
        "email": read_email(row, found),
        "level": word(row, "level", LEVELS, found),
        "sex": word(row, "sex", SEXES, found),
        "reason": word(row, "reason", REASONS, found) if presence == "absent" else "",
    }
    if len(found.errors) > before or day is None:
        return None
    return AttendanceRow(
        where=row.where,
        module=" ".join(row.get("module").split()),
        day=day,
        place=row.get("place"),
        name=name,
        structure=" – ".join(part for part in (row.get("structure"), row.get("service")) if part)[:250],
        job_title=row.get("job_title"),
        presence=presence,
        **read,
    )


def missing(column: str) -> str:
    """Return what is to be filled in."""
    if column == "module":
        return gettext("il manque le nom de la formation.")
    return gettext("il manque le nom de la personne.")


def read_day(row: Row, today: date, found: Findings) -> date | None:
    """Return the day of a row; None, with the reason in the findings, when it says none that is past."""
    text = row.get("day")
    day = day_of(text)
    if day is None:
        sentence = gettext("« %(text)s » n'est pas une date : écrivez-la « 05/12/2024 ».")
        found.refuse(row.place("day"), sentence % {"text": text[:30]} if text else gettext("il manque la date."))
    elif not EARLIEST <= day <= today:
        found.refuse(row.place("day"), gettext("cette date n'est pas celle d'une formation passée : vérifiez l'année."))
        return None
    return day


def day_of(text: str) -> date | None:
    """Return the day that a text writes, an hour after it left out; None when it writes none."""
    if match := DAY.match(text.strip()):
        numbers = [int(part) for part in match.groups()][::-1]
    elif match := ISO_DAY.match(text.strip()):
        numbers = [int(part) for part in match.groups()]
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def read_email(row: Row, found: Findings) -> str:
    """Return the address of a row, nothing when there is none."""
    text = row.get("email").lower()
    if text:
        try:
            validate_email(text)
        except ValidationError:
            found.refuse(
                row.place("email"), gettext("« %(text)s » n'est pas une adresse électronique.") % {"text": text[:60]}
            )
    return text


def word(row: Row, column: str, known: Mapping[str, str], found: Findings) -> str:
    """Return the code that a cell names, nothing when it is empty; another word is left out, and said."""
    text = simplify(row.get(column))
    if not text:
        return ""
    if text not in known:
        sentence = gettext("« %(text)s » n'est pas compris : laissé « non renseigné ».")
        if column == "presence":
            found.refuse(
                row.place(column),
                gettext("« %(text)s » n'est pas compris : écrivez « oui » ou « non ».") % {"text": text[:30]},
            )
        else:
            found.warn(row.place(column), sentence % {"text": text[:30]})
    return known.get(text, "")
