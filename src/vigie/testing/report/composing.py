"""Composes the report of a campaign as a document: the sentence first, then tables, figure, limits and methods."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from vigie.core.chart_drawing import Medium
from vigie.core.charts import bar_chart
from vigie.core.documents import Block, BulletList, Callout, Document, Figure, Heading, Paragraph, TableBlock
from vigie.core.tables import Column, Kind, grouped, table_of
from vigie.testing.analysis.designs import Design
from vigie.testing.report.published import PUBLISHED
from vigie.testing.report.wording import (
    Figures,
    chance,
    comparison_name,
    first_sentence,
    gap_interval,
    number,
    range_of,
    range_of_points,
    share,
    signed_points,
)

# Longer lists are in the file of results.
MOST_ORGANISATIONS = 60
MOST_BARS = 12


def report_of(result: dict[str, Any], design: Design) -> Document:
    """Return the report of a campaign. result: all of its figures, as ``analyse`` gives them."""
    comparisons = result["comparisons"]
    return Document(
        title=design.title or gettext("Test de discrimination : résultats"),
        summary=first_sentence(comparisons[0]) if comparisons else "",
        blocks=(
            *_said(comparisons),
            *_counted(comparisons),
            *_organisations(result),
            *_models(result["models"]),
            *_excluded(result["excluded"]),
            *_published(),
            *_limits(result),
            *_methods(design),
        ),
    )


def main_measure(comparisons: Sequence[Figures]) -> Sequence[Figures]:
    """Return the comparisons of the measure that counts, which come first: one for each tested profile."""
    measures = [(each["stage"], each["threshold"]) for each in comparisons]
    return [each for each, measure in zip(comparisons, measures, strict=True) if measure == measures[0]]


def _said(comparisons: Sequence[Figures]) -> list[Block]:
    """Return a sentence for each comparison of the main measure, and the rates drawn."""
    if not comparisons:
        return []
    main = main_measure(comparisons)
    title = gettext("Ce que dit le test")
    return [Heading(1, title), *(Callout(comparison_name(each), first_sentence(each)) for each in main), *_rates(main)]


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


def _counted(comparisons: Sequence[Figures]) -> list[Block]:
    if not comparisons:
        return []
    return [Heading(1, gettext("Les chiffres")), _pairs_table(comparisons), gaps_table(comparisons)]


def _pairs_table(comparisons: Sequence[Figures]) -> TableBlock:
    headers = (
        gettext("Comparaison"),
        gettext("Offres"),
        gettext("Les deux"),
        gettext("La référence seulement"),
        gettext("Le profil testé seulement"),
        gettext("Aucun"),
    )
    rows = tuple(
        (comparison_name(each), *(grouped(each[cell], 0) if each[cell] is not None else "–" for cell in "nabcd"))
        for each in comparisons
    )
    caption = gettext("Qui a eu une réponse favorable, offre par offre")
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, 6)))


def gaps_table(comparisons: Sequence[Figures], caption: str = "") -> TableBlock:
    """Return rates, gaps and ratios with their intervals. caption: one that names the campaign, when there are two."""
    headers = (
        gettext("Comparaison"),
        gettext("Taux"),
        gettext("Écart, en points"),
        gettext("Rapport"),
        gettext("Rapport de cotes"),
        gettext("p exacte"),
        gettext("p corrigée"),
    )
    rows = tuple(_gaps_row(each) for each in comparisons)
    return TableBlock(caption or gettext("Écarts, avec leurs intervalles"), headers, rows)


def _gaps_row(each: Figures) -> tuple[str, ...]:
    difference = "–" if each["difference"] is None else signed_points(each["difference"])
    return (
        comparison_name(each),
        f"{share(each['rate_reference'])} / {share(each['rate_tested'])}",
        f"{difference} ({range_of_points(gap_interval(each))})",
        f"{number(each['ratio'])} ({range_of(each['ci_ratio'])})",
        f"{number(each['odds_ratio'])} ({range_of(each['ci_odds_ratio'])})",
        chance(each["p_exact"]),
        chance(each["p_holm"]),
    )


def _organisations(result: dict[str, Any]) -> list[Block]:
    rows = sorted(result["organisations"], key=lambda row: (row["q"], -row["gap"]))
    if not rows:
        return []
    named = sum(row["flagged"] for row in rows)
    text = gettext(
        "Organisations dont l'écart dépasse ce que le hasard explique : %(named)s sur %(all)s. "
        "La part attendue d'erreurs parmi elles est sous le seuil choisi. "
        "Avant toute divulgation, chacune doit pouvoir répondre."
    ) % {"named": named, "all": len(rows)}
    headers = (
        gettext("Organisation"),
        gettext("Offres"),
        gettext("Écart, en points"),
        gettext("Écart resserré"),
        gettext("p"),
        gettext("q"),
        gettext("Puissance"),
    )
    cells = tuple(
        (
            row["organisation"],
            grouped(row["n"], 0),
            signed_points(row["gap"]),
            # Two offers alike have no spread to be drawn by: their gap is not surer for it.
            signed_points(row["shrunk"]) if row["se"] != 0 else "–",
            chance(row["p"]),
            chance(row["q"]),
            share(row["power"]),
        )
        for row in rows[:MOST_ORGANISATIONS]
    )
    caption = gettext("Écarts par organisation, de la plus sûre à la moins sûre")
    table = TableBlock(caption, headers, cells, numeric=frozenset(range(1, 7)))
    return [Heading(1, gettext("Par organisation")), Paragraph(text), table]


def _models(models: Sequence[Figures]) -> list[Block]:
    names = {
        "linear": gettext("linéaire"),
        "logit": gettext("logit"),
        "conditional_logit": gettext("logit à l'intérieur de l'offre"),
    }
    rows = tuple(
        (
            names[model["model"]],
            term_name(term),
            number(value, 4),
            number(model["se"][term], 4),
            chance(model["p"][term]),
        )
        for model in models
        for term, value in model["coef"].items()
    )
    if not rows:
        return []
    headers = (gettext("Modèle"), gettext("Terme"), gettext("Coefficient"), gettext("Erreur"), gettext("p"))
    caption = gettext("Plusieurs critères à la fois, erreurs par grappes")
    table = TableBlock(caption, headers, rows, numeric=frozenset({2, 3, 4}))
    return [Heading(1, gettext("Modèles")), table, *_left_out(models[0]["left_out"])]


def term_name(term: str) -> str:
    """Return the name of a term of a model: « rang=2 » is read « rang 2 »."""
    return gettext("constante") if term == "constant" else term.replace("=", "\u00a0")


def _left_out(number: int) -> list[Block]:
    if not number:
        return []
    sentence = gettext("Candidatures hors des modèles, où il manque une variable ou le rang d'envoi : %(number)s.")
    return [Paragraph(sentence % {"number": grouped(number, 0)})]


def _excluded(excluded: Sequence[Figures]) -> list[Block]:
    if not excluded:
        return []
    counts = Counter(each["why"] for each in excluded)
    rows = tuple((why, grouped(times, 0)) for why, times in counts.most_common())
    headers = (gettext("Raison"), gettext("Offres"))
    caption = gettext("Offres écartées d'une comparaison, ou de celles par organisation")
    return [Heading(1, gettext("Ce qui a été écarté")), TableBlock(caption, headers, rows, numeric=frozenset({1}))]


def _published() -> list[Block]:
    headers = (gettext("Test"), gettext("Source"), gettext("Taille"), gettext("Taux"), gettext("Écart, en points"))
    rows = tuple(
        (
            each.name,
            each.source,
            each.pairs,
            f"{share(each.reference)} / {share(each.tested)}",
            signed_points(each.reference - each.tested),
        )
        for each in PUBLISHED
    )
    caption = gettext("Des tests publiés en France, cités tels quels")
    return [Heading(1, gettext("À côté d'autres tests")), TableBlock(caption, headers, rows)]


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
            "p corrigée : méthode de Holm."
        ),
        gettext(
            "Intervalles à %(confidence)s : Tango pour l'écart, Nam et Blackwelder pour le rapport, "
            "exact pour le rapport de cotes."
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
    return [Heading(1, gettext("Méthodes")), BulletList(items)]
