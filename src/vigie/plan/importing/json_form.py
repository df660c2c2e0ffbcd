"""The JSON form of a plan, key by key: read by the import, written by the export, in the order of the source.

French words of the file on one side, fields of the models on the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as given
from enum import StrEnum
from typing import Final


class Form(StrEnum):
    """What a key holds."""

    TEXT = "text"
    # « 2015 », « 2015-02 » or « 2015-02-17 ».
    FUZZY_DATE = "fuzzy_date"
    # A real day: « 2015-02-17 ».
    DAY = "day"
    # A day and an hour, ISO 8601 with its offset.
    MOMENT = "moment"
    YEAR = "year"
    WHOLE_NUMBER = "whole_number"
    NUMBER = "number"
    YES_NO = "yes_no"
    TEXTS = "texts"
    # A value kept as it is: text, number, list or object.
    ANYTHING = "anything"


@dataclass(frozen=True)
class Key:
    """A key of the file and the field it fills.

    is_optional: written only when there is something to say. words: word of the file → value kept.
    """

    name: str
    field: str
    form: Form = Form.TEXT
    is_optional: bool = False
    words: Mapping[str, str] = given(default_factory=dict)


def optional(name: str, field_name: str, form: Form = Form.TEXT, words: Mapping[str, str] | None = None) -> Key:
    """Return a key that is written only when there is something to say."""
    return Key(name, field_name, form, is_optional=True, words=words or {})


CLASSIFICATIONS: Final = {"explicite": "explicit", "deduit": "deduced"}
STATUSES: Final = {
    "non renseigné": "unknown",
    "à venir": "to_start",
    "en cours de mise en place": "being_set_up",
    "en cours": "ongoing",
    "à la demande": "on_request",
    "terminée": "done",
    "abandonnée": "abandoned",
}
NATURES: Final = {"prévention": "prevention", "réduction": "reduction", "réparation": "repair"}
RESIDENTS_PARTS: Final = {
    "aucune": "none",
    "information": "informed",
    "consultation": "consulted",
    "co-construction": "co_built",
}
FOLLOW_UPS: Final = {
    "non renseigné": "not_stated",
    "retenue": "adopted",
    "en action": "in_action",
    "non retenue": "not_retained",
}
CONTRIBUTIONS: Final = {"directe": "direct", "indirecte": "indirect"}
SHARINGS: Final = {
    "aucune donnée personnelle": "no_personal_data",
    "seulement ce qui est public": "public_only",
    "documents de travail": "working_papers",
}
PUBLICS: Final = {
    "tout public": "everyone",
    "habitants des quartiers prioritaires": "residents",
    "jeunes": "youth",
    "élèves": "pupils",
    "femmes": "women",
    "familles": "families",
    "personnes primo-arrivantes": "newcomers",
    "personnes en recherche d'emploi": "job_seekers",
    "victimes de discrimination": "victims",
    "professionnels": "professionals",
    "employeurs": "employers",
    "élus et directions générales": "elected_members",
}
CATEGORIES: Final = {
    "Collectivités": "local_authority",
    "État": "state",
    "Bailleurs sociaux": "social_landlord",
    "Associations": "association",
    "Autres partenaires": "other",
    "Entreprises": "company",
    "Établissements scolaires": "school",
    "Conseils citoyens": "citizens_council",
    "Catégorie à préciser": "unknown",
}

CLASSIFICATION = Key("classement", "classification", words=CLASSIFICATIONS)
CONFIRMED = optional("confirme_le", "confirmed_at", Form.MOMENT)

# --- The plan itself -------------------------------------------------------------------------------------------------
PLAN_HEAD = (
    Key("titre", "title"),
    Key("annexe", "annex"),
    Key("territoire", "territory_name"),
)
PERIOD = (
    Key("debut", "starts_in", Form.YEAR),
    Key("fin", "ends_in", Form.YEAR),
    Key("note", "period_note"),
)
PLAN_BODY = (
    Key("date_adoption", "adopted_on", Form.FUZZY_DATE),
    Key("version", "version"),
    Key("nature", "nature"),
    Key("statut_du_document", "document_status"),
    Key("revision", "revision_rule"),
)
PLAN_AIM = Key("objectif_general", "objective")


@dataclass(frozen=True)
class Lines:
    """A list of the plan: its key in the file, its name in a draft (the related name of the model), its entries.

    text_field: the entries are plain texts, kept in that field. constants: fields that the list itself decides.
    """

    key: str
    name: str
    keys: tuple[Key, ...] = ()
    text_field: str = ""
    constants: Mapping[str, str] = given(default_factory=dict)


# Lists that stand in « plan », in the order of the source.
LISTS_OF_PLAN = (
    Lines("cadre_de_reference", "legal_references", text_field="text"),
    Lines("priorites_transversales_du_contrat", "markers", text_field="name", constants={"kind": "contract"}),
    Lines("autres_priorites_transversales", "markers", text_field="name", constants={"kind": "other"}),
    Lines("piliers_du_contrat", "pillars", (Key("nom", "name"), Key("champs", "fields", Form.TEXTS))),
    Lines("outils_mis_a_disposition_par_l_etat", "state_tools", (Key("nom", "name"), Key("objet", "purpose"))),
)
HISTORY = Lines(
    "historique", "history", (Key("date", "dated"), Key("evenement", "title"), Key("contenu", "items", Form.TEXTS))
)
SIGNATORIES = optional("signataires", "signatories", Form.TEXTS)
PRIORITY_KEYS = (
    optional("note_de_bas_de_page", "footnote"),
    optional("decidee_le", "decided_on", Form.FUZZY_DATE),
    optional("decidee_par", "decided_by"),
    CONFIRMED,
)
LINKAGE_KEYS = (
    Key("nom", "name"),
    Key("lien", "tie"),
    optional("note", "note"),
    optional("reference", "reference"),
    optional("contribution", "contribution", words=CONTRIBUTIONS),
    optional("fonction_referente", "referent_label"),
    optional("partage", "sharing", words=SHARINGS),
    optional("a_ne_pas_partager", "not_shared"),
)
CITED_DOCUMENTS = Lines("autres_documents_cites", "cited_documents", text_field="text")
CITED_FIGURES = Lines(
    "statistiques_citees",
    "cited_figures",
    (
        Key("libelle", "label"),
        Key("valeur", "value", Form.NUMBER),
        Key("unite", "unit"),
        Key("debut", "starts_in", Form.YEAR),
        Key("fin", "ends_in", Form.YEAR),
        Key("source", "source"),
        Key("ventilation", "breakdown", Form.ANYTHING),
        optional("note", "note"),
    ),
)
TARGET_KEYS = (
    Key("texte", "text"),
    Key("valeur", "value", Form.NUMBER),
    Key("duree_annees", "years", Form.WHOLE_NUMBER),
    Key("unite", "unit"),
    Key("debut", "starts_in", Form.YEAR),
    Key("fin", "ends_in", Form.YEAR),
    Key("axe", "axis"),
    Key("note", "note"),
)
BIBLIOGRAPHY = Lines("bibliographie", "bibliography", text_field="text")
READING_NOTES = Lines("notes", "reading_notes", text_field="text")
SIMPLE_LISTS = (CITED_DOCUMENTS, CITED_FIGURES, BIBLIOGRAPHY, READING_NOTES)

# --- Axes ------------------------------------------------------------------------------------------------------------
AXIS_KEYS = (
    Key("numero", "number", Form.WHOLE_NUMBER),
    Key("code", "code"),
    Key("titre", "title"),
    Key("intitules_de_colonnes_lisibles", "headings_legible", Form.YES_NO),
    Key("enjeu", "stake"),
)
AXIS_COMPANION = optional("tiers_accompagnateur", "companion")
ITEM_KINDS: Final = {
    "recommandations": "aim",
    "preconisations": "recommendation",
    "elements_a_reunir_au_prealable": "prerequisite",
    "acteurs_concernes": "actor",
    "elements_de_vigilance": "vigilance",
    "effets_attendus": "expected_effect",
    "ressources": "resource",
}
ITEM_KEYS = (
    CLASSIFICATION,
    CONFIRMED,
    optional("suite_donnee", "follow_up", words=FOLLOW_UPS),
    optional("suite_donnee_pourquoi", "follow_up_reason"),
)

# --- Actions ---------------------------------------------------------------------------------------------------------
# What only Vigie's own exports say of an action: plain fields, written when there is something to say.
ACTION_OWN_KEYS = (
    optional("nature", "nature", words=NATURES),
    optional("participation_des_habitants", "residents_part", words=RESIDENTS_PARTS),
    optional("autre_dispositif", "other_scheme"),
    optional("tiers_accompagnateur", "companion"),
    optional("moyens_humains", "people_means"),
    optional("budget_source", "budget_text"),
    optional("criteres_d_evaluation", "evaluation_criteria"),
    optional("indicateur", "indicator"),
    optional("effets_attendus", "expected_effects"),
    optional("ce_qui_debloque", "unblocking_condition"),
    optional("qui_est_attendu", "waited_for"),
    optional("accord_politique_necessaire", "needs_political_agreement", Form.YES_NO),
    optional("accord_politique_le", "political_agreement_on", Form.DAY),
    optional("accord_politique_par", "political_agreement_by"),
)
TIMING_FLAGS: Final = {
    "depuis": "is_since",
    "en_cours": "is_ongoing",
    "en_cours_de_mise_en_place": "is_being_set_up",
    "a_la_demande": "is_on_request",
    "chaque_annee": "is_yearly",
    "a_determiner": "is_to_be_decided",
}
NOTE_KEYS = (
    Key("annee", "year", Form.YEAR),
    Key("date", "dated_on", Form.DAY),
    Key("texte", "text"),
    optional("freins", "obstacles"),
    optional("statut", "status", words=STATUSES),
    optional("signe", "author_label"),
    optional("fictive", "is_fictitious", Form.YES_NO),
)
BUDGET_KEYS = (
    Key("annee", "year", Form.YEAR),
    optional("financeur", "funder"),
    Key("prevu", "planned", Form.NUMBER),
    Key("depense", "spent", Form.NUMBER),
)
DOCUMENT_KEYS = (Key("titre", "title"), optional("adresse", "address"), optional("date", "dated"))
STEP_KEYS = (
    Key("titre", "title"),
    Key("calendrier_source", "timing_text"),
    Key("debut", "starts", Form.FUZZY_DATE),
    Key("fin", "ends", Form.FUZZY_DATE),
    *(optional(name, flag, Form.YES_NO) for name, flag in TIMING_FLAGS.items()),
    optional("participants", "participants"),
    optional("compte_rendu", "report"),
    optional("faite_le", "done_on", Form.DAY),
)
COMMITMENT_KEYS = (
    optional("moyens", "means"),
    optional("depuis", "committed_on", Form.DAY),
    optional("jusqu_au", "until", Form.DAY),
)
ORGANISATION_KEYS = (
    optional("categorie", "category", words=CATEGORIES),
    optional("signataire", "is_signatory", Form.YES_NO),
    optional("qualite_du_signataire", "signatory_capacity"),
    optional("site", "website"),
)
