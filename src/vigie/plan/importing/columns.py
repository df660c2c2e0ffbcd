"""Recognises the columns of a table by their titles, in any order and case, with or without accents and plurals."""

import re
from collections.abc import Mapping
from typing import Final

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.sheets import Sheet

REMARK = re.compile(r"\([^)]*\)")
# How far down the titles may stand, under a heading or two.
HEADER_WITHIN = 20

# Column → titles that name it, simplified: no accents, no plural, no punctuation.
TITLES: Final[Mapping[str, str]] = {
    "plan": "plan|titre du plan|nom du plan|intitule du plan",
    "territory": "territoire|agglomeration|epci|collectivite|nom du territoire",
    "period": "periode|periode du plan|duree du plan",
    "axis_code": "axe code|code axe|code de l axe|code d axe|n axe|no axe|numero axe|numero de l axe|numero d axe|axe n"
    "|code fiche|fiche n|numero de fiche",
    "axis": "axe|fiche|axe fiche|intitule de l axe|titre de l axe|nom de l axe|libelle de l axe|axe libelle|axe titre"
    "|axe strategique|axe du plan|axe de travail|axe concerne|axe de rattachement|axe d intervention",
    "action": "action|dispositif|nom de l action|intitule de l action|titre de l action|libelle de l action"
    "|nom du dispositif|intitule du dispositif|action dispositif|dispositif action|intitule|action menee"
    "|action engagee|action prevue|nom action|intitule action|titre action",
    "detail": "detail|description|descriptif|detail de l action|description de l action|contenu|contenu de l action"
    "|objet|objet de l action|descriptif de l action|presentation",
    "bearer": "pilote|porteur|pilote porteur|porteur pilote|structure porteuse|porteur de l action|institution"
    "|pilote de l action|nom de l institution|nom de la structure|structure|structure pilote|organisme|operateur"
    "|responsable|maitre d ouvrage|organisme porteur|porteur de projet|porteur du projet",
    "partner": "partenaire|partenaire associe|structure partenaire|partenaire mobilise|partenaire de l action"
    "|partenaire implique|partenaire concerne",
    "timing": "echeance|calendrier|date|delai|echeancier|calendrier previsionnel|periode de realisation"
    "|date de realisation|quand|date echeance|echeance calendrier",
    "indicator": "indicateur|indicateur de suivi|indicateur d evaluation|indicateur de resultat"
    "|indicateur de realisation",
    "budget": "budget|cout|montant|budget previsionnel|cout previsionnel|budget prevu|montant prevu",
    "status": "statut|etat|etat d avancement|avancement|etat de l action|statut de l action",
    "tie": "rattachement axe|rattachement|rattachement a l axe|rattachement de l axe|classement|axe rattachement",
    "action_code": "code|code action|code de l action|action code|n action|numero action|numero de l action|action n",
    "parent": "action parente",
    # Columns of Vigie's own export; each is a plain text of the action.
    "source_table": "tableau|tableau de la source",
    "source_axis_label": "axe tel qu ecrit",
    "off_axis_themes": "themes hors axes",
    "place_text": "lieu",
    "other_scheme": "autre dispositif",
    "companion": "tiers accompagnateur",
    "people_means": "moyen humain",
    "evaluation_criteria": "critere d evaluation",
    "expected_effects": "effet attendu",
    "unblocking_condition": "ce qui debloque",
    "waited_for": "qui est attendu",
}
REQUIRED = frozenset({"action", "axis", "axis_code"})
OWN_TEXTS = tuple(TITLES)[tuple(TITLES).index("parent") + 1 :]


def bare(title: str) -> str:
    """Return a title without case, accents, punctuation nor plurals: « Partenaire(s) » is « partenaire »."""
    text = re.sub(r"\([es]*\)", "", simplify(title.replace("_", " ")))
    words = re.sub(r"[^a-z0-9]+", " ", text).split()
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] != "s" else word for word in words)


# Title without plurals → column.
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}
# Columns that say nothing to import: row numbers, and what Vigie computes.
IGNORED = frozenset(
    map(bare, ("n", "no", "numero", "ligne", "debut_compris", "fin_comprise", "statut_compris", "derniere_note"))
)


def column_of(title: str) -> str:
    """Return the column that a title names, « ignored » for one that is known to say nothing, or nothing."""
    name = bare(title)
    return "ignored" if name in IGNORED else KNOWN.get(name, "")


def columns_of(titles: Mapping[int, str]) -> dict[int, str]:
    """Return the column that each title names, remarks in brackets set aside where no other title names it."""
    found = {place: column_of(title) for place, title in titles.items()}
    for place, title in titles.items():
        column = "" if found[place] else column_of(REMARK.sub("", title))
        if column and column not in found.values():
            found[place] = column
    return found


def find_header(sheet: Sheet) -> int | None:
    """Return the number of the row of titles: the one that names most columns, an action or an axis among them."""
    best, best_count = None, 0
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        titles = {place: cell.text for place, cell in sheet.rows[number].items()}
        columns = set(columns_of(titles).values()) - {"", "ignored"}
        if columns & REQUIRED and len(columns) > best_count:
            best, best_count = number, len(columns)
    return best
