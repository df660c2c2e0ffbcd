"""The columns of a table of offers, by their titles, and what their words mean."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from vigie.core.fuzzy_dates import simplify
from vigie.internships.models import Level, Offer, Sector
from vigie.plan.importing.columns import HEADER_WITHIN, REMARK, bare
from vigie.plan.importing.sheets import Sheet

TITLES: Final[Mapping[str, str]] = {
    "company": "entreprise|nom de l entreprise|structure|organisme|employeur|raison sociale",
    "title": "intitule|intitule de l offre|titre|titre de l offre|offre|intitule du stage|stage|nom de l offre",
    "sector": "secteur|secteur d activite|domaine",
    "tasks": "tache|ce qu on y fait|mission|description|activite|contenu|descriptif",
    "levels": "niveau|niveau accueilli|classe|niveau scolaire",
    "commune": "commune|ville|lieu|code insee|commune du stage",
    "address": "adresse|adresse du stage|rue|lieu exact",
    "access": "comment y venir|acces|transport|venir|comment venir|itineraire",
    "accessibility": "accessibilite|accessible|accessible en fauteuil|accessibilite pmr|pmr",
    "accessibility_note": "precision sur l acces|precision|precision accessibilite|remarque sur l accessibilite",
    "has_trained_tutor": "tuteur forme|tutrice ou tuteur forme|tuteur ou tutrice forme|tutorat forme|tuteur",
    "seats": "place|nombre de place|nb de place|place par periode|place par semaine|nb place",
}
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}
# « Places du 05/01/2027 », « Semaine du 05/01/2027 (places) »
WEEK_TITLE: Final = re.compile(r"(?:places?|semaines?|periodes?)\b.*?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
LEVELS: Final = {
    **{simplify(str(label)): code for code, label in Level.choices},
    **{simplify(code): code for code in Level.values},
    **dict.fromkeys(("4eme", "4e", "quatriemes"), "4e"),
    **dict.fromkeys(("3eme", "troisiemes", "stage de 3e", "3e prepa-metiers", "3eme prepa-metiers"), "3e"),
    **dict.fromkeys(("2nde", "2de gt", "2nde gt", "secondes", "seconde generale", "seconde gt"), "2de"),
    **dict.fromkeys(("bac pro", "cap", "lycee pro", "voie professionnelle", "lycees professionnels"), "vocational"),
    **dict.fromkeys(("sts", "bts 1", "bts 2"), "bts"),
    **dict.fromkeys(("ecole de la 2e chance", "ecoles de la deuxieme chance"), "e2c"),
    **dict.fromkeys(("autre", "autres"), "other"),
}
SECTORS: Final = {
    **{simplify(str(label)): code for code, label in Sector.choices},
    **{simplify(code): code for code in Sector.values},
    **{
        simplify(word): code
        for code, label in Sector.choices
        for word in re.split(r",| et ", str(label))
        if len(word.strip()) > 3
    },
}
YES, NO = frozenset({"oui", "o", "x", "1", "vrai", "yes"}), frozenset({"non", "n", "0", "faux", "no", "-"})
ACCESSIBILITY: Final = {
    **{simplify(str(label)): code for code, label in Offer.Accessibility.choices},
    **{simplify(code): code for code in Offer.Accessibility.values},
    **dict.fromkeys(YES, "full"),
    **dict.fromkeys(NO, "none"),
    **dict.fromkeys(("accessible", "totale", "total"), "full"),
    **dict.fromkeys(("partielle", "partiel", "en partie", "avec aide", "avec de l'aide"), "partial"),
    **dict.fromkeys(("inconnue", "inconnu", "a preciser", "?"), "unknown"),
}


def column_of(title: str) -> str:
    """Return the column that a title names: « week:2027-01-05 » for seats of a week, nothing for any other."""
    day = week_of(title)
    if day:
        return f"week:{day.isoformat()}"
    return KNOWN.get(bare(title), "") or KNOWN.get(bare(REMARK.sub("", title)), "")


def week_of(title: str) -> date | None:
    """Return the day that a title of seats names, or None."""
    found = WEEK_TITLE.search(simplify(title))
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def header_of(sheet: Sheet) -> int | None:
    """Return the number of the row of titles: among the first ones, the one that names most columns."""
    best, most = None, 1
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        named = {column_of(cell.text) for cell in sheet.rows[number].values()} - {""}
        if "title" in named and len(named) > most:
            best, most = number, len(named)
    return best


def levels_of(text: str) -> tuple[list[str], list[str]]:
    """Return the levels that a cell names, and the words that name none."""
    words = [word for word in (simplify(part) for part in re.split(r"[,;/\n]| et ", text)) if word]
    return in_order(LEVELS[word] for word in words if word in LEVELS), [word for word in words if word not in LEVELS]


def in_order(codes: Iterable[str]) -> list[str]:
    """Return codes of levels in the order of studies, each once."""
    found = set(codes)
    return [code for code in Level.values if code in found]
