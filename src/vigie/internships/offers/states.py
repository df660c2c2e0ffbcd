"""Where an offer stands, in words and in the colour of a badge."""

from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# State → label, code of its badge.
STATES: Final[dict[str, tuple[str | Promise, str]]] = {
    "draft": (_("brouillon"), "to_start"),
    "returned": (_("à revoir"), "warning"),
    "waiting": (_("à relire"), "being_set_up"),
    "published": (_("publiée"), "ok"),
    "withdrawn": (_("retirée"), "abandoned"),
}
UNPROPOSED: Final = Q(withdrawn_on=None, submitted_on=None)
# State → what its offers have in common.
CONDITIONS: Final[dict[str, Q]] = {
    "draft": UNPROPOSED & Q(returned_for=""),
    "returned": UNPROPOSED & ~Q(returned_for=""),
    "waiting": Q(withdrawn_on=None, submitted_on__isnull=False, approved_on=None),
    "published": Q(withdrawn_on=None, approved_on__isnull=False),
    "withdrawn": Q(withdrawn_on__isnull=False),
}


def badge_of(state: str) -> tuple[str, str]:
    """Return the code of the badge of a state, and its label."""
    label, code = STATES[state]
    return code, str(label)
