"""Recognises the columns of a table of past meetings by their titles, in any order, case and spelling."""

from collections.abc import Mapping
from typing import Final

from vigie.plan.importing.columns import HEADER_WITHIN, bare
from vigie.plan.importing.sheets import Sheet

# Column → titles that name it, simplified: no accents, no punctuation. The first is that of the export.
TITLES: Final[Mapping[str, str]] = {
    "body": "instance|groupe|comite|nom de l instance|reunion de",
    "dated": "date|date de la reunion|jour|reunion du",
    "hours": "heure|horaire|heure de debut|debut",
    "place": "lieu|lieu de la reunion|salle|adresse",
    "title": "objet|titre|sujet|theme|objet de la reunion|intitule",
    "present": "present|presence|presente|structure presente|participant|personne presente|present e",
    "represented": "represente|representee|representation|structure representee",
    "excused": "excuse|excusee|absence excusee|structure excusee|absent excuse",
    "absent": "absent|absente|absence|structure absente",
    "decisions": "decision|decision prise|releve de decision|relevé des decisions",
    "minutes": "compte rendu|cr|note|resume|synthese|proces verbal",
    "source": "source|origine",
}
REQUIRED = frozenset({"body", "dated"})
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}


def columns_of(titles: Mapping[int, str]) -> dict[int, str]:
    """Return the column that each title names; an empty text for one that names none."""
    return {place: KNOWN.get(bare(title), "") for place, title in titles.items()}


def find_header(sheet: Sheet) -> int | None:
    """Return the number of the row of titles: the one that names most columns, the body and the date among them."""
    best, best_count = None, 0
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        columns = set(columns_of({place: cell.text for place, cell in sheet.rows[number].items()}).values()) - {""}
        if columns >= REQUIRED and len(columns) > best_count:
            best, best_count = number, len(columns)
    return best
