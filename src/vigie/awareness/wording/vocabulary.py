"""Words that explain inequality by culture or by its victims, or that demean: what else to say (S97, S101).

A pure function on a text. It advises; whoever writes may keep the words, with a reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Advice:
    """Words found in a text. why: what they do to readers. instead: what else may be said."""

    words: str
    why: str | Promise
    instead: str | Promise


CULTURE: Final = _(
    "explique une inégalité par la culture supposée des personnes, au lieu de dire ce qui leur est refusé"
)
VICTIMS: Final = _("fait porter la discrimination à celles et ceux qui la subissent")
PLACES: Final = _("donne d'un quartier et de qui y vit une image qui rabaisse")
PEOPLE: Final = _("enferme des personnes dans une seule de leurs caractéristiques")

# Pattern (accents as written, case ignored), why, what else to say.
ADVICE: Final[tuple[tuple[str, str | Promise, str | Promise], ...]] = (
    (
        r"(?:problème|difficulté|barrière|frein|différence|facteur)s? culturel(?:le)?s?",
        CULTURE,
        _("une rupture d'égalité : dites quel droit ou quel service est refusé, à qui, par qui"),
    ),
    (r"(?:manque|défaut|refus|problème)s? d['’]intégration", CULTURE, _("l'accès inégal à…, la mise à l'écart de…")),
    (r"communautaris(?:me|te)s?", CULTURE, _("décrivez les faits : qui se réunit, pourquoi, avec quel effet")),
    (
        r"(?:se )?(?:posent|pose|poser) en victimes?",
        VICTIMS,
        _("disent avoir été traités moins bien ; ont vécu une rupture d'égalité"),
    ),
    (r"victimis\w+", VICTIMS, _("signaler, faire valoir ses droits")),
    (r"(?:soi-disant|prétendue?s?) (?:victime|discrimination)s?", VICTIMS, _("discrimination rapportée, signalée")),
    (r"(?:simple )?sentiment de discrimination", VICTIMS, _("discrimination rapportée, vécue")),
    (r"paranoïa\w*", VICTIMS, _("vigilance née d'expériences répétées")),
    (r"assistanat|assistés", VICTIMS, _("personnes qui ont droit à une aide")),
    (r"cas soc(?:iaux|ial)", PEOPLE, _("personnes en difficulté, ménages à bas revenus")),
    (
        r"quartiers? (?:chauds?|difficiles?|sensibles?|à problèmes)",
        PLACES,
        _("quartier prioritaire, quartier populaire, ou son nom"),
    ),
    (r"zones? de non[- ]droit", PLACES, _("quartier où les services publics sont moins présents")),
    (r"ghettos?", PLACES, _("quartier mis à l'écart")),
    (r"jeunes? (?:de|des) (?:banlieues?|cités?)", PLACES, _("jeunes, jeunes du quartier, avec son nom")),
    (r"racailles?", PEOPLE, _("jeunes, personnes")),
    (
        r"issue?s? de l['’]immigration",
        PEOPLE,
        _("personnes que l'on suppose étrangères ; ou rien, si l'origine ne compte pas ici"),
    ),
    (r"minorités? visibles?", PEOPLE, _("personnes exposées au racisme")),
    (r"français(?:es?)? de souche", PEOPLE, _("personnes que personne ne suppose étrangères")),
    (r"(?:deuxième|seconde|troisième) génération d['’]immigrés", PEOPLE, _("personnes nées en France")),
    (r"beur(?:ette)?s?", PEOPLE, _("jeunes femmes, jeunes hommes")),
    (r"clandestine?s?|(?:immigrés? )?illégaux", PEOPLE, _("personnes sans titre de séjour")),
    (r"les handicapés|un handicapé|une handicapée", PEOPLE, _("les personnes handicapées")),
    (r"les homosexuels|les trans", PEOPLE, _("les personnes homosexuelles, les personnes trans")),
    (
        r"(?:femmes? )?isolée?s? et sans volonté|mentalités? (?:archaïques?|arriérées?)",
        CULTURE,
        _("dites ce qui empêche : horaires, transports, garde, accueil"),
    ),
    (r"tolér(?:er|ance) (?:envers|à l['’]égard|des|les)", PEOPLE, _("égalité de droits avec…")),
)
READ: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), why, instead) for pattern, why, instead in ADVICE
)
# Beyond these, more advice is no longer read.
MOST: Final = 8


def advice_on(texts: Iterable[str]) -> list[Advice]:
    """Return what might be said otherwise in some texts, each words once."""
    whole = "\n".join(texts)
    found = {
        match.group().casefold(): Advice(match.group(), why, instead)
        for pattern, why, instead in READ
        for match in pattern.finditer(whole)
    }
    return list(found.values())[:MOST]
