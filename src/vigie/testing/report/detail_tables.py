"""Tables that follow those of comparisons: organisations, models, what was left out, published tests."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from vigie.core.documents import Block, Heading, Paragraph, TableBlock
from vigie.core.tables import grouped
from vigie.testing.report.published import PUBLISHED
from vigie.testing.report.wording import (
    Figures,
    chance,
    gap_interval,
    measure_name,
    number,
    odds,
    range_of,
    range_of_points,
    share,
    signed_points,
    with_range,
)

# Longer lists are in the file of results.
MOST_ORGANISATIONS = 60


def organisation_blocks(result: dict[str, Any]) -> list[Block]:
    """Return the gaps of organisations, the surest first, for each tested profile; nothing when not analysed."""
    rows = sorted(result["organisations"], key=lambda row: (row["q"], -row["gap"]))
    if not rows:
        return []
    caution = gettext(
        "La part attendue d'erreurs parmi les organisations désignées est sous le seuil choisi. "
        "Avant toute divulgation, chacune doit pouvoir répondre."
    )
    tested = dict.fromkeys(row["tested"] for row in result["organisations"])
    told = [block for name in tested for block in _organisations(name, [row for row in rows if row["tested"] == name])]
    return [Heading(1, gettext("Par organisation"), folded=True), Paragraph(caution), *told]


def _organisations(tested: str, rows: Sequence[Figures]) -> list[Block]:
    sentence = gettext(
        "Organisations dont l'écart en défaveur de « %(tested)s » dépasse ce que le hasard explique : "
        "%(named)s sur %(all)s."
    )
    counts = {"tested": tested, "named": sum(row["flagged"] for row in rows), "all": len(rows)}
    headers = (
        gettext("Organisation"),
        gettext("Offres"),
        gettext("Écart, en points"),
        gettext("Écart resserré"),
        gettext("p"),
        gettext("q"),
        gettext("Puissance"),
    )
    caption = gettext("Écarts en défaveur de « %(tested)s », de la plus sûre à la moins sûre") % counts
    cells = tuple(map(_organisation_row, rows[:MOST_ORGANISATIONS]))
    return [Paragraph(sentence % counts), TableBlock(caption, headers, cells, numeric=frozenset(range(1, 7)))]


def _organisation_row(row: Figures) -> tuple[str, ...]:
    return (
        row["organisation"],
        grouped(row["n"], 0),
        signed_points(row["gap"]),
        # Two offers alike have no spread to be drawn by: their gap is not surer for it.
        signed_points(row["shrunk"]) if row["se"] != 0 else "–",
        chance(row["p"]),
        chance(row["q"]),
        share(row["power"]),
    )


def sensitivity_blocks(rows: Sequence[Figures]) -> list[Block]:
    """Return what the gap would be had outcomes been counted otherwise; nothing when there is no other way."""
    if not rows:
        return []
    headers = (
        gettext("Profil testé"),
        gettext("Réponse favorable"),
        gettext("Offres"),
        gettext("Écart, en points"),
        gettext("p exacte"),
    )
    cells = tuple(
        (
            row["tested"],
            _way(row),
            grouped(row["n"], 0),
            "–" if row["difference"] is None else with_range(signed_points(row["difference"]), _gap_ends(row)),
            chance(row["p_exact"]),
        )
        for row in rows
    )
    caption = gettext("L'écart, si l'on avait compté autrement ce qui est revenu")
    heading = Heading(1, gettext("Si l'on avait compté autrement"), folded=True)
    return [heading, TableBlock(caption, headers, cells, numeric=frozenset({2, 3, 4}))]


def _way(row: Figures) -> str:
    if row["missing_as_no"]:
        return gettext("la même, et ce qui manque est défavorable")
    return measure_name(row)


def _gap_ends(row: Figures) -> str:
    return range_of_points(gap_interval(row))


def model_blocks(models: Sequence[Figures]) -> list[Block]:
    """Return a table for each model that could be fitted, and how many applications they leave out."""
    fitted = [model for model in models if model["coef"]]
    if not fitted:
        return []
    heading = Heading(1, gettext("Modèles"), folded=True)
    return [heading, *map(_model_table, fitted), *_left_out(fitted[0]["left_out"])]


def model_name(model: Figures) -> str:
    """Return what a model is, and what makes its errors."""
    names = {
        "linear": gettext("Modèle linéaire"),
        "logit": gettext("Modèle logit"),
        "conditional_logit": gettext("Modèle logit à l'intérieur de l'offre"),
    }
    name = names[model["model"]]
    if model.get("by"):
        name = gettext("%(model)s, écart selon « %(column)s »") % {"model": name, "column": model["by"]}
    sentence = gettext("%(model)s (grappes selon « %(column)s » : %(number)s)")
    return sentence % {"model": name, "column": model["cluster"], "number": grouped(model["clusters"], 0)}


def _model_table(model: Figures) -> TableBlock:
    is_logit, drawn = model["model"] != "linear", model.get("p_score_bootstrap")
    headers = (
        gettext("Terme"),
        gettext("Coefficient"),
        gettext("Erreur"),
        *((gettext("Rapport de cotes"),) if is_logit else ()),
        gettext("p"),
        *((gettext("p rééchantillonnée"),) if drawn else ()),
    )
    rows = tuple(
        (
            term_name(term),
            number(value, 4),
            number(model["se"][term], 4),
            *((with_range(number(odds(value)), range_of(_odds_ends(model, term))),) if is_logit else ()),
            chance(model["p"][term]),
            *((chance(drawn.get(term)),) if drawn else ()),
        )
        for term, value in model["coef"].items()
    )
    return TableBlock(model_name(model), headers, rows, numeric=frozenset(range(1, len(headers))))


def _odds_ends(model: Figures, term: str) -> tuple[float | None, ...] | None:
    ends = model.get("ci", {}).get(term)
    return tuple(map(odds, ends)) if ends and None not in ends else None


def term_name(term: str) -> str:
    """Return the name of a term of a model: « rang=2 » is read « rang 2 »."""
    return gettext("constante") if term == "constant" else term.replace("=", "\u00a0")


def _left_out(number: int) -> list[Block]:
    if not number:
        return []
    sentence = gettext("Candidatures hors des modèles, où il manque une variable ou le rang d'envoi : %(number)s.")
    return [Paragraph(sentence % {"number": grouped(number, 0)})]


def excluded_blocks(excluded: Sequence[Figures]) -> list[Block]:
    """Return why offers were left out, and how many for each reason."""
    if not excluded:
        return []
    counts = Counter(map(_why, excluded))
    rows = tuple((why, grouped(times, 0)) for why, times in counts.most_common())
    headers = (gettext("Raison"), gettext("Offres"))
    caption = gettext("Offres écartées de toute comparaison, d'une seule, ou de celles par organisation")
    heading = Heading(1, gettext("Ce qui a été écarté"), folded=True)
    return [heading, TableBlock(caption, headers, rows, numeric=frozenset({1}))]


def _why(excluded: Figures) -> str:
    """Return why an offer was left out, with what was written of it where that may be told."""
    return f"{excluded['why']} («\u00a0{excluded['reason']}\u00a0»)" if excluded.get("reason") else str(excluded["why"])


def published_blocks() -> list[Block]:
    """Return published tests, to read a campaign beside them."""
    headers = (
        gettext("Test"),
        gettext("Source"),
        gettext("Taille"),
        gettext("Taux"),
        gettext("Écart, en points"),
        gettext("Pénalité relative"),
    )
    rows = tuple(
        (
            each.name,
            each.source,
            each.size,
            " / ".join(map(share, each.rates)) if each.rates else "–",
            signed_points(each.rates[0] - each.rates[1]) if each.rates else "–",
            share(each.relative_penalty),
        )
        for each in PUBLISHED
    )
    caption = gettext("Des tests publiés en France, cités tels quels")
    return [Heading(1, gettext("À côté d'autres tests"), folded=True), TableBlock(caption, headers, rows)]
