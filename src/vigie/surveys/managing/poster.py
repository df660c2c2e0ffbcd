"""The poster of a wave: one accessible A4 page with its address, its QR code, what it is for and what it keeps."""

from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext, ngettext

from vigie.core.day_words import date_format
from vigie.core.font_coverage import FAMILIES, printable
from vigie.core.typesetting import pdf_of
from vigie.surveys.managing.addresses import qr_svg
from vigie.surveys.models import Wave

TEMPLATE: Final = Path(__file__).resolve().parent / "typst" / "poster.typ"
ACCENT: Final = "#1f5c57"


def poster_of(wave: Wave, address: str) -> bytes:
    """Return the poster as a tagged PDF. address: where the wave is answered."""
    return pdf_of(TEMPLATE, content_of(wave, address))


def content_of(wave: Wave, address: str) -> dict[str, Any]:
    """Return what the template needs, in printable characters."""
    survey = wave.survey
    return {
        "fonts": list(FAMILIES),
        "accent": ACCENT,
        "title": printable(survey.title),
        "author": printable(str(survey.organisation)),
        "summary": printable(f"{survey.title} – {wave.name}"),
        "mark": gettext("exemple fictif") if survey.is_fictitious else "",
        "purpose": printable(survey.purpose),
        "invitation": gettext("Répondez avec votre téléphone, ou tapez cette adresse :"),
        "address": address,
        "shown_address": printable(address.split("://")[-1].rstrip("/")),
        "alternative": printable(gettext("QR code qui mène à %(address)s") % {"address": address}),
        "qr": qr_svg(address),
        "facts": [printable(fact) for fact in facts_of(wave)],
        "foot": printable(wave.name),
    }


def facts_of(wave: Wave) -> list[str]:
    """Return what whoever answers should know first."""
    survey = wave.survey
    months = survey.retention_months
    kept = ngettext(
        "Les réponses sont effacées %(months)d mois après la fin de l'enquête.",
        "Les réponses sont effacées %(months)d mois après la fin de l'enquête.",
        months,
    )
    return [
        dates_of(wave),
        *(
            [gettext("Enquête anonyme : ni nom, ni compte, ni adresse de votre appareil ne sont gardés.")]
            if survey.is_anonymous
            else []
        ),
        *([gettext("Un code d'accès, à usage unique, vous est remis à part.")] if wave.needs_token else []),
        kept % {"months": months},
    ]


def dates_of(wave: Wave) -> str:
    """Return from when to when a wave is open."""
    opens = date_format(wave.opens_on, "j F Y")
    if wave.closes_on is None:
        return gettext("Ouverte à partir du %(opens)s.") % {"opens": opens}
    closes = date_format(wave.closes_on, "j F Y")
    return gettext("Ouverte du %(opens)s au %(closes)s.") % {"opens": opens, "closes": closes}
