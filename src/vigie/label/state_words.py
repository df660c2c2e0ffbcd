"""States in words, with the colour of their badge."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.label.states import State

WORDS: Final[dict[State, tuple[str | Promise, str]]] = {
    State.NOT_COMMITTED: (_("pas encore engagée"), "unknown"),
    State.COMMITTED: (_("engagée"), "to_start"),
    State.SELF_ASSESSING: (_("en auto-évaluation"), "being_set_up"),
    State.SUBMITTED: (_("candidature déposée"), "ongoing"),
    State.ASSESSING: (_("en évaluation extérieure"), "ongoing"),
    State.TO_DECIDE: (_("à décider"), "warning"),
    State.POSTPONED: (_("à compléter"), "warning"),
    State.LABELLED: (_("labellisée"), "ok"),
    State.EXPIRING: (_("label bientôt à renouveler"), "warning"),
    State.EXPIRED: (_("label expiré"), "late"),
    State.REFUSED: (_("label refusé"), "abandoned"),
    State.WITHDRAWN: (_("label retiré"), "late"),
}


def in_words(state: State) -> tuple[str | Promise, str]:
    """Return what a state is called, and the colour of its badge."""
    return WORDS[state]
