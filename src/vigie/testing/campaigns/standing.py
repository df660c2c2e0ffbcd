"""Where a campaign of tests stands, and what comes next."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.testing.campaigns.checking import Finding
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.models import Campaign


class Standing(StrEnum):
    """A moment in the life of a campaign."""

    WRITTEN = "written"
    FROZEN = "frozen"
    ONGOING = "ongoing"
    ENDED = "ended"
    STOPPED = "stopped"


# Words, and the colour of the badge.
STANDING_WORDS: Final[dict[Standing, tuple[str | Promise, str]]] = {
    Standing.WRITTEN: (_("protocole en cours d'écriture"), "being_set_up"),
    Standing.FROZEN: (_("protocole figé"), "to_start"),
    Standing.ONGOING: (_("tests en cours"), "ongoing"),
    Standing.ENDED: (_("terminée"), "done"),
    Standing.STOPPED: (_("arrêtée"), "unknown"),
}


def standing_of(campaign: Campaign) -> Standing:
    """Return where a campaign stands."""
    if campaign.stopped_on:
        return Standing.STOPPED
    if campaign.ended_on:
        return Standing.ENDED
    if campaign.drawn_on:
        return Standing.ONGOING
    return Standing.FROZEN if campaign.frozen_on else Standing.WRITTEN


def next_steps(campaign: Campaign, findings: Sequence[Finding], day: date) -> list[str]:
    """Return what comes next, in sentences. findings: of the protocol, until it is frozen."""
    standing = standing_of(campaign)
    if standing == Standing.WRITTEN:
        return _before_freezing(findings)
    if standing == Standing.FROZEN:
        return [
            *_announcing(campaign),
            gettext("Entrez les cibles et les personnes qui testent, puis tirez les tests au sort."),
        ]
    if standing == Standing.ONGOING and campaign.ends_on < day:
        return [gettext("Le dernier jour est passé : terminez la campagne dès que tout est lu.")]
    if standing == Standing.ONGOING:
        return [gettext("Les tests se font. L'écart reste caché à tout le monde jusqu'à la fin, vous compris.")]
    return []


def _before_freezing(findings: Sequence[Finding]) -> list[str]:
    blocking = sum(finding.blocks for finding in findings)
    if not blocking:
        return [gettext("Le protocole est complet : relisez-le, puis figez-le. Aucun test ne part avant.")]
    said = ngettext(
        "%(number)d point du protocole est à reprendre avant de le figer.",
        "%(number)d points du protocole sont à reprendre avant de le figer.",
        blocking,
    )
    return [said % {"number": blocking}]


def _announcing(campaign: Campaign) -> list[str]:
    return (
        [gettext("Annoncez la campagne aux organisations : ce mode le demande.")]
        if locks_of(campaign.mode).announced
        else []
    )
