"""The words of the room in the journal: acts of staff; never what a pupil ranks, nor a name."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "round_drawn": _("a fait le tirage d'un tour"),
    "round_frozen": _("a figé les listes d'un tour"),
    "seat_given_back": _("a noté le désistement d'un élève"),
    "second_round_opened": _("a ouvert un second tour"),
}
