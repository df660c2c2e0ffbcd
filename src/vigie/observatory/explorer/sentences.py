"""Sentences made from the figures of an edition: never a number that is not released, never one worked out of a secret.

A share is said with its two numbers and its interval. Nothing is added up, nothing is taken away.
"""

import itertools

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vigie.core.tables import display
from vigie.observatory.explorer.grammar import Predicate, predicate_of
from vigie.observatory.explorer.shares import Share, share_of
from vigie.observatory.explorer.shown import Row, Shown
from vigie.observatory.indicators.uncertainty import in_percent, is_small_base
from vigie.observatory.released import Edition, Status

# Shares that everybody pictures, and how they are said; a singular verb goes with « un … sur … ».
HALF = 0.5
FRACTIONS = (
    *((1 / whole, (1, whole)) for whole in (10, 5, 4, 3)),
    *((part / 10, (part, 10)) for part in (3, 4, 6, 7, 8, 9)),
    (2 / 3, (2, 3)),
    (3 / 4, (3, 4)),
    (HALF, (1, 2)),
)
# Beyond, counts say it better.
RAREST, COMMONEST = 0.075, 0.95
# From how far a fraction is still the share itself, then close to it.
EXACT, CLOSE = 0.0049, 0.02
MOST_SAID = 2


def total_sentence(edition: Edition) -> str:
    """Say how many situations an edition counts."""
    total = edition.total
    if total is None or total.number is None:
        return _("Le nombre de signalements de %(year)s n'est pas donné.") % {"year": edition.vintage}
    if total.number == 0:
        return _("Aucun signalement n'a été compté en %(year)s.") % {"year": edition.vintage}
    text = ngettext(
        "%(number)s signalement a été compté en %(year)s.",
        "%(number)s signalements ont été comptés en %(year)s.",
        total.number,
    )
    return text % {"number": display(total.number), "year": edition.vintage}


def sentences_of(edition: Edition, shown: Shown) -> list[str]:
    """Say what stands out of what is shown: its base, its greatest parts, what is at zero, what is secret."""
    if shown.columns:
        rows = filter(None, (row_sentence(edition, shown, row) for row in tallest_rows(shown)))
        return [base_sentence(edition, shown), *itertools.islice(rows, MOST_SAID), *secret_sentences(shown)]
    greatest = filter(None, (part_sentence(edition, shown, row) for row in greatest_rows(shown)))
    return [
        base_sentence(edition, shown),
        *prudence(shown),
        *itertools.islice(greatest, MOST_SAID),
        *zero_sentences(shown),
        *secret_sentences(shown),
    ]


def base_sentence(edition: Edition, shown: Shown) -> str:
    """Say how many situations the page is about."""
    if not shown.filters:
        return total_sentence(edition)
    pairs = ({"label": dimension.label.lower(), "text": item.label} for dimension, item in shown.filters)
    about = ", ".join(_("%(label)s\u00a0: %(text)s") % pair for pair in pairs)
    number = shown.base.number
    if number is None:
        return _("Le nombre de signalements (%(about)s) n'est pas donné.") % {"about": about}
    if number == 0:
        return _("Aucun signalement (%(about)s) n'a été compté en %(year)s.") % {
            "about": about,
            "year": edition.vintage,
        }
    text = ngettext(
        "%(number)s signalement (%(about)s) a été compté en %(year)s.",
        "%(number)s signalements (%(about)s) ont été comptés en %(year)s.",
        number,
    )
    return text % {"number": display(number), "about": about, "year": edition.vintage}


def prudence(shown: Shown) -> list[str]:
    """Say that few observations say little."""
    number = shown.base.number
    return [_("C'est peu d'observations\u00a0: à lire avec prudence.")] if number and is_small_base(number) else []


def greatest_rows(shown: Shown) -> list[Row]:
    """Return the rows that have a number, the greatest first, without those that hold others or lie in them."""
    rows = [row for row in shown.rows if row.cells[0].status is Status.VALUE and row.stands_alone]
    return sorted(rows, key=lambda row: -(row.cells[0].number or 0))


def tallest_rows(shown: Shown) -> list[Row]:
    """Return the rows whose total is a number, the greatest first."""
    rows = [row for row in shown.rows if row.total.status is Status.VALUE and row.stands_alone]
    return sorted(rows, key=lambda row: -(row.total.number or 0))


def row_sentence(edition: Edition, shown: Shown, row: Row) -> str:
    """Say the greatest part of a row: « Parmi ceux qui concernent l'emploi, la moitié… »; or nothing."""
    numbered = [(cell, item) for cell, item in zip(row.cells, shown.columns, strict=True) if cell.number]
    if not numbered or shown.column_dimension is None:
        return ""
    cell, item = max(numbered, key=lambda pair: pair[0].number or 0)
    column = predicate_of(shown.column_dimension.name, item.code, item.label)
    said = said_share(share_of(cell, row.total, edition.threshold), column)
    among = predicate_of(shown.dimension.name, row.item.code, row.item.label).several
    start = _("Parmi ceux qui %(among)s, %(said)s")
    return start % {"among": among, "said": said[:1].lower() + said[1:]} if said else ""


def part_sentence(edition: Edition, shown: Shown, row: Row) -> str:
    """Say a part of the base: « 3 signalements sur 10 concernent l'emploi (72 sur 240…) »; empty when it may not be."""
    predicate = predicate_of(shown.dimension.name, row.item.code, row.item.label)
    return said_share(share_of(row.cells[0], shown.base, edition.threshold), predicate)


def said_share(share: Share | None, predicate: Predicate) -> str:
    """Say a share with its numbers and its interval; empty when there is none to say."""
    if share is None:
        return ""
    # Few observations are said by their number: « la moitié » of twelve people says more than is known.
    subject, is_plural = ("", False) if is_small_base(share.base) else in_fractions(share)
    details = counted(share) if subject else _("soit %(percent)s") % {"percent": in_percent(share.value)}
    if not subject:
        subject, is_plural = in_counts(share), share.count > 1
    verb = predicate.several if is_plural else predicate.one
    words = {"subject": subject, "verb": verb, "details": details, "interval": interval_words(share)}
    return _("%(subject)s %(verb)s (%(details)s\u00a0; %(interval)s).") % words


def counted(share: Share) -> str:
    """Say the two numbers of a share and what it comes to: « 72 sur 240, soit 30 % »."""
    numbers = {"count": display(share.count), "base": display(share.base), "percent": in_percent(share.value)}
    return _("%(count)s sur %(base)s, soit %(percent)s") % numbers


def interval_words(share: Share) -> str:
    """Say the interval of a share: « intervalle à 95 % : de 25 % à 36 % »."""
    bounds = {"lower": in_percent(share.interval.lower), "upper": in_percent(share.interval.upper)}
    return _("intervalle à 95\u00a0%%\u00a0: de %(lower)s à %(upper)s") % bounds


def in_counts(share: Share) -> str:
    """Say a share by its two numbers: « 7 signalements sur 240 »."""
    text = ngettext("%(count)s signalement sur %(base)s", "%(count)s signalements sur %(base)s", share.count)
    return text % {"count": display(share.count), "base": display(share.base)}


def in_fractions(share: Share) -> tuple[str, bool]:
    """Say a share by a fraction that everybody pictures, with whether its verb is plural; empty when none is near."""
    if not RAREST <= share.value <= COMMONEST:
        return "", False
    fraction, (part, whole) = min(FRACTIONS, key=lambda each: (abs(each[0] - share.value), each[0]))
    gap = share.value - fraction
    if abs(gap) <= EXACT:
        return exact_fraction(part, whole), part > 1 or whole == 2
    return inexact_fraction(part, whole, gap), part > 1 or whole == 2


def exact_fraction(part: int, whole: int) -> str:
    """Say a fraction: « La moitié des signalements », « Un signalement sur 4 », « 3 signalements sur 10 »."""
    if whole == 2:
        return _("La moitié des signalements")
    if part == 1:
        return _("Un signalement sur %(whole)s") % {"whole": whole}
    return _("%(part)s signalements sur %(whole)s") % {"part": part, "whole": whole}


def inexact_fraction(part: int, whole: int, gap: float) -> str:
    """Say a fraction and on which side of it the share is: « Près d'un signalement sur 4 », « Plus de la moitié… »."""
    if whole == 2:
        what = _("de la moitié des signalements")
    elif part == 1:
        what = _("d'un signalement sur %(whole)s") % {"whole": whole}
    else:
        what = _("de %(part)s signalements sur %(whole)s") % {"part": part, "whole": whole}
    if gap > 0:
        near = _("Un peu plus %(what)s") if gap <= CLOSE else _("Plus %(what)s")
    else:
        near = _("Près %(what)s") if gap >= -CLOSE else _("Moins %(what)s")
    return near % {"what": what}


def zero_sentences(shown: Shown) -> list[str]:
    """Say what was never met, when there is little of it to say."""
    rows = [row for row in shown.rows if row.cells[0].status is Status.ZERO and row.stands_alone]
    if not 0 < len(rows) <= MOST_SAID or shown.base.number == 0:
        return []
    return [
        _("Aucun signalement %(predicate)s.")
        % {"predicate": predicate_of(shown.dimension.name, row.item.code, row.item.label).none}
        for row in rows
    ]


def secret_sentences(shown: Shown) -> list[str]:
    """Say how many of the numbers on the page are secret, and why; nothing of what they are."""
    number = shown.count(Status.SECRET)
    if not number:
        return []
    text = ngettext(
        "%(number)s nombre n'est pas donné («\u00a0s\u00a0»)\u00a0: trop petit, ou qui en révélerait un autre.",
        "%(number)s nombres ne sont pas donnés («\u00a0s\u00a0»)\u00a0: trop petits, ou qui en révéleraient d'autres.",
        number,
    )
    return [text % {"number": display(number)}]
