"""Figures of a campaign in plain words: who was treated worse, by how much, and whether chance is enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Any

from django.utils.translation import gettext, ngettext

from vigie.core.tables import Kind, display_number, grouped

Figures = Mapping[str, Any]
USUAL = 0.05
TINY = 0.001
EQUAL = 1e-9
MOST_LOG_ODDS = 30.0


@dataclass(frozen=True)
class Ruling:
    """What a comparison is judged by. level: the risk of a false alarm that was chosen, two-sided.

    refused: by tested profile, whether planned looks refuse equality; empty when the effect was looked at once, at the
    end.
    """

    level: float = USUAL
    refused: Mapping[str, bool] = field(default_factory=dict)


def share(value: float | None) -> str:
    """Return a share as « 27,7 % »; a dash when there is none."""
    return "–" if value is None else display_number(value, Kind.SHARE)


def points(value: float) -> str:
    """Return a gap as « 5,2 points », without its sign."""
    number = abs(value) * 100
    return ngettext("%(number)s\u00a0point", "%(number)s\u00a0points", 1 if number < 2 else 2) % {
        "number": grouped(number, 1)
    }


def signed_points(value: float, *, with_unit: bool = False) -> str:
    """Return a gap as « −0,4 » or « 10,8 », in points; as « 10,8 points » with its unit."""
    sign = "\u2212" if round(value * 100, 1) < 0 else ""
    return sign + (points(value) if with_unit else grouped(abs(value) * 100, 1))


def number(value: float | None, decimals: int = 2) -> str:
    """Return a figure; a dash when there is none."""
    return "–" if value is None else grouped(value, decimals).replace("-", "\u2212")


def range_of(ends: Sequence[float | None] | None, decimals: int = 2) -> str:
    """Return an interval as « 0,96 à 2,68 », « 0,78 et plus » when it has no upper end; a dash when there is none."""
    if ends is None or ends[0] is None:
        return "–"
    if ends[1] is None:
        return gettext("%(low)s et plus") % {"low": number(ends[0], decimals)}
    return joined_range(number(ends[0], decimals), number(ends[1], decimals))


def range_of_points(ends: Sequence[float] | None) -> str:
    """Return an interval of a gap as « −0,4 à 10,8 », in points; a dash when there is none."""
    if ends is None:
        return "–"
    return joined_range(signed_points(ends[0]), signed_points(ends[1]))


def range_of_shares(ends: Sequence[float] | None) -> str:
    """Return an interval of a rate as « 22,9 à 33,1 % »; a dash when there is none."""
    if ends is None:
        return "–"
    low, high = (max(0.0, end) for end in ends)
    return joined_range(grouped(low * 100, 1), share(high))


def joined_range(low: str, high: str) -> str:
    """Return an interval that no end of line cuts."""
    told = gettext("%(low)s à %(high)s") % {"low": low, "high": high}
    return told.replace(" ", "\u00a0")


def with_range(value: str, ends: str) -> str:
    """Return a figure with its interval under parentheses; alone when it has none."""
    return value if ends == "–" else f"{value} ({ends})"


def odds(coefficient: float | None) -> float | None:
    """Return the odds ratio that a coefficient of a logit says; None where it says nothing a file could hold."""
    return exp(coefficient) if coefficient is not None and abs(coefficient) < MOST_LOG_ODDS else None


def chance(p: float | None) -> str:
    """Return a p-value as « 0,072 », « 0,050 » or « < 0,001 », always to three decimals; a dash when there is none."""
    if p is None:
        return "–"
    return f"<\u00a0{grouped(TINY, 3)}" if p < TINY else grouped(p, 3, keep_zeros=True)


def chance_told(p: float) -> str:
    """Return a p-value as a sentence says it: « p = 0,072 » or « p < 0,001 »."""
    return f"p\u00a0{chance(p)}" if p < TINY else f"p\u00a0=\u00a0{chance(p)}"


def gap_interval(figures: Figures) -> Sequence[float] | None:
    """Return the interval of the gap that the report shows: Tango's for pairs, that of clusters otherwise."""
    found: Sequence[float] | None = figures.get("ci_difference_tango") or figures.get("ci_difference")
    return found


def first_sentence(figures: Figures, ruling: Ruling) -> str:
    """Return what a comparison says, in two or three sentences, the fact before its doubt."""
    names = {"reference": figures["reference"], "tested": figures["tested"], "n": grouped(figures["n"], 0)}
    if not figures["n"]:
        return (
            gettext("Aucune offre n'a reçu à la fois « %(reference)s » et « %(tested)s » : rien ne se compare.") % names
        )
    return " ".join([_counts(figures, names), _gap(figures, names), verdict(figures, ruling)])


def _counts(figures: Figures, names: Mapping[str, str]) -> str:
    if figures["b"] is None:
        sentence = gettext(
            "Sur %(n)s offres, « %(reference)s » a eu une réponse favorable à %(first)s de ses candidatures, "
            "et « %(tested)s » à %(second)s."
        )
        rates = {"first": share(figures["rate_reference"]), "second": share(figures["rate_tested"])}
        return sentence % {**names, **rates}
    sentence = gettext(
        "Sur %(n)s offres, la réponse a été favorable à « %(reference)s » et pas à « %(tested)s » %(b)s fois ; "
        "l'inverse, %(c)s fois."
    )
    return sentence % {**names, "b": grouped(figures["b"], 0), "c": grouped(figures["c"], 0)}


def _gap(figures: Figures, names: Mapping[str, str]) -> str:
    difference, ends = figures["difference"], range_of_points(gap_interval(figures))
    if not difference:
        return gettext("Les deux taux sont les mêmes (écart, en points : %(ends)s).") % {"ends": ends}
    loser = names["tested"] if difference > 0 else names["reference"]
    sentence = gettext("L'écart est de %(points)s en défaveur de « %(loser)s » (intervalle, en points : %(ends)s).")
    return sentence % {"points": points(difference), "loser": loser, "ends": ends}


def verdict(figures: Figures, ruling: Ruling) -> str:
    """Return whether chance is enough, in a sentence that says neither more nor less than what was decided beforehand.

    The p-value is corrected for how many comparisons there are; planned looks, once taken, decide instead of it.
    """
    told = {"p": _doubt_told(figures, ruling.level)}
    refused = ruling.refused.get(figures["tested"])
    if refused is not None:
        return _verdict_of_looks(told, is_refused=refused)
    if figures["p_holm"] <= ruling.level:
        return gettext("Le hasard seul donnerait rarement un tel écart (%(p)s).") % told
    return (
        gettext("Le hasard suffit à expliquer ce résultat (%(p)s) : il ne prouve pas d'inégalité, et n'en exclut pas.")
        % told
    )


def _verdict_of_looks(told: Mapping[str, str], *, is_refused: bool) -> str:
    if is_refused:
        sentence = gettext(
            "Le hasard seul donnerait rarement un tel écart : les regards prévus, avec leurs bornes, refusent "
            "l'égalité (%(p)s)."
        )
    else:
        sentence = gettext(
            "L'écart a été regardé en cours de route : avec les bornes prévues pour cela, le hasard suffit à expliquer "
            "ce résultat (%(p)s). Il ne prouve pas d'inégalité, et n'en exclut pas."
        )
    return sentence % told


def _doubt_told(figures: Figures, level: float) -> str:
    """Return the p-value that decides, corrected when there are several comparisons, and the level when unusual."""
    said = chance_told(figures["p_holm"])
    if abs(figures["p_holm"] - figures["p_exact"]) > EQUAL:
        said = gettext("%(p)s, corrigée du nombre de comparaisons") % {"p": said}
    if abs(level - USUAL) < EQUAL:
        return said
    return gettext("%(p)s, pour un risque de fausse alerte de %(level)s") % {"p": said, "level": share(level)}


def measure_name(figures: Figures) -> str:
    """Return which outcome is compared: a stage, a cut, or nothing when there is one outcome."""
    if figures.get("stage"):
        return str(figures["stage"])
    if figures.get("threshold"):
        return gettext("à partir de « %(code)s »") % {"code": figures["threshold"]}
    return ""


def row_name(figures: Figures) -> str:
    """Return the name of a row: the tested profile, with the measure when there are several."""
    measure = measure_name(figures)
    return f"{figures['tested']}, {measure}" if measure else str(figures["tested"])


def comparison_name(figures: Figures) -> str:
    """Return the name of a comparison, with its measure when there are several."""
    name = gettext("%(reference)s face à %(tested)s") % figures
    measure = measure_name(figures)
    return f"{name}, {measure}" if measure else name
