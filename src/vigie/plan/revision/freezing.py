"""What an adopted version keeps of a plan: its JSON file, without what follows it from day to day nor names of persons.

The content is hashed in one canonical form, which is also the form of the file that people download: whoever holds
the file can compute its SHA-256 and compare it with the one the version shows.
"""

import hashlib
import json
from typing import Any

from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.exporting.json_values import Json
from vigie.plan.models import Plan, PlanVersion

# What a version keeps is named: something new in the file stays out of versions until it is added here.
# Left out of the plan: doubts of reading and their settlement; commitments, which live and end by themselves.
SECTIONS_KEPT = (
    "plan",
    "historique",
    "diagnostic",
    "axes",
    "priorites_validees",
    "actions",
    "gouvernance",
    "articulations",
    "autres_documents_cites",
    "structures_participantes",
    "statistiques_citees",
    "objectifs_chiffres",
    "bibliographie",
    "structures",
)
# Left out of actions: doubts, names of persons, yearly notes and figures, what blocks the action today.
ACTION_KEPT = frozenset(
    {
        "code",
        "tableau",
        "nom",
        "porteurs",
        "partenaires",
        "description",
        "axes",
        "libelle_axe_source",
        "themes_hors_axes",
        "calendrier_source",
        "debut",
        "fin",
        "statut_source",
        "action_parente",
        "statut",
        "lieux",
        "nature",
        "participation_des_habitants",
        "autre_dispositif",
        "tiers_accompagnateur",
        "moyens_humains",
        "budget_source",
        "criteres_d_evaluation",
        "indicateur",
        "effets_attendus",
        "accord_politique_necessaire",
        "accord_politique_le",
        "accord_politique_par",
        "echeance_comprise",
        "rattachement_axes",
        "pilier",
        "priorites",
        "preconisations",
        "orientations_servies",
        "marqueurs",
        "domaines",
        "communes",
        "quartiers",
        "publics",
        "etapes",
        "budget",
        "documents",
    }
)
STEP_LEFT_OUT = frozenset({"participants", "compte_rendu", "faite_le"})
BUDGET_LEFT_OUT = frozenset({"depense"})
# Of other documents, the version keeps the tie; whom to ask is a person.
LINKAGE_KEPT = frozenset({"nom", "lien", "projet", "note", "reference", "contribution", "actions"})
# When somebody confirmed a reading is kept nowhere in a version.
LEFT_OUT_EVERYWHERE = frozenset({"confirme_le"})


def frozen_content(plan: Plan) -> Json:
    """Return the plan as it stands, as plain JSON values, ready to be kept in a version or compared with one."""
    exported = plan_as_json(plan)
    written = {key: without(exported[key], frozenset()) for key in SECTIONS_KEPT if key in exported}
    written["actions"] = [frozen_action(action) for action in written["actions"]]
    written["articulations"] = [
        {key: value for key, value in linkage.items() if key in LINKAGE_KEPT} for linkage in written["articulations"]
    ]
    content: Json = json.loads(json.dumps(written, default=str))
    return content


def frozen_action(action: Json) -> Json:
    """Return an action without what follows it from day to day."""
    kept = {key: value for key, value in action.items() if key in ACTION_KEPT}
    for key, left_out in (("etapes", STEP_LEFT_OUT), ("budget", BUDGET_LEFT_OUT)):
        if key in kept:
            kept[key] = [without(line, left_out) for line in kept[key]]
    return kept


def without(value: Any, names: frozenset[str]) -> Any:
    """Return an object without some of its keys, nor, at any depth, those that no version keeps."""
    if isinstance(value, dict):
        left_out = names | LEFT_OUT_EVERYWHERE
        return {key: without(held, frozenset()) for key, held in value.items() if key not in left_out}
    if isinstance(value, list):
        return [without(held, frozenset()) for held in value]
    return value


def canonical_bytes(content: Json) -> bytes:
    """Return a content in its one canonical form: keys sorted, no blanks, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of_content(content: Json) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def is_intact(version: PlanVersion) -> bool:
    """Whether a version's content still has the hash it was adopted with."""
    return hash_of_content(version.content) == version.content_hash
