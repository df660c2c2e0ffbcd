"""The states and missing parts of an action, as they are said on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.plan.models import Action
from vigie.plan.progress import ActionFacts, Part, State, missing

# Short labels, for badges and filters.
STATE_LABELS = {
    State.LATE: _("en retard"),
    State.BLOCKED: _("bloquée"),
    State.SILENT: _("sans nouvelles"),
    State.WITHOUT_BEARER: _("sans structure porteuse"),
    State.WITHOUT_DATE: _("sans date"),
    State.WITHOUT_NOTE: _("sans aucune note"),
    State.WITHOUT_NOTE_THIS_YEAR: _("sans note cette année"),
}
# Badge colours (see the `status` tag): what is urgent, and what is only to be filled in.
STATE_COLOURS = dict.fromkeys(State, "warning") | {State.LATE: "late", State.BLOCKED: "late"}

PART_SENTENCES = {
    Part.BEARER: _("Aucune structure n'est indiquée comme porteuse."),
    Part.AXIS: _("Aucun axe ni thème n'est indiqué."),
    Part.TIMING: _("Rien ne dit quand l'action a lieu."),
    Part.STATUS: _("Le statut n'est pas renseigné."),
    Part.DESCRIPTION: _("L'action n'est pas décrite."),
    Part.PUBLIC: _("Le public touché n'est pas indiqué."),
    Part.PLACE: _("Aucun lieu n'est indiqué."),
    Part.NATURE: _("La nature n'est pas indiquée\u00a0: prévention, réduction ou réparation."),
    Part.MEANS: _("Ni moyens humains ni budget ne sont indiqués."),
    Part.EVALUATION: _("Ni critère d'évaluation ni indicateur ne sont indiqués."),
    Part.NOTE_OF_THE_YEAR: _("Aucune note n'a été écrite cette année."),
    Part.POLITICAL_AGREEMENT: _("L'accord politique nécessaire n'a pas encore été donné."),
}


def missing_in_words(facts: ActionFacts) -> list[tuple[Part, str | Promise]]:
    """Return what is missing on an action, each part with its French sentence."""
    return [(part, PART_SENTENCES[part]) for part in missing(facts)]


# From what is over to what nobody has told: the order in which progress is read.
READING_ORDER = ("done", "ongoing", "on_request", "being_set_up", "to_start", "abandoned", "unknown")


def statuses_in_words(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Return how many actions have each status: code, words, count; known ones first, those nobody has left out."""
    names = dict(Action.Status.choices)
    return [(code, str(names[code]), counts[code]) for code in READING_ORDER if counts.get(code)]
