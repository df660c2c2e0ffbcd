"""French names of what a frozen content holds, and its values as people read them."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.dated import dated_in_words
from vigie.plan.revision.comparing import Path
from vigie.plan.source_text import ADVISED_BODY, DIAGNOSIS, GOVERNANCE, PROJECT

SECTIONS = {
    "plan": _("Le plan"),
    "historique": _("Historique"),
    "diagnostic": _("Diagnostic"),
    "axes": _("Axes"),
    "priorites_validees": _("Priorités validées"),
    "actions": _("Actions"),
    "gouvernance": _("Gouvernance"),
    "articulations": _("Articulations avec d'autres documents"),
    "autres_documents_cites": _("Autres documents cités"),
    "structures_participantes": _("Structures participantes"),
    "statistiques_citees": _("Chiffres cités"),
    "objectifs_chiffres": _("Objectifs chiffrés"),
    "bibliographie": _("Bibliographie"),
    "structures": _("Précisions sur les structures"),
}
FIELDS = {passage.source_key: passage.label for passage in (*PROJECT, *ADVISED_BODY, *GOVERNANCE, *DIAGNOSIS)} | {
    "titre": _("titre"),
    "annexe": _("annexe"),
    "territoire": _("territoire"),
    "periode": _("période"),
    "debut": _("début"),
    "fin": _("fin"),
    "note": _("note"),
    "date_adoption": _("date d'adoption"),
    "version": _("version"),
    "nature": _("nature"),
    "statut_du_document": _("statut du document"),
    "revision": _("règle de révision"),
    "cadre_de_reference": _("cadre de référence"),
    "priorites_transversales_du_contrat": _("priorités transversales du contrat"),
    "autres_priorites_transversales": _("autres priorités transversales"),
    "piliers_du_contrat": _("piliers du contrat"),
    "outils_mis_a_disposition_par_l_etat": _("outils mis à disposition par l'État"),
    "objectif_general": _("objectif général"),
    "champs": _("champs"),
    "objet": _("objet"),
    "date": _("date"),
    "evenement": _("événement"),
    "contenu": _("contenu"),
    "signataires": _("signataires"),
    "numero": _("numéro"),
    "code": _("code"),
    "intitules_de_colonnes_lisibles": _("intitulés de colonnes lisibles dans la source"),
    "enjeu": _("enjeu"),
    "recommandations": _("recommandations"),
    "preconisations": _("préconisations"),
    "elements_a_reunir_au_prealable": _("éléments à réunir au préalable"),
    "acteurs_concernes": _("acteurs concernés"),
    "elements_de_vigilance": _("éléments de vigilance"),
    "effets_attendus": _("effets attendus"),
    "ressources": _("ressources"),
    "tiers_accompagnateur": _("tiers accompagnateur"),
    "texte": _("texte"),
    "classement": _("classement"),
    "suite_donnee": _("suite donnée"),
    "suite_donnee_pourquoi": _("pourquoi cette suite"),
    "ordre": _("rang"),
    "axes": _("axes"),
    "axe": _("axe"),
    "rattachement": _("rattachement"),
    "structure": _("structure"),
    "note_de_bas_de_page": _("note de bas de page"),
    "decidee_le": _("décidée le"),
    "decidee_par": _("décidée par"),
    "tableau": _("tableau de la source"),
    "nom": _("nom"),
    "porteurs": _("structures porteuses"),
    "partenaires": _("partenaires"),
    "description": _("description"),
    "libelle_axe_source": _("axe tel qu'écrit dans la source"),
    "themes_hors_axes": _("thèmes hors axes"),
    "calendrier_source": _("échéance, telle qu'écrite"),
    "statut_source": _("statut tel qu'écrit dans la source"),
    "action_parente": _("action parente"),
    "statut": _("statut"),
    "lieux": _("lieux"),
    "participation_des_habitants": _("participation des habitantes et habitants"),
    "autre_dispositif": _("autre dispositif"),
    "moyens_humains": _("moyens humains"),
    "budget_source": _("budget, tel qu'écrit"),
    "criteres_d_evaluation": _("critères d'évaluation"),
    "indicateur": _("indicateur"),
    "accord_politique_necessaire": _("accord politique nécessaire"),
    "accord_politique_le": _("accord politique donné le"),
    "accord_politique_par": _("accord politique donné par"),
    "echeance_comprise": _("échéance comprise"),
    "depuis": _("depuis"),
    "en_cours": _("en cours"),
    "en_cours_de_mise_en_place": _("en cours de mise en place"),
    "a_la_demande": _("à la demande"),
    "chaque_annee": _("chaque année"),
    "a_determiner": _("à déterminer"),
    "rattachement_axes": _("rattachement aux axes"),
    "pilier": _("pilier"),
    "priorites": _("priorités"),
    "orientations_servies": _("orientations servies"),
    "marqueurs": _("priorités transversales"),
    "domaines": _("domaines"),
    "communes": _("communes"),
    "quartiers": _("quartiers prioritaires"),
    "publics": _("publics touchés"),
    "etapes": _("étapes"),
    "budget": _("budget"),
    "annee": _("année"),
    "financeur": _("financeur"),
    "prevu": _("prévu"),
    "documents": _("documents"),
    "adresse": _("adresse"),
    "lien": _("lien"),
    "projet": _("projet cité"),
    "reference": _("référence"),
    "contribution": _("contribution"),
    "actions": _("actions"),
    "libelle": _("libellé"),
    "valeur": _("valeur"),
    "unite": _("unité"),
    "source": _("source"),
    "ventilation": _("ventilation"),
    "duree_annees": _("durée en années"),
    "categorie": _("catégorie"),
    "signataire": _("signataire"),
    "qualite_du_signataire": _("qualité du signataire"),
    "site": _("site"),
}
DATES = frozenset({"debut", "fin", "date", "decidee_le", "date_adoption", "accord_politique_le"})


def section_words(section: str) -> str:
    """Return the title of a section."""
    return str(SECTIONS.get(section, section))


def path_words(path: Path) -> str:
    """Return the name of a field, with what leads to it: « Préconisations – Former – Classement »."""
    words = [str(FIELDS.get(key, key)) for key in path]
    return " – ".join(word[:1].upper() + word[1:] for word in words)


def value_words(path: Path, value: Any) -> str:
    """Return a value as it is read; a list is written one element to a line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, list):
        return "\n".join(value_words((), element) for element in value)
    if isinstance(value, str):
        return dated_in_words(value) if path and path[-1] in DATES else value
    # A year takes no separator of thousands.
    return str(value) if isinstance(value, int) and value < 10_000 else str(number_format(value, force_grouping=True))
