"""The columns of a table of past attendance, by their titles, and what their words mean."""

from collections.abc import Mapping
from typing import Final

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.columns import HEADER_WITHIN, REMARK, bare
from vigie.plan.importing.sheets import Sheet
from vigie.training.models import Level, Reason, Sex

TITLES: Final[Mapping[str, str]] = {
    "module": "module|formation|intitule|intitule de la formation|titre de la formation|nom de la formation|theme",
    "day": "date|jour|date de la formation|date de la session|le|session",
    "place": "lieu|lieu de la formation|salle",
    "name": "nom et prenom|nom prenom|nom|participant|personne|nom du participant|stagiaire|prenom et nom",
    "first_name": "prenom|prenom du participant",
    "email": "courriel|mail|email|e mail|adresse electronique|adresse mail|adresse courriel",
    "structure": "structure|organisme|employeur|institution|collectivite|entreprise",
    "service": "service|direction|pole|unite",
    "job_title": "fonction|poste|metier|qualite",
    "level": "niveau|niveau hierarchique|place dans la structure|categorie hierarchique",
    "sex": "sexe|genre|civilite",
    "presence": "presence|present|presente|a participe|emargement",
    "reason": "raison|motif|motif d absence|raison de l absence",
}
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}


def by_label(choices: type[Level] | type[Sex] | type[Reason]) -> dict[str, str]:
    """Return the codes of choices by their words and by themselves."""
    return {simplify(str(label)): code for code, label in choices.choices} | {code: code for code in choices.values}


LEVELS: Final = {
    **by_label(Level),
    **dict.fromkeys(("elu", "elue", "elus", "elues", "maire", "adjoint", "adjointe"), "elected"),
    **dict.fromkeys(("direction", "dg", "dgs", "dga", "direction generale", "directeur", "directrice"), "direction"),
    **dict.fromkeys(("encadrement", "cadre", "chef de service", "cheffe de service", "responsable"), "manager"),
    **dict.fromkeys(("agent", "agente", "salarie", "salariee", "professionnel", "professionnelle"), "professional"),
    **dict.fromkeys(("benevole", "volontaire"), "volunteer"),
}
SEXES: Final = {
    **by_label(Sex),
    **dict.fromkeys(("f", "femme", "feminin", "mme", "madame", "w"), "women"),
    **dict.fromkeys(("h", "m", "homme", "masculin", "monsieur", "m."), "men"),
    **dict.fromkeys(("-", "?", "nr", "non renseigne", "ne se prononce pas", "x"), "not_stated"),
}
PRESENCES: Final = {
    **dict.fromkeys(("oui", "o", "x", "1", "vrai", "present", "presente", "p"), "present"),
    **dict.fromkeys(("non", "n", "0", "faux", "absent", "absente", "a", "abs"), "absent"),
}
REASONS: Final = by_label(Reason)


def column_of(title: str) -> str:
    """Return the column that a title names, nothing for any other."""
    return KNOWN.get(bare(title), "") or KNOWN.get(bare(REMARK.sub("", title)), "")


def header_of(sheet: Sheet) -> int | None:
    """Return the number of the row of titles: among the first ones, the one that names most columns."""
    best, most = None, 1
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        named = {column_of(cell.text) for cell in sheet.rows[number].values()} - {""}
        if "module" in named and "day" in named and len(named) > most:
            best, most = number, len(named)
    return best
