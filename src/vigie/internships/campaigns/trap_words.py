"""Says traps in plain French, without a number that is too small to be told."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext

from vigie.internships.campaigns.traps import Applicants, Kind, Trap
from vigie.internships.models import Group, Sector


def traps_in_words(traps: Iterable[Trap], applicants: Applicants, threshold: int) -> list[str]:
    """Return a sentence for each trap; those about a group too small to be told are left out."""
    return [in_words(trap) for trap in traps if may_be_told(trap, applicants, threshold)]


def may_be_told(trap: Trap, applicants: Applicants, threshold: int) -> bool:
    """Whether what a trap says of pupils speaks of enough of them: on both sides of a share."""
    if trap.kind == Kind.OVERLAP:
        return trap.number >= threshold
    if trap.kind not in (Kind.NO_EFFECT, Kind.ADDS_UP):
        return True
    inside = applicants.by_group.get(trap.group, 0)
    return min(inside, applicants.total - inside) >= threshold


def in_words(trap: Trap) -> str:
    """Return what a trap means, and what to do about it."""
    return sentence_of(trap.kind) % {
        "group": Group(trap.group).label if trap.group else "",
        "sector": Sector(trap.sector).label if trap.sector else "",
        "number": number_format(round(trap.number)),
        "other": number_format(round(trap.other)),
    }


def sentence_of(kind: Kind) -> str:
    """Return the sentence of a kind of trap."""
    return {
        Kind.NO_EFFECT: gettext(
            "Presque aucun effet : %(number)s %% des places sont réservées d'abord aux %(group)s, qui sont déjà "
            "%(other)s %% de celles et ceux qui classent. Réservez davantage, ou donnez d'abord les places ouvertes."
        ),
        Kind.ADDS_UP: gettext(
            "Les places s'ajoutent : avec %(number)s %% de places réservées après les places ouvertes, les %(group)s "
            "obtiendraient environ %(other)s %% des places si chaque offre était très demandée."
        ),
        Kind.ROUNDED_UP: gettext(
            "L'arrondi au-dessus compte : %(number)s %% annoncés pour les %(group)s deviennent %(other)s %% des "
            "places, parce que beaucoup d'entreprises en offrent peu."
        ),
        Kind.ONE_SEAT: gettext(
            "Secteur « %(sector)s » : %(number)s offres d'une seule place sur %(other)s sont réservées en entier. "
            "Baissez la part, ou cherchez d'autres places dans ce secteur."
        ),
        Kind.TOO_FEW: gettext(
            "Plus de places réservées (%(number)s) que d'élèves du groupe qui classent : %(group)s. Les places en trop "
            "reviennent à tout le monde."
        ),
        Kind.ALL_RESERVED: gettext("Toutes les places sont réservées : il ne reste aucune place ouverte."),
        Kind.OVERLAP: gettext(
            "%(number)s élèves sont des deux groupes : chacun n'utilise qu'une place réservée, celle qui en laisse le "
            "plus aux autres."
        ),
    }[kind]
