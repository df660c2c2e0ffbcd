"""The poster of an event: one accessible A4 page with when, where, and a QR code to its page."""

from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from vigie.awareness.events.letters import when
from vigie.awareness.models import Event, audiences_in_words
from vigie.core.font_coverage import FAMILIES, printable
from vigie.core.typesetting import pdf_of
from vigie.surveys.managing.addresses import qr_svg
from vigie.surveys.managing.poster import ACCENT, TEMPLATE

# Longer, it is read on the event's page.
LONGEST_ACCESS: Final = 160


def poster_of(event: Event, address: str) -> bytes:
    """Return the poster as a tagged PDF. address: of the event's page."""
    return pdf_of(TEMPLATE, content_of(event, address))


def content_of(event: Event, address: str) -> dict[str, Any]:
    """Return what the template needs, in printable characters."""
    is_open = event.takes_registrations and not event.cancelled_on
    invitation = gettext("S'inscrire :") if is_open else gettext("En savoir plus :")
    return {
        "fonts": list(FAMILIES),
        "accent": ACCENT,
        "title": printable(event.title),
        "author": printable(str(event.organisation or gettext("Plan de lutte contre les discriminations"))),
        "summary": printable(event.summary),
        "mark": mark_of(event),
        "purpose": printable(event.summary),
        "invitation": invitation,
        "address": address,
        "shown_address": printable(address.split("://")[-1].rstrip("/")),
        "alternative": printable(gettext("QR code qui mène à %(address)s") % {"address": address}),
        "qr": qr_svg(address),
        "facts": [printable(fact) for fact in facts_of(event)],
        "foot": printable(event.contact),
    }


def mark_of(event: Event) -> str:
    """Return what is framed at the top: that the event is cancelled, or fictitious."""
    if event.cancelled_on:
        return gettext("annulé")
    return gettext("exemple fictif") if event.is_fictitious else ""


def facts_of(event: Event) -> list[str]:
    """Return when, where, for whom."""
    facts = [when(event)[:1].upper() + when(event)[1:], event.place]
    if event.access:
        facts.append(Truncator(event.access).chars(LONGEST_ACCESS))
    if event.audiences:
        facts.append(gettext("Pour : %(audiences)s") % {"audiences": audiences_in_words(event.audiences)})
    if event.takes_registrations and event.places:
        places = ngettext("%(number)d place, sur inscription", "%(number)d places, sur inscription", event.places)
        facts.append(places % {"number": event.places})
    return facts
