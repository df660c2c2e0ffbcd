"""Whether a wave can be answered today; when it cannot, a clear sentence on a page of its own."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from vigie.core.day_words import date_format
from vigie.surveys.models import Wave
from vigie.surveys.receiving.arrivals import CLOSED, FULL
from vigie.surveys.receiving.limits import is_full


@dataclass(frozen=True)
class Refusal:
    """Why a questionnaire is not shown. status: of the answer, in HTTP."""

    title: str
    sentence: str | Promise
    status: int = 200


def refusal(wave: Wave) -> Refusal | None:
    """Return why a wave takes no answer now, or None."""
    if wave.is_open():
        return Refusal(_("Cette enquête est complète"), FULL, 410) if is_full(wave) else None
    if wave.closed_on is None and timezone.localdate() < wave.opens_on:
        day = date_format(wave.opens_on, "j F Y")
        sentence = _("Elle ouvre le %(day)s. Revenez à partir de ce jour, avec la même adresse.") % {"day": day}
        return Refusal(_("Cette enquête n'est pas encore ouverte"), sentence)
    return Refusal(_("Cette enquête est terminée"), CLOSED, 410)
