"""What the room of awareness waits for: things to read over, to answer, to count; a highlight to plan (S103)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.awareness.access import is_pilot
from vigie.awareness.programme.planning import is_planned, lacks_highlight
from vigie.awareness.standing import waiting_for
from vigie.cockpit.waiting import Waiting


def to_raise_awareness(actor: Actor, day: date) -> list[Waiting]:
    """What someone has to do in the room, for what their organisation keeps; everything for the pilot."""
    found = [Waiting(each.sentence, each.address, each.number) for each in waiting_for(actor)]
    if is_pilot(actor) and is_planned(day.year) and lacks_highlight(day):
        found.append(Waiting(_("Aucun temps fort annoncé cette année"), reverse("awareness:enter_event"), 1))
    return found
