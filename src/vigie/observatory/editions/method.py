"""The method of an edition, written from what was really done: sources, tables, what is hidden and what that proves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from vigie.core.day_words import date_format
from vigie.observatory.released import Passage


@dataclass(frozen=True)
class WhatWasDone:
    """What a method tells, as plain values.

    sources: labels of those that may bring facts. fixed_on: when the catalogue was fixed; was_fixed_before: no fact of
    the year had been poured yet. tables, cells, hidden, zeros: numbers of them. not_collected: labels of what nobody
    was asked. former: editions that the ledger holds. missing: labels of the sources that gave nothing.
    """

    vintage: int
    threshold: int
    sources: Sequence[str]
    catalogue: int
    fixed_on: date
    was_fixed_before: bool
    tables: int
    cells: int
    hidden: int
    zeros: int
    referential: int
    former: int
    not_collected: Sequence[str] = ()
    missing: Sequence[str] = ()
    corrects: int | None = None
    is_fictitious: bool = False


def method_of(done: WhatWasDone) -> tuple[Passage, ...]:
    """Return the method of an edition, passage by passage, in the language in force."""
    return (
        Passage(gettext("Ce que l'édition compte"), counted(done)),
        Passage(gettext("D'où viennent les faits"), sources(done)),
        Passage(gettext("Des tableaux choisis d'avance"), catalogue(done)),
        Passage(gettext("Ce qui est caché, et pourquoi"), hidden(done)),
        Passage(gettext("Ce que cela garantit"), guarantee(done)),
        Passage(gettext("Quatre réponses à ne pas confondre"), answers(done)),
        Passage(gettext("Parts, intervalles et comparaisons"), intervals()),
        Passage(gettext("Ce que ces chiffres ne disent pas"), limits()),
        Passage(gettext("Ce que le droit permet de compter"), law()),
    )


def together(*sentences: str) -> str:
    """Return paragraphs as Markdown."""
    return "\n\n".join(sentence for sentence in sentences if sentence)


def listed(labels: Sequence[str]) -> str:
    """Return labels as a Markdown list."""
    return "\n".join(f"- {label}" for label in labels)


def counted(done: WhatWasDone) -> str:
    """Say what a fact is, and which ones are counted."""
    return together(
        gettext("**Cette édition est fictive** : ses faits ont été inventés pour une démonstration, aucun n'est réel.")
        if done.is_fictitious
        else "",
        gettext(
            "Cette édition compte les faits versés à l'observatoire au titre de l'année %(year)d. Un fait est un "
            "signalement, décrit par des valeurs choisies dans des listes : ni texte, ni nom, ni date précise, "
            "ni lien vers la personne qui a parlé."
        )
        % {"year": done.vintage},
        gettext(
            "Un fait arrivé après la préparation de l'édition compte dans la suivante : publier deux fois la même "
            "année laisserait deviner, par différence, qui a parlé entre les deux."
        ),
        gettext("Elle remplace l'édition n° %(number)d, protégée avec elle ; l'ancienne reste lisible.")
        % {"number": done.corrects}
        if done.corrects
        else "",
        gettext("Les valeurs sont celles de la version %(number)d des listes de l'observatoire.")
        % {"number": done.referential},
    )


def sources(done: WhatWasDone) -> str:
    """Say who may bring facts, and which data are missing."""
    return together(
        gettext("Les faits peuvent venir de :"),
        listed(done.sources),
        gettext(
            "Aucun tableau ne dit combien chaque source a apporté : ce serait parfois désigner qui lui a parlé. "
            "Chacune recueille à sa façon ; une même situation racontée à deux d'entre elles peut compter deux fois."
        ),
        gettext("Ces données manquent, et leur absence est montrée :") if done.missing else "",
        listed(done.missing),
    )


def catalogue(done: WhatWasDone) -> str:
    """Say which tables are shown, and honestly when they were chosen."""
    day = date_format(done.fixed_on, "DATE_FORMAT")
    before = gettext(
        "Les tableaux sont ceux du catalogue n° %(number)d, fixé le %(day)s, avant qu'aucun fait de l'année soit versé "
        ": ils n'ont pas pu être choisis d'après leurs résultats."
    )
    after = gettext(
        "Les tableaux sont ceux du catalogue n° %(number)d, fixé le %(day)s, alors que des faits de l'année étaient "
        "déjà versés. Vigie ne montre à personne un chiffre qui n'est pas protégé ; mais elle ne peut pas prouver que "
        "ce choix ne doit rien à ce que l'on savait par ailleurs."
    )
    size = gettext("Il compte %(tables)s tableaux, de trois variables au plus, et %(cells)s cases.")
    return together(
        (before if done.was_fixed_before else after) % {"number": done.catalogue, "day": day},
        size % {"tables": number_format(done.tables), "cells": number_format(done.cells)},
    )


def hidden(done: WhatWasDone) -> str:
    """Say what is hidden and how much, without telling which cells are small from those hidden to keep them."""
    rule = gettext(
        "Un nombre de 1 à %(most)d n'est jamais montré : derrière lui, quelqu'un pourrait être reconnu. Un nombre plus "
        "grand est caché aussi quand une source, en retirant les faits qu'elle a apportés, devinerait ceux des autres. "
        "D'autres cases encore sont cachées, pour qu'aucune soustraction ne retrouve les premières. Toutes portent la "
        "même marque : rien ne dit pourquoi l'une d'elles est cachée, ni même si quelqu'un s'y trouve."
    ) % {"most": done.threshold - 1}
    shares = gettext("Cases en tout : %(cells)s ; cachées : %(hidden)s ; à zéro : %(zeros)s.")
    return together(
        rule,
        shares
        % {
            "cells": number_format(done.cells),
            "hidden": number_format(done.hidden),
            "zeros": number_format(done.zeros),
        },
        gettext(
            "Un nombre montré est le nombre exact : rien n'est arrondi ni brouillé. Tout ce que l'observatoire donne "
            "de cette année (pages, graphiques, cartes, phrases, parts, fichiers) est tiré de ces seules cases."
        ),
    )


def guarantee(done: WhatWasDone) -> str:
    """State the promise, what it was checked against, and how to check it again."""
    former = ngettext(
        "Le contrôle porte aussi sur %(number)d édition déjà publiée.",
        "Le contrôle porte aussi sur les %(number)d éditions déjà publiées.",
        done.former,
    )
    return together(
        gettext(
            "**Quoi que l'on tire de tout ce qui a été publié, une case sensible peut toujours être vide, et peut "
            "toujours atteindre %(threshold)d.** Une case sensible est celle dont le nombre lui-même doit rester "
            "secret ; les autres cases cachées ne portent pas de promesse."
        )
        % {"threshold": done.threshold},
        former % {"number": done.former}
        if done.former
        else gettext("C'est la première édition : rien n'a été publié avant elle."),
        gettext(
            "La preuve est gardée avec l'édition : pour chaque case sensible, deux ensembles de nombres entiers qui "
            "redonnent tout ce qui est publié, l'un où la case est vide, l'autre où elle atteint le seuil. La commande "
            "`vigie verify_publication` la vérifie sans refaire le calcul."
        ),
        gettext(
            "Cette promesse suppose que l'on ne sait rien d'autre des personnes que ce que l'on a soi-même apporté. "
            "Elle ne protège pas de ce qu'un proche, un voisin ou un collègue sait déjà."
        ),
    )


def answers(done: WhatWasDone) -> str:
    """Tell apart a value, zero, a secret and what nobody was asked."""
    words = [
        gettext("**un nombre** : tant de signalements ;"),
        gettext("**zéro** : aucun signalement, et non : personne ne l'a vécu ;"),
        gettext("**secret** : la case est cachée, comme expliqué plus haut ;"),
        gettext("**non recueilli** : la question n'a été posée à personne."),
    ]
    return together(
        listed(words),
        gettext("N'ont pas été recueillis cette année : %(labels)s.")
        % {"labels": ", ".join(done.not_collected).lower()}
        if done.not_collected
        else "",
    )


def intervals() -> str:
    """Say how shares are given."""
    return together(
        gettext(
            "Une part est donnée avec le nombre d'observations sur lequel elle repose, et avec un intervalle à 95 % : "
            "la valeur que l'on aurait en interrogeant d'autres personnes semblables s'y trouverait le plus souvent. "
            "Plus il est large, moins la part est sûre."
        ),
        gettext(
            "Deux années ne sont comparées que lorsque la définition, les sources et la façon de recueillir sont "
            "restées les mêmes ; sinon, la page le dit."
        ),
    )


def limits() -> str:
    """Say what must not be concluded."""
    return together(
        gettext(
            "Ce sont des signalements. La plupart des personnes discriminées n'en parlent à personne : ces "
            "nombres ne mesurent pas les discriminations, ils disent ce qui a été entendu."
        ),
        gettext(
            "Une hausse des signalements peut être une bonne nouvelle : davantage de personnes savent à qui parler. "
            "Une baisse peut vouloir dire qu'un lieu d'accueil a fermé."
        ),
        gettext(
            "Comparer deux lieux ou deux groupes demande de savoir combien de personnes y vivent, et combien ont près "
            "d'elles un lieu où parler."
        ),
    )


def law() -> str:
    """Cite the only text that says what may be counted, checked at its source."""
    return together(
        gettext(
            "Les critères comptés sont ceux que les personnes ressentent comme la cause du traitement reçu, parmi ceux "
            "que la loi reconnaît. Personne n'est rangé dans une origine ou une religion."
        ),
        gettext(
            "Conseil constitutionnel, décision n° 2007-557 DC du 15 novembre 2007 : une étude sur la discrimination "
            "peut porter sur des données objectives, et non reposer sur l'origine ethnique ou la race."
        ),
    )
