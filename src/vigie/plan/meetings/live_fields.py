"""A text typed live, as the page shows it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.day_words import date_format
from vigie.plan.meetings.holding import Written
from vigie.plan.meetings.live import mark_of
from vigie.plan.models import AgendaItem, Meeting


@dataclass(frozen=True)
class LiveField:
    """What the page needs to draw a text and its state.

    key: its anchor. address: where it is sent. seen: the mark of what its writer has seen. recorded: what is recorded,
    when it is not what the writer sent. refusal: why nothing can be written.
    """

    key: str
    address: str
    label: str
    text: str
    seen: str
    status: str = ""
    recorded: str | None = None
    refusal: str = ""

    @property
    def recorded_mark(self) -> str:
        """The mark of what is recorded, which a choice between the two texts names."""
        return mark_of(self.recorded or "")


def notes_field(item: AgendaItem) -> LiveField:
    """Return the notes of a point."""
    label = gettext("Ce qui se dit : %(point)s") % {"point": item.title}
    address = reverse("plan:write_notes", args=[item.pk])
    return LiveField(f"point-{item.pk}", address, label, item.notes, mark_of(item.notes))


def minutes_field(meeting: Meeting) -> LiveField:
    """Return the text of the whole minutes."""
    label = gettext("Compte rendu d'ensemble")
    address = reverse("plan:write_minutes", args=[meeting.pk])
    return LiveField("compte-rendu", address, label, meeting.minutes, mark_of(meeting.minutes))


def after_writing(field: LiveField, written: Written, sent: str, seen: str) -> LiveField:
    """Return the field once its text was sent: recorded, with the hour; or held back, with what is recorded."""
    if written.is_held_back:
        return replace(field, text=sent, seen=seen, recorded=written.text)
    return replace(field, text=written.text, seen=written.mark, status=saved_at(timezone.now()))


def saved_at(moment: datetime) -> str:
    """Return « enregistré à 14:32 »."""
    return gettext("enregistré à %(hour)s") % {"hour": date_format(timezone.localtime(moment), "H:i")}
