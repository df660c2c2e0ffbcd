"""Understands the status of an action in the words people write."""

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.json_form import STATUSES
from vigie.plan.timing import Timing

# Official words first; then what is met in the tables of territories. Without accents, the longest match wins.
OFFICIAL = {simplify(word): status for word, status in STATUSES.items()}
OTHER_WORDS = {
    "a faire": "to_start",
    "a demarrer": "to_start",
    "a lancer": "to_start",
    "non demarre": "to_start",
    "non commence": "to_start",
    "pas commence": "to_start",
    "pas encore commence": "to_start",
    "prevu": "to_start",
    "programme": "to_start",
    "planifie": "to_start",
    "en projet": "to_start",
    "en preparation": "being_set_up",
    "mise en place en cours": "being_set_up",
    "en construction": "being_set_up",
    "en cours d'elaboration": "being_set_up",
    "en cours de preparation": "being_set_up",
    "demarre": "ongoing",
    "engage": "ongoing",
    "lance": "ongoing",
    "en cours de realisation": "ongoing",
    "commence": "ongoing",
    "active": "ongoing",
    "en continu": "ongoing",
    "permanent": "ongoing",
    "intervention a la demande": "on_request",
    "sur demande": "on_request",
    "termine": "done",
    "realise": "done",
    "acheve": "done",
    "fini": "done",
    "fait": "done",
    "cloture": "done",
    "clos": "done",
    "effectue": "done",
    "abandonne": "abandoned",
    "annule": "abandoned",
    "supprime": "abandoned",
    "non renseigne": "unknown",
    "inconnu": "unknown",
}


def official_status(text: str) -> str:
    """Return the status that one of Vigie's own words names, or nothing."""
    return OFFICIAL.get(simplify(text), "")


def read_status(text: str) -> str:
    """Return the status that words say, « unknown » when they say none. Feminine and plural forms count alike."""
    bare = simplify(text).strip(" .!;")
    known = {**OTHER_WORDS, **OFFICIAL}
    for form in (bare, bare.removesuffix("s"), bare.removesuffix("e"), bare.removesuffix("es"), f"{bare}e"):
        if form in known:
            return known[form]
    return "unknown"


def is_status(text: str) -> bool:
    """Whether the words are understood, « non renseigné » included."""
    return read_status(text) != "unknown" or simplify(text) in {"non renseigne", "inconnu", "inconnue"}


def status_of_timing(timing: Timing) -> str:
    """Return the status that a deadline says: « à la demande », « en cours de mise en place », « en cours »."""
    if timing.is_being_set_up:
        return "being_set_up"
    if timing.is_on_request:
        return "on_request"
    return "ongoing" if timing.is_ongoing else "unknown"
