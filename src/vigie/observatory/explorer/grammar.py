"""How French speaks of an item: « concernent l'emploi », « portent sur des faits survenus au Quesnoy »."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.referentials.listed import ANYWHERE

Words = str | Promise


@dataclass(frozen=True)
class Predicate:
    """What is said of situations: of several, of one, of none; the object follows the verb."""

    several: str
    one: str
    none: str


@dataclass(frozen=True)
class Way:
    """How a dimension is spoken of. other: the object, for an item without a phrase of its own; %s is its label."""

    several: Words
    one: Words
    none: Words
    other: Words
    not_stated: Words


WAYS = {
    "domain": Way(
        gettext_lazy("concernent"),
        gettext_lazy("concerne"),
        gettext_lazy("ne concerne"),
        gettext_lazy("le domaine «\u00a0%s\u00a0»"),
        gettext_lazy("un domaine qui n'est pas renseigné"),
    ),
    "criterion": Way(
        gettext_lazy("citent"),
        gettext_lazy("cite"),
        gettext_lazy("ne cite"),
        gettext_lazy("le critère «\u00a0%s\u00a0»"),
        gettext_lazy("un critère qui n'est pas renseigné"),
    ),
    "type": Way(
        gettext_lazy("relèvent"),
        gettext_lazy("relève"),
        gettext_lazy("ne relève"),
        gettext_lazy("de la forme «\u00a0%s\u00a0»"),
        gettext_lazy("d'une forme qui n'est pas renseignée"),
    ),
    "sex": Way(
        gettext_lazy("concernent"),
        gettext_lazy("concerne"),
        gettext_lazy("ne concerne"),
        gettext_lazy("des personnes de sexe «\u00a0%s\u00a0»"),
        gettext_lazy("des personnes dont le sexe n'est pas renseigné"),
    ),
    "age_band": Way(
        gettext_lazy("concernent"),
        gettext_lazy("concerne"),
        gettext_lazy("ne concerne"),
        gettext_lazy("des personnes de la tranche d'âge «\u00a0%s\u00a0»"),
        gettext_lazy("des personnes dont l'âge n'est pas renseigné"),
    ),
    "place": Way(
        gettext_lazy("portent sur des faits survenus"),
        gettext_lazy("porte sur des faits survenus"),
        gettext_lazy("ne porte sur des faits survenus"),
        gettext_lazy("dans le secteur «\u00a0%s\u00a0»"),
        gettext_lazy("dans un lieu qui n'est pas renseigné"),
    ),
    "outcome": Way(
        gettext_lazy("ont"),
        gettext_lazy("a"),
        gettext_lazy("n'a"),
        gettext_lazy("pour suite «\u00a0%s\u00a0»"),
        gettext_lazy("une suite qui n'est pas renseignée"),
    ),
    "channel": Way(
        gettext_lazy("sont arrivés"),
        gettext_lazy("est arrivé"),
        gettext_lazy("n'est arrivé"),
        gettext_lazy("par le canal «\u00a0%s\u00a0»"),
        gettext_lazy("par un canal qui n'est pas renseigné"),
    ),
}
OTHER_WAY = Way(
    gettext_lazy("relèvent"),
    gettext_lazy("relève"),
    gettext_lazy("ne relève"),
    gettext_lazy("de «\u00a0%s\u00a0»"),
    gettext_lazy("de «\u00a0non renseigné\u00a0»"),
)
# What shipped lists name, with its article.
PHRASES: dict[tuple[str, str], Words] = {
    ("domain", "employment"): gettext_lazy("l'emploi"),
    ("domain", "goods_and_services"): gettext_lazy("l'accès aux biens et aux services"),
    ("domain", "housing"): gettext_lazy("le logement"),
    ("domain", "education"): gettext_lazy("l'éducation"),
    ("domain", "health"): gettext_lazy("la santé"),
    ("domain", "social_protection"): gettext_lazy("la protection sociale"),
    ("domain", "public_services"): gettext_lazy("les services publics"),
    ("sex", "women"): gettext_lazy("des femmes"),
    ("sex", "men"): gettext_lazy("des hommes"),
}


def predicate_of(dimension: str, code: str, label: str) -> Predicate:
    """Return how situations of an item are spoken of."""
    way = WAYS.get(dimension, OTHER_WAY)
    words = object_of(dimension, code, label, way)
    return Predicate(*(f"{verb} {words}" for verb in (way.several, way.one, way.none)))


def object_of(dimension: str, code: str, label: str, way: Way) -> str:
    """Return what follows the verb."""
    if phrase := PHRASES.get((dimension, code)):
        return str(phrase)
    if code in (NOT_STATED, ANYWHERE):
        return str(way.not_stated)
    if dimension == "place" and code.startswith("commune:"):
        return at_commune(label)
    return str(way.other) % label


def at_commune(name: str) -> str:
    """Return where a commune is: « à Anzin », « au Quesnoy », « aux Alleux », « à La Sentinelle »."""
    if name.startswith("Le "):
        return _("au %s") % name[3:]
    if name.startswith("Les "):
        return _("aux %s") % name[4:]
    return _("à %s") % name
