"""Tables of comparisons: who was favoured, rates, gross and net discrimination, ratios, chances, order of sending.

The reference is the same for all of a campaign: rows are named by the tested profile, and by the measure when several.
"""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.core.documents import Block, Heading, Paragraph, TableBlock
from vigie.core.tables import grouped
from vigie.testing.report.wording import (
    Figures,
    chance,
    gap_interval,
    number,
    range_of,
    range_of_points,
    range_of_shares,
    row_name,
    share,
    signed_points,
    with_range,
)
from vigie.testing.statistics.pairs import Pairs


def comparison_blocks(comparisons: Sequence[Figures], further: str) -> list[Block]:
    """Return all the tables of some comparisons, at least one: those read first, then the others folded.

    further: heading of the others.
    """
    pairs = [each for each in comparisons if each["b"] is not None]
    bounds: list[Block] = [Paragraph(_bounds_told()), _bounds_table(pairs)] if pairs else []
    return [
        *_counts(comparisons),
        rates_table(comparisons),
        *bounds,
        Heading(2, further, folded=True),
        ratios_table(comparisons),
        *([_exclusive_table(pairs)] if pairs else []),
        chances_table(comparisons),
        *_order(comparisons),
    ]


def _counts(comparisons: Sequence[Figures]) -> list[Block]:
    pairs = [each for each in comparisons if each["b"] is not None]
    repeated = [each for each in comparisons if each["b"] is None]
    return [*([_pairs_table(pairs)] if pairs else []), *([_applications_table(repeated)] if repeated else [])]


def _pairs_table(comparisons: Sequence[Figures]) -> TableBlock:
    headers = (
        gettext("Profil testé"),
        gettext("Offres"),
        gettext("Les deux"),
        gettext("La référence seulement"),
        gettext("Le profil testé seulement"),
        gettext("Aucun"),
    )
    rows = tuple((row_name(each), *(grouped(each[cell], 0) for cell in "nabcd")) for each in comparisons)
    caption = gettext("Qui a eu une réponse favorable, offre par offre")
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, 6)))


def _applications_table(comparisons: Sequence[Figures]) -> TableBlock:
    """Return how many applications there were, when an offer met a profile several times."""
    headers = (
        gettext("Profil testé"),
        gettext("Offres"),
        gettext("Candidatures de la référence"),
        gettext("Candidatures du profil testé"),
    )
    keys = ("n", "applications_reference", "applications_tested")
    rows = tuple((row_name(each), *(grouped(each[key], 0) for key in keys)) for each in comparisons)
    caption = gettext("Combien de candidatures, les offres en ayant reçu plusieurs d'un même profil")
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, 4)))


def rates_table(comparisons: Sequence[Figures], caption: str = "") -> TableBlock:
    """Return rates and gaps with their intervals. caption: one that names the campaign, when there are two."""
    headers = (
        gettext("Profil testé"),
        gettext("Taux de la référence"),
        gettext("Taux du profil testé"),
        gettext("Écart, en points"),
        gettext("Intervalle de Newcombe"),
        gettext("Pénalité relative"),
    )
    rows = tuple(_rates_row(each) for each in comparisons)
    return TableBlock(
        caption or gettext("Taux de réponses favorables et écarts, avec leurs intervalles"), headers, rows
    )


def _rates_row(each: Figures) -> tuple[str, ...]:
    rates = (each["rate_reference"], each["rate_tested"])
    difference = "–" if each["difference"] is None else signed_points(each["difference"])
    return (
        row_name(each),
        with_range(share(rates[0]), range_of_shares(each.get("ci_rate_reference"))),
        with_range(share(rates[1]), range_of_shares(each.get("ci_rate_tested"))),
        with_range(difference, range_of_points(gap_interval(each))),
        range_of_points(each.get("ci_difference_newcombe")),
        share((rates[0] - rates[1]) / rates[0] if rates[0] else None),
    )


def _bounds_told() -> str:
    return gettext(
        "Un test est utilisable quand l'un des deux au moins a eu une réponse favorable. Le taux brut compte les tests "
        "qui ont favorisé la référence seule : il est une borne haute. Le taux net en retire ceux qui ont favorisé le "
        "profil testé seul : il est une borne basse. Le Bureau international du travail les rapporte aux tests "
        "utilisables ; ils sont aussi rapportés à tous les tests."
    )


def pairs_of(each: Figures) -> Pairs:
    """Return the four counts of a comparison of pairs."""
    return Pairs(*(each[cell] for cell in "abcd"))


def _bounds_table(comparisons: Sequence[Figures]) -> TableBlock:
    is_staged = any(each.get("net_rate_cumulative") is not None for each in comparisons)
    headers = (
        gettext("Profil testé"),
        gettext("Tests utilisables"),
        gettext("Taux brut"),
        gettext("Taux net (BIT)"),
        *((gettext("Taux net depuis la première étape"),) if is_staged else ()),
        gettext("Taux brut, sur tous"),
        gettext("Taux net, sur tous"),
    )
    rows = tuple(_bounds_row(each, is_staged=is_staged) for each in comparisons)
    caption = gettext("Discrimination brute et nette")
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, len(headers))))


def _bounds_row(each: Figures, *, is_staged: bool) -> tuple[str, ...]:
    pairs = pairs_of(each)
    return (
        row_name(each),
        grouped(pairs.usable, 0),
        share(pairs.gross_rate),
        share(pairs.net_rate),
        *((share(each.get("net_rate_cumulative")),) if is_staged else ()),
        share(pairs.gross_rate_all),
        share(pairs.difference),
    )


def _exclusive_table(comparisons: Sequence[Figures]) -> TableBlock:
    headers = (
        gettext("Profil testé"),
        gettext("Traitements inégaux"),
        gettext("Part qui favorise la référence"),
        gettext("Part qui favorise le profil testé"),
    )
    rows = tuple(
        (
            row_name(each),
            grouped(pairs_of(each).discordant, 0),
            share(pairs_of(each).exclusive_reference),
            share(pairs_of(each).exclusive_tested),
        )
        for each in comparisons
    )
    caption = gettext("Des offres qui ont favorisé un seul des deux, qui l'a été")
    return TableBlock(caption, headers, rows, numeric=frozenset({1, 2, 3}))


def ratios_table(comparisons: Sequence[Figures], caption: str = "") -> TableBlock:
    """Return ratios and odds ratios with their intervals."""
    headers = (gettext("Profil testé"), gettext("Rapport des taux"), gettext("Rapport de cotes"))
    rows = tuple(
        (
            row_name(each),
            with_range(number(each["ratio"]), range_of(each["ci_ratio"])),
            with_range(number(each["odds_ratio"]), range_of(each["ci_odds_ratio"])),
        )
        for each in comparisons
    )
    return TableBlock(
        caption or gettext("Rapports de la référence au profil testé, avec leurs intervalles"), headers, rows
    )


def chances_table(comparisons: Sequence[Figures]) -> TableBlock:
    """Return all the p-values."""
    headers = (
        gettext("Profil testé"),
        gettext("p exacte"),
        gettext("mi-p"),
        gettext("p asymptotique"),
        gettext("p corrigée"),
    )
    keys = ("p_exact", "p_midp", "p_asymptotic", "p_holm")
    rows = tuple((row_name(each), *(chance(each[key]) for key in keys)) for each in comparisons)
    caption = gettext("Chances qu'un écart au moins aussi grand vienne du hasard seul")
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, 5)))


def _order(comparisons: Sequence[Figures]) -> list[Block]:
    """Return whether being sent first changed the answer; nothing where no order is known."""
    told = [each for each in comparisons if each.get("order")]
    if not told:
        return []
    headers = (
        gettext("Profil testé"),
        gettext("Référence d'abord"),
        gettext("Profil testé d'abord"),
        gettext("p de l'ordre"),
        gettext("p du profil, à ordre égal"),
    )
    rows = tuple((row_name(each), *_order_cells(each["order"])) for each in told)
    caption = gettext("Offres qui ont favorisé la référence / le profil testé, selon qui a été envoyé d'abord")
    return [TableBlock(caption, headers, rows, numeric=frozenset(range(1, 5)))]


def _order_cells(order: Figures) -> tuple[str, ...]:
    first, second = (
        " / ".join(grouped(count, 0) for count in order[key]) for key in ("reference_first", "tested_first")
    )
    return first, second, chance(order["p_order"]), chance(order["p_profile"])
