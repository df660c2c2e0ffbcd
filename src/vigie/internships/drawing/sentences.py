"""The explanations in plain French, small numbers protected."""

import itertools

from django.utils.translation import gettext, ngettext

from vigie.internships.drawing.explaining import Told
from vigie.internships.drawing.exposure import LEAST
from vigie.internships.drawing.results import PupilResult, Wish
from vigie.internships.matching.results import Reason
from vigie.internships.models import Group

# Bands of requests: what a company may know of how much its offer was wanted.
BANDS = (5, 10, 20, 50)


def outcome_of(wish: Wish) -> str:
    """Say in two or three words what became of a wish."""
    return {
        Reason.ASSIGNED: gettext("obtenu"),
        Reason.FULL: gettext("complet"),
        Reason.NOT_ELIGIBLE: gettext("pas ouvert à votre niveau"),
        Reason.AFTER_ASSIGNED: gettext("non demandé"),
    }[wish.told.reason]


def why(wish: Wish) -> list[str]:
    """Return the sentences that explain what became of a wish, for the pupil alone."""
    told = wish.told
    if told.reason is Reason.NOT_ELIGIBLE:
        return [gettext("Les règles publiées de la campagne ou de l'offre ne l'ouvraient pas à votre classe.")]
    if told.reason is Reason.AFTER_ASSIGNED:
        return [
            gettext("Vous avez obtenu une offre que vous préférez : Vigie n'a donc pas demandé celle-ci pour vous.")
        ]
    return [demand(told), *last_numbers(told), gettext("Vous avez le n° %(number)d.") % {"number": told.number}]


def demand(told: Told) -> str:
    """Say how many seats there were, how many reserved for the pupil's situation, and how many asked."""
    seats = ngettext("%(seats)d place", "%(seats)d places", told.seats) % {"seats": told.seats}
    reserved = sum(told.reserved.values())
    if reserved:
        some = ngettext("dont %(n)d réservée à votre situation", "dont %(n)d réservées à votre situation", reserved)
        seats = f"{seats} {some % {'n': reserved}}"
    return gettext("%(seats)s, %(requests)s.") % {"seats": seats, "requests": requests(told.asked)}


def requests(count: int) -> str:
    """Say how many asked; a small number is not told."""
    if count < LEAST:
        return gettext("moins de %(least)d demandes") % {"least": LEAST}
    return gettext("%(count)d demandes") % {"count": count}


def last_numbers(told: Told) -> list[str]:
    """Say which numbers were the last admitted, through the doors that were open to the pupil."""
    lines = []
    if told.open_last is not None:
        lines.append(gettext("La dernière place ouverte est allée au n° %(number)d.") % {"number": told.open_last})
    for group, number in sorted(told.reserved_last.items()):
        line = gettext("La dernière place réservée (%(group)s) est allée au n° %(number)d.")
        lines.append(line % {"group": Group(group).label, "number": number})
    return lines


def reserve_sentence(result: PupilResult) -> str:
    """Say what reserved seats changed: for the pupil when it may be told, for all otherwise."""
    other = result.other
    if other and other.is_same:
        return gettext("Sans place réservée, votre résultat aurait été le même.")
    if other and other.session:
        sentence = gettext("Sans place réservée, vous auriez eu : %(offer)s (%(company)s).")
        return sentence % {"offer": other.session.offer.title, "company": other.session.offer.company}
    if other:
        return gettext("Sans place réservée, vous n'auriez pas eu de place.")
    return changed_sentence(result.changed, result.pupils)


def changed_sentence(changed: int, pupils: int) -> str:
    """Say how many results reserved seats changed; a small number is not told."""
    if changed < LEAST:
        sentence = gettext("Les places réservées ont changé le résultat de moins de %(least)d élèves sur %(pupils)d.")
        return sentence % {"least": LEAST, "pupils": pupils}
    sentence = gettext("Les places réservées ont changé le résultat de %(changed)d élèves sur %(pupils)d.")
    return sentence % {"changed": changed, "pupils": pupils}


def band(count: int) -> str:
    """Return the band of a number of requests: « moins de 5 », « 5 à 9 »… « 50 et plus »."""
    if count < BANDS[0]:
        return gettext("moins de %(least)d") % {"least": BANDS[0]}
    for low, high in itertools.pairwise(BANDS):
        if count < high:
            return gettext("%(low)d à %(high)d") % {"low": low, "high": high - 1}
    return gettext("%(low)d et plus") % {"low": BANDS[-1]}
