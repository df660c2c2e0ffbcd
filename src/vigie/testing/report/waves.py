"""Composes two campaigns side by side, and how the gap changed when they measured the same thing."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext

from vigie.core.documents import Block, BulletList, Callout, Document, Heading, Paragraph, TableBlock
from vigie.core.tables import grouped
from vigie.testing.report.comparison_tables import rates_table, ratios_table
from vigie.testing.report.composing import main_measure
from vigie.testing.report.wording import (
    Figures,
    Ruling,
    comparison_name,
    first_sentence,
    gap_interval,
    range_of_points,
    signed_points,
)
from vigie.testing.statistics.changes import Estimate, change

LEAST_SHOWN = 3


class Told(NamedTuple):
    """A campaign, its comparisons, as ``analyse`` gives them, and what they are judged by."""

    name: str
    comparisons: Sequence[Figures]
    ruling: Ruling = Ruling()


class Change(NamedTuple):
    """A comparison in both campaigns. by: how much the gap changed; None when one of them says nothing."""

    earlier: Figures
    later: Figures
    by: Estimate | None


def waves_report(earlier: Told, later: Told, differing: Sequence[str]) -> Document:
    """Return both campaigns. differing: what keeps them from being compared; no change is then told."""
    title = gettext("De « %(earlier)s » à « %(later)s »") % {"earlier": earlier.name, "later": later.name}
    sides = [block for told in (earlier, later) for block in side(told)]
    if differing:
        return Document(title=title, summary=not_comparable(differing), blocks=tuple(sides))
    changes = changes_of(earlier.comparisons, later.comparisons)
    main = changes[: len(main_measure(earlier.comparisons))]
    return Document(
        title=title,
        summary=sentence(main[0]) if main else gettext("Aucun écart n'a été calculé : rien ne se compare."),
        blocks=(*said(main), *changes_table(changes), *sides, *limits(changes)),
    )


def not_comparable(differing: Sequence[str]) -> str:
    """Return why no change is told."""
    told = gettext(
        "Ces deux campagnes n'ont pas mesuré la même chose : le changement de l'écart ne se calcule pas. "
        "Ce qui diffère entre leurs protocoles : %(parts)s."
    )
    return told % {"parts": ", ".join(differing)}


def changes_of(earlier: Sequence[Figures], later: Sequence[Figures]) -> list[Change]:
    """Return each comparison of the first campaign with the same one in the second."""
    found = {identity(each): each for each in later}
    return [
        Change(each, found[identity(each)], change_of(each, found[identity(each)]))
        for each in earlier
        if identity(each) in found
    ]


def identity(figures: Figures) -> tuple[str, str, str]:
    """Return what makes a comparison the same in two campaigns: profiles and measure."""
    return figures["tested"], str(figures["stage"]), str(figures["threshold"])


def change_of(earlier: Figures, later: Figures) -> Estimate | None:
    """Return how much the gap changed; None when a campaign has no gap, or no interval of it."""
    ours, theirs = estimate_of(earlier), estimate_of(later)
    return change(ours, theirs) if ours and theirs else None


def estimate_of(figures: Figures) -> Estimate | None:
    """Return the gap with the interval that reports show; None without pairs."""
    ends = gap_interval(figures)
    return Estimate(figures["difference"], ends[0], ends[1]) if ends else None


def sentence(found: Change) -> str:
    """Return how the gap changed, and whether chance is enough."""
    if found.by is None:
        return gettext("Une des deux campagnes n'a pas d'écart pour « %(tested)s » : rien ne se compare.") % found.later
    points = {
        "tested": found.later["tested"],
        "before": signed_points(found.earlier["difference"]),
        "after": signed_points(found.later["difference"], with_unit=True),
    }
    if points["before"] == signed_points(found.later["difference"]):
        return gettext("L'écart en défaveur de « %(tested)s » est resté de %(after)s.") % points
    told = gettext("L'écart en défaveur de « %(tested)s » est passé de %(before)s à %(after)s ; %(doubt)s")
    return told % {**points, "doubt": doubt(found.by)}


def doubt(by: Estimate) -> str:
    """Return whether chance is enough for a change that is not null."""
    may_be_chance = by.low <= 0 <= by.high
    if by.value < 0:
        return (
            gettext("cette baisse peut venir du hasard.")
            if may_be_chance
            else gettext("le hasard seul donnerait rarement une telle baisse.")
        )
    return (
        gettext("cette hausse peut venir du hasard.")
        if may_be_chance
        else gettext("le hasard seul donnerait rarement une telle hausse.")
    )


def said(main: Sequence[Change]) -> list[Block]:
    """Return a sentence for each tested profile, when there are several."""
    if len(main) < 2:
        return []
    callouts = [Callout(comparison_name(each.later), sentence(each)) for each in main]
    return [Heading(1, gettext("Profil par profil")), *callouts]


def changes_table(changes: Sequence[Change]) -> list[Block]:
    """Return the gap of both campaigns and its change, comparison by comparison."""
    if not changes:
        return []
    headers = (
        gettext("Comparaison"),
        gettext("Écart avant, en points"),
        gettext("Écart après, en points"),
        gettext("Changement, en points"),
    )
    caption = gettext("Comment l'écart a changé, avec les intervalles")
    rows = tuple(
        (
            comparison_name(each.later),
            gap_told(estimate_of(each.earlier)),
            gap_told(estimate_of(each.later)),
            gap_told(each.by),
        )
        for each in changes
    )
    return [Heading(1, gettext("Ce qui a changé")), TableBlock(caption, headers, rows)]


def gap_told(estimate: Estimate | None) -> str:
    """Return a gap in points, with its interval; a dash when there is none."""
    if estimate is None:
        return "–"
    return f"{signed_points(estimate.value)} ({range_of_points((estimate.low, estimate.high))})"


def side(told: Told) -> list[Block]:
    """Return what one campaign says alone."""
    if not told.comparisons:
        return [Heading(1, told.name), Paragraph(gettext("Aucun écart n'a été calculé."))]
    names = {"name": told.name}
    return [
        Heading(1, told.name),
        Paragraph(first_sentence(told.comparisons[0], told.ruling)),
        rates_table(told.comparisons, gettext("Écarts de « %(name)s », avec leurs intervalles") % names),
        ratios_table(told.comparisons, gettext("Rapports de « %(name)s », avec leurs intervalles") % names),
    ]


def limits(changes: Sequence[Change]) -> list[Block]:
    """Return how a change reads."""
    items = [
        gettext("L'écart est le taux de la référence moins celui du profil testé : négatif, il est en sa faveur."),
        gettext(
            "Un changement peut aussi venir des annonces ou des organisations tirées au sort, autres à chaque fois."
        ),
        gettext(
            "L'intervalle du changement combine ceux des deux écarts (Zou et Donner, 2008), comme si les deux "
            "campagnes ne partageaient rien ; si elles ont testé les mêmes organisations, il est plutôt trop large."
        ),
    ]
    if len(changes) >= LEAST_SHOWN:
        told = gettext("%(number)s changements sont montrés : plus il y en a, plus l'un d'eux paraît sûr par hasard.")
        items.append(told % {"number": grouped(len(changes), 0)})
    return [Heading(1, gettext("Pour bien lire")), BulletList(tuple(items))]
