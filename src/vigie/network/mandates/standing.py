"""Where a mandate stands on a day: derived from its days, never typed in."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Before its last day, a mandate is to be renewed or let go.
SOON: Final = timedelta(days=60)


class Standing(StrEnum):
    """Where a mandate stands."""

    PREPARING = "preparing"
    COMING = "coming"
    IN_FORCE = "in_force"
    ENDING = "ending"
    EXPIRED = "expired"
    ENDED = "ended"
    GIVEN_UP = "given_up"


WORDS: Final[dict[Standing, tuple[str, Promise]]] = {
    Standing.PREPARING: ("being_set_up", _("en préparation")),
    Standing.COMING: ("to_start", _("à venir")),
    Standing.IN_FORCE: ("ok", _("en cours")),
    Standing.ENDING: ("warning", _("se termine bientôt")),
    Standing.EXPIRED: ("done", _("arrivé à son terme")),
    Standing.ENDED: ("abandoned", _("terminé avant son terme")),
    Standing.GIVEN_UP: ("abandoned", _("abandonné")),
}


def standing(
    *, starts_on: date | None, ends_on: date | None, ended_on: date | None, day: date, is_renewed: bool = False
) -> Standing:
    """Return where a mandate stands. is_renewed: whether another follows it, so that its end is no news."""
    if starts_on is None or ends_on is None:
        return Standing.GIVEN_UP if ended_on else Standing.PREPARING
    if ended_on is not None and ended_on < starts_on:
        return Standing.GIVEN_UP
    if ended_on is not None and ended_on < day:
        return Standing.ENDED
    if ends_on < day:
        return Standing.EXPIRED
    if day < starts_on:
        return Standing.COMING
    is_near = ended_on is None and not is_renewed and ends_on - day <= SOON
    return Standing.ENDING if is_near else Standing.IN_FORCE
