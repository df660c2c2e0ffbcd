"""What addresses and titles call the dimensions of an edition, and what people ask about them."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vigie.observatory.released import Dimension, Edition

# In addresses, French: they are read, said and printed.
SLUGS = {
    "criterion": "critere",
    "domain": "domaine",
    "type": "forme",
    "place": "lieu",
    "sex": "sexe",
    "age_band": "age",
    "outcome": "suite",
    "channel": "canal",
    "source": "source",
    "quarter": "trimestre",
}
DIMENSIONS_BY_SLUG = {slug: name for name, slug in SLUGS.items()}
# The address of the grand total.
WHOLE = "ensemble"

QUESTIONS: dict[str, str | Promise] = {
    "domain": gettext_lazy("Dans quels domaines\u00a0?"),
    "criterion": gettext_lazy("Sur quels critères\u00a0?"),
    "place": gettext_lazy("Où\u00a0?"),
    "sex": gettext_lazy("Qui\u00a0?"),
    "age_band": gettext_lazy("À quel âge\u00a0?"),
    "type": gettext_lazy("Sous quelles formes\u00a0?"),
    "outcome": gettext_lazy("Quelles suites\u00a0?"),
    "channel": gettext_lazy("Par où les signalements arrivent-ils\u00a0?"),
}
HINTS: dict[str, str | Promise] = {
    "domain": gettext_lazy("Emploi, logement, école, santé, services\u00a0: là où les faits se sont produits."),
    "criterion": gettext_lazy("L'origine, le sexe, le handicap… tels que les personnes les ont ressentis."),
    "place": gettext_lazy("La carte des communes et de leurs groupes."),
    "sex": gettext_lazy("Les femmes, les hommes, et ce qui n'est pas renseigné."),
    "age_band": gettext_lazy("Par tranche d'âge, «\u00a0non renseigné\u00a0» compris."),
    "type": gettext_lazy("Directe, indirecte, harcèlement, ou inscrite dans le fonctionnement d'une structure."),
    "outcome": gettext_lazy("En cours, médiation, saisine, plainte… et ce qui reste sans suite."),
    "channel": gettext_lazy("Accueils, téléphone, site, questionnaires."),
}
# Dimensions whose order means something; the others are read by size.
ORDERED = frozenset({"sex", "age_band", "quarter", "place"})


def slug_of(dimensions: Sequence[str]) -> str:
    """Return the address of a table: « domaine-sexe », « ensemble » for the grand total."""
    return "-".join(SLUGS.get(name, name) for name in dimensions) or WHOLE


def dimensions_of(slug: str) -> tuple[str, ...]:
    """Return the dimensions that an address names, known or not."""
    if slug == WHOLE:
        return ()
    return tuple(DIMENSIONS_BY_SLUG.get(part, part) for part in slug.split("-"))


def question_of(dimension: Dimension) -> str:
    """Return what people ask about a dimension; for one that nobody thought of, its name."""
    return str(QUESTIONS.get(dimension.name) or _("Par %(name)s") % {"name": lowered(dimension.label)})


def lowered(label: str) -> str:
    """Return a label as it is written inside a sentence: « Tranche d'âge » → « tranche d'âge », « QPV » stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or len(label) == 1 else label


def names_in_words(edition: Edition, dimensions: Sequence[str]) -> str:
    """Return dimensions in words: « domaine », « domaine et sexe », « critère, domaine et suite donnée »."""
    labels = [lowered(edition.by_name[name].label) for name in dimensions]
    if len(labels) < 2:
        return "".join(labels)
    return _("%(first)s et %(last)s") % {"first": ", ".join(labels[:-1]), "last": labels[-1]}
