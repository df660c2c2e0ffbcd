"""How the document, the poster and the slides say what an edition is, and what its numbers are."""

from datetime import date

from django.utils.translation import gettext, ngettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.core.tables import Kind, display
from vigie.observatory.released import Cell, Edition, Status


def day_in_words(iso: str) -> str:
    """Return « 12 mars 2026 »; nothing for no date."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return FuzzyDate(day.year, day.month, day.day).in_words()


def edition_name(edition: Edition) -> str:
    """Return « Édition n° 3 », or that it is still a draft."""
    if edition.number is None:
        return gettext("Brouillon, à ne pas diffuser")
    return gettext("Édition n°\u00a0%(number)d") % {"number": edition.number}


def signature(edition: Edition) -> str:
    """Return « signée le 12 mars 2026 par Maxime Fictive, Vice-présidente »; nothing for a draft."""
    if edition.number is None:
        return ""
    who = ", ".join(part for part in (edition.signatory_name, edition.signatory_title) if part)
    return gettext("signée le %(day)s par %(who)s") % {"day": day_in_words(edition.signed_on), "who": who}


def fictitious_mark(edition: Edition) -> str:
    """Return what every surface of a made-up edition carries; nothing for a true one."""
    return gettext("données fictives") if edition.is_fictitious else ""


def mention(edition: Edition) -> str:
    """Return the line that runs on each page: the edition, and whether it is made up."""
    return ", ".join(part for part in (edition_name(edition), fictitious_mark(edition)) if part)


def counted(cell: Cell | None) -> str:
    """Return « 240 signalements », or why no number can be given."""
    if cell is None or cell.status is Status.NOT_COLLECTED:
        return gettext("Nombre de signalements non recueilli")
    if cell.status is Status.SECRET:
        return gettext("Nombre de signalements secret")
    number = cell.number or 0
    said = ngettext("%(number)s signalement", "%(number)s signalements", number)
    return said % {"number": display(number, Kind.NUMBER)}


def secrecy_note(edition: Edition) -> str:
    """Say what « secret » means."""
    said = gettext(
        "« secret »\u00a0: nombre de 1 à %(most)d, ou nombre qui permettrait d'en retrouver un\u00a0; "
        "rien ne dit lequel."
    )
    return said % {"most": edition.threshold - 1}


def scope_note() -> str:
    """Say what the numbers do not tell."""
    return gettext(
        "Ces chiffres comptent ce que des personnes ont signalé, pas tout ce qui arrive\u00a0: "
        "quand ils montent, c'est souvent que l'on parle davantage."
    )
