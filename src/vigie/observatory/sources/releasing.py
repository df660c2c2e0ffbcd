"""What an edition says of the data that do not exist, or that nobody gave (S54): absence is shown as such."""

from datetime import date

from django.utils.translation import gettext

from vigie.core.day_words import date_format
from vigie.observatory.models import DataRequest, DataSource
from vigie.observatory.released import MissingSource


def missing_sources(vintage: int, *, with_fictitious: bool = False) -> tuple[MissingSource, ...]:
    """Return the sources that are absent or partial, with what was asked of their holders by the end of a vintage.

    with_fictitious: those made up for a demonstration too, in an edition that says so. Why a holder refused is not
    told: it is between them and the agglomération.
    """
    rows = DataSource.objects.with_gaps().prefetch_related("requests")
    if not with_fictitious:
        rows = rows.filter(is_fictitious=False)
    return tuple(MissingSource(row.label, row.holder_name, said_of(row, vintage)) for row in rows)


def said_of(source: DataSource, vintage: int) -> str:
    """Return what an edition says of one source: what is missing, then what was asked."""
    state = gettext("Données partielles.") if source.state == DataSource.State.PARTIAL else ""
    asked = [one for one in source.requests.all() if one.asked_on and one.asked_on.year <= vintage + 1]
    return " ".join(filter(None, [state, source.said.strip(), *(request_in_words(one) for one in asked)]))


def request_in_words(request: DataRequest) -> str:
    """Say when data were asked, and what came of it."""
    assert request.asked_on is not None
    said = {"asked": in_words(request.asked_on)}
    if request.refused_on:
        return gettext("Demandées le %(asked)s, refusées le %(day)s.") % {**said, "day": in_words(request.refused_on)}
    if request.answered_on:
        return gettext("Demandées le %(asked)s, réponse reçue le %(day)s.") % {
            **said,
            "day": in_words(request.answered_on),
        }
    return gettext("Demandées le %(asked)s, sans réponse à ce jour.") % said


def in_words(day: date) -> str:
    """Return a day as one writes it."""
    return date_format(day, "DATE_FORMAT")
