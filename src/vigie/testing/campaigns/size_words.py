"""Sample sizes, told."""

from django.utils.translation import gettext, ngettext

from vigie.testing.campaigns.sizing import Needed, Size, level_of_each
from vigie.testing.report.wording import share

SURE, BLIND = 0, 10


def told(size: Size) -> str:
    """Return what a number of pairs misses, in a sentence."""
    pairs = ngettext("Avec %(pairs)d paire", "Avec %(pairs)d paires", size.pairs) % {"pairs": size.pairs}
    points = f"{abs(size.gap):.1f}".removesuffix(".0").replace(".", gettext(","))
    if not size.gap:
        return gettext("%(pairs)s : vous ne prévoyez pas d'écart, il n'y a rien à voir.") % {"pairs": pairs}
    if size.missed_in_ten == SURE:
        words = gettext("%(pairs)s, un écart de %(points)s points ne passe presque jamais inaperçu.")
    elif size.missed_in_ten == BLIND:
        words = gettext("%(pairs)s, un écart de %(points)s points passe presque toujours inaperçu.")
    else:
        words = gettext("%(pairs)s, un écart de %(points)s points passe inaperçu %(missed)d fois sur 10.")
    return words % {"pairs": pairs, "points": points, "missed": size.missed_in_ten}


def needed_told(needed: Needed) -> str:
    """Return how many pairs see the gap four times out of five, in a sentence."""
    if needed.pairs is None and needed.is_exact:
        return gettext("Sans écart attendu, aucun nombre de paires ne suffit.")
    if needed.pairs is None:
        return gettext(
            "Il faudrait plus de 5 000 paires pour voir un écart aussi petit : une campagne locale ne le peut pas."
        )
    if needed.is_exact:
        words = gettext("Pour le voir 8 fois sur 10, il faut %(pairs)d paires.")
    else:
        words = gettext("Pour le voir 8 fois sur 10, il faut environ %(pairs)d paires.")
    return words % {"pairs": needed.pairs}


def shared_told(level: float, tested: int) -> str:
    """Return how the level is shared between comparisons, in a sentence; nothing when there is one."""
    if tested < 2:
        return ""
    sentence = gettext(
        "Il y a %(tested)d profils testés : le risque de fausse alerte de %(level)s est partagé entre eux, et chacun "
        "se juge à %(each)s. Les nombres ci-dessus en tiennent compte, pour un profil testé pris à part."
    )
    return sentence % {"tested": tested, "level": share(level), "each": share(level_of_each(level, tested))}
