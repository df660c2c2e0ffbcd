"""What happened around a test, day by day, as documents tell it: by codes, without a name nor an outcome."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.day_words import date_format
from vigie.core.documents import TableBlock
from vigie.testing.models import Evidence, Test

# Days are known for most acts, seconds for pieces alone.
Event = tuple[date | datetime, str]


def chronology_block(test: Test, pieces: Sequence[Evidence]) -> TableBlock:
    """Return the events of a test as a table."""
    rows = tuple((when(moment), said) for moment, said in events_of(test, pieces))
    return TableBlock(gettext("Ce qui s'est passé"), (gettext("Quand"), gettext("Quoi")), rows, widths=(1, 3))


def events_of(test: Test, pieces: Sequence[Evidence]) -> list[Event]:
    """Return the events of a test, in their order; within a day, in that of the acts."""
    return sorted(events(test, pieces), key=lambda event: day_of(event[0]))


def events(test: Test, pieces: Sequence[Evidence]) -> Iterator[Event]:
    """Give the events of a test, act by act."""
    campaign = test.campaign
    told = [(campaign.frozen_on, gettext("Protocole figé")), (campaign.drawn_on, gettext("Tests tirés au sort"))]
    for each in test.applications.order_by("position"):
        code = {"code": each.code}
        told.append((each.sent_on, gettext("Candidature %(code)s faite") % code))
        told.append((each.reported_on, gettext("Compte rendu de la candidature %(code)s") % code))
    for moment, said in told:
        if moment:
            yield moment, said
    for piece in pieces:
        said = gettext("Pièce %(number)d reçue, pour la candidature %(code)s")
        yield piece.received_at, said % {"number": piece.sequence, "code": piece.application.code}
    if test.decided_on:
        said = gettext("Test jugé %(validity)s, sans connaître son résultat")
        yield test.decided_on, said % {"validity": test.get_validity_display()}
    if campaign.ended_on:
        yield campaign.ended_on, gettext("Campagne terminée")


def day_of(moment: date | datetime) -> date:
    """Return the day of an event."""
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def when(moment: date | datetime) -> str:
    """Return when an event was, as precisely as it is known."""
    if isinstance(moment, datetime):
        return date_format(timezone.localtime(moment), "j F Y, H:i:s")
    return date_format(moment)
