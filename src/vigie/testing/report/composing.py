"""Composes the report of a campaign as a document: the sentence first, then tables, figure, limits and methods."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from vigie.core.chart_drawing import Medium
from vigie.core.charts import bar_chart
from vigie.core.documents import Block, BulletList, Callout, Document, Figure, Heading, Paragraph
from vigie.core.tables import Column, Kind, grouped, table_of
from vigie.testing.analysis.designs import Design
from vigie.testing.report.campaign_blocks import campaign_blocks
from vigie.testing.report.comparison_tables import comparison_blocks
from vigie.testing.report.detail_tables import (
    excluded_blocks,
    model_blocks,
    organisation_blocks,
    published_blocks,
    sensitivity_blocks,
)
from vigie.testing.report.wording import (
    Figures,
    Ruling,
    chance_told,
    comparison_name,
    first_sentence,
    number,
    share,
)

MOST_BARS = 12


def report_of(result: dict[str, Any], design: Design) -> Document:
    """Return the report of a campaign. result: its figures, as ``analyse`` gives them, and what looks decided."""
    comparisons, ruling = result["comparisons"], ruling_of(result, design)
    return Document(
        title=design.title or gettext("Test de discrimination : résultats"),
        summary=first_sentence(comparisons[0], ruling) if comparisons else "",
        blocks=(
            *_said(comparisons, result["overall"], ruling),
            *campaign_blocks(result.get("campaign"), result.get("tests")),
            *_counted(comparisons, design),
            *sensitivity_blocks(result.get("sensitivity", ())),
            *organisation_blocks(result),
            *model_blocks(result["models"]),
            *excluded_blocks(result["excluded"]),
            *published_blocks(),
            *_limits(result),
            *_methods(design),
        ),
    )


def ruling_of(result: dict[str, Any], design: Design) -> Ruling:
    """Return what comparisons are judged by: the level of the design, and what planned looks decided, if any."""
    return Ruling(round(1 - design.thresholds.confidence, 6), result.get("decided_by_looks", {}))


def main_measure(comparisons: Sequence[Figures]) -> Sequence[Figures]:
    """Return the comparisons of the measure that counts, which come first: one for each tested profile."""
    measures = [(each["stage"], each["threshold"]) for each in comparisons]
    return [each for each, measure in zip(comparisons, measures, strict=True) if measure == measures[0]]


def _said(comparisons: Sequence[Figures], overall: Sequence[Figures], ruling: Ruling) -> list[Block]:
    """Return a sentence for each comparison of the main measure, all profiles at once, and the rates drawn."""
    if not comparisons:
        return []
    main = main_measure(comparisons)
    title = gettext("Ce que dit le test")
    sentences = [Callout(comparison_name(each), first_sentence(each, ruling)) for each in main]
    return [Heading(1, title), *sentences, *_overall(overall), *_rates(main)]


def _rates(main: Sequence[Figures]) -> list[Block]:
    known = [each for each in main if each["rate_reference"] is not None]
    if not known:
        return []
    drawn = [
        (known[0]["reference"], known[0]["rate_reference"]),
        *((each["tested"], each["rate_tested"]) for each in known),
    ]
    columns = (Column("profile", gettext("Profil")), Column("rate", gettext("Réponses favorables"), Kind.SHARE))
    title = gettext("Part des réponses favorables, par profil")
    chart = bar_chart(table_of(title, columns, drawn[:MOST_BARS]), medium=Medium.PRINT)
    return [Figure(chart.svg, chart.description, title)]


def _counted(comparisons: Sequence[Figures], design: Design) -> list[Block]:
    """Return the tables of the main measure, and those of the others folded."""
    if not comparisons:
        return []
    main = main_measure(comparisons)
    others = [each for each in comparisons if each not in main]
    told = gettext("Tout est comparé à « %(reference)s ». Les intervalles sont à %(confidence)s.")
    names = {"reference": main[0]["reference"], "confidence": share(design.thresholds.confidence)}
    return [
        Heading(1, gettext("Les chiffres")),
        Paragraph(told % names),
        *comparison_blocks(main, gettext("Rapports, part du hasard, ordre d'envoi")),
        *(_others(others) if others else []),
    ]


def _others(comparisons: Sequence[Figures]) -> list[Block]:
    if comparisons[0]["stage"]:
        title, further = gettext("Les autres étapes"), gettext("Rapports, part du hasard, ordre : autres étapes")
    else:
        title, further = gettext("Les autres façons de compter"), gettext("Rapports, part du hasard, ordre : autrement")
    return [Heading(1, title, folded=True), *comparison_blocks(comparisons, further)]


def _overall(tests: Sequence[Figures]) -> list[Block]:
    """Return whether all profiles were treated alike, when there are three or more."""
    told = gettext("Les %(profiles)s profils à la fois, sur %(offers)s offres : Q de Cochran %(q)s, %(p)s.")
    return [
        Paragraph(
            told
            % {
                "profiles": len(each["profiles"]),
                "offers": grouped(each["n"], 0),
                "q": number(each["q"]),
                "p": chance_told(each["p"]),
            }
        )
        for each in tests
    ]


def _limits(result: dict[str, Any]) -> list[Block]:
    items = [
        gettext(
            "Un test mesure la réponse à des candidatures choisies, à un moment donné : "
            "ni tout le marché, ni une personne."
        ),
        gettext(
            "Une absence de preuve n'est pas une preuve d'égalité : la puissance dit quel écart ce test pouvait voir."
        ),
        gettext("Des chiffres seuls n'établissent pas une infraction ; ils peuvent nourrir un dossier."),
    ]
    powers = [each["power"] for each in result["comparisons"] if each.get("power")]
    if powers:
        first = powers[0]
        sentence = gettext("Un écart de %(gap)s points passerait inaperçu %(missed)s fois sur 100.")
        missed = grouped(100 * (1 - first["power"]), 0)
        items.append(sentence % {"gap": grouped(first["gap"] * 100, 0), "missed": missed})
    return [Heading(1, gettext("Limites")), BulletList(tuple(items))]


def _methods(design: Design) -> list[Block]:
    items = (
        gettext("L'écart est le taux de la référence moins celui du profil testé : positif, il est une pénalité."),
        gettext(
            "p exacte : test de McNemar sur les offres qui ont favorisé un seul des deux ; "
            "mi-p : la même, le résultat observé compté pour moitié ; p corrigée : méthode de Holm."
        ),
        gettext(
            "Intervalles à %(confidence)s : Wilson pour les taux, Tango et Newcombe (méthode 10) pour l'écart, "
            "Nam et Blackwelder pour le rapport, exact pour le rapport de cotes."
        )
        % {"confidence": share(design.thresholds.confidence)},
        gettext(
            "Par organisation : p unilatérales, valeurs q de Storey, "
            "écarts resserrés vers la moyenne (Kline, Rose et Walters, 2022)."
        ),
        gettext(
            "Offres à plusieurs candidatures d'un même profil : "
            "loi du tirage à l'intérieur de l'offre, erreurs par offre."
        ),
    )
    return [Heading(1, gettext("Méthodes"), folded=True), BulletList(items)]
