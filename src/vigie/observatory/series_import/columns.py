"""Recognises the columns of a table of measures by their titles, or by what whoever imports says of them."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.plan.importing.columns import HEADER_WITHIN, bare
from vigie.plan.importing.sheets import Sheet

# Column → titles that name it, simplified: no accents, no plurals, no punctuation.
TITLES: Final[Mapping[str, str]] = {
    "indicator": "indicateur|code indicateur|code de l indicateur|id indicateur",
    "period": "periode|annee|an|date|millesime|trimestre|mois|year|time|time period",
    "value": "valeur|value|nombre|taux|part|resultat|obs value",
    "numerator": "numerateur|nombre compte",
    "observations": "observation|denominateur|base|nombre d observation|effectif total|sur combien d observation",
    "breakdown": "ventilation",
    "category": "categorie|modalite",
    "code": "code",
    "sex": "sexe|sex|genre",
    "age": "age|tranche d age|classe d age",
    "place": "code insee|insee|codgeo|code commune|commune code|code geo|code geographique|geo|insee com|com",
    "commune": "commune|nom commune|nom de la commune|libgeo",
    "perimeter": "perimetre|champ",
    "source": "source",
    "note": "note|commentaire|remarque|avertissement",
    "not_comparable_why": "non comparable|non comparable parce que|rupture|rupture de serie",
    # What the export says, and the import knows already.
    "ignored": "libelle|etat|unite|version de la methode|nom|departement|region",
}
LABELS: Final[Mapping[str, str | Promise]] = {
    "indicator": _("indicateur (son code)"),
    "period": _("période"),
    "value": _("valeur"),
    "numerator": _("nombre compté"),
    "observations": _("nombre d'observations"),
    "breakdown": _("ventilation"),
    "category": _("catégorie"),
    "code": _("code de la catégorie"),
    "sex": _("sexe"),
    "age": _("âge"),
    "place": _("code INSEE de la commune"),
    "commune": _("nom de la commune"),
    "perimeter": _("périmètre"),
    "source": _("source"),
    "note": _("note"),
    "not_comparable_why": _("ne se compare pas, parce que"),
    "ignored": _("ne pas reprendre"),
}
REQUIRED = frozenset({"period", "value"})
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}


def column_of(title: str, codebook: Mapping[str, str]) -> str:
    """Return the column that a title names: as the codebook says, else as it is known; nothing when unknown."""
    said = {bare(name): column for name, column in codebook.items()}
    return said.get(bare(title), KNOWN.get(bare(title), ""))


def columns_of(titles: Mapping[int, str], codebook: Mapping[str, str]) -> dict[int, str]:
    """Return the column that each title names; what the codebook gives is taken from the titles that had it."""
    said = {bare(name) for name in codebook}
    given = set(codebook.values()) - {"ignored"}
    found = {}
    for place, title in titles.items():
        column = column_of(title, codebook)
        is_taken = column in given and bare(title) not in said
        found[place] = "ignored" if is_taken else column
    return found


def find_header(sheet: Sheet, codebook: Mapping[str, str]) -> int | None:
    """Return the number of the row of titles: the one that names most columns, period and value among them."""
    best, best_count = None, 0
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        titles = {place: cell.text for place, cell in sheet.rows[number].items()}
        columns = set(columns_of(titles, codebook).values()) - {"", "ignored"}
        if columns >= REQUIRED and len(columns) > best_count:
            best, best_count = number, len(columns)
    return best
