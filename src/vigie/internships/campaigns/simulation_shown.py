"""What a page shows of a simulation: numbers large enough to hide everyone, a chart, and what rules fall into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from vigie.core.charts import Chart, line_chart
from vigie.core.tables import Column, Kind, Table
from vigie.internships.campaigns.simulating import CLASSES, EVERYBODY, NO_GROUP
from vigie.internships.campaigns.trap_words import traps_in_words
from vigie.internships.campaigns.traps import Applicants, Trap
from vigie.internships.matching.market import Policy
from vigie.internships.models import Group, Simulation

ORDERS = (Policy.MINIMUM_GUARANTEE, Policy.OVER_AND_ABOVE)


@dataclass(frozen=True)
class Row:
    """A line of the table: rules tried, then who is counted with what they give. is_own: these are the campaign's."""

    share: str
    order: str
    labelled: list[tuple[str, str]]
    is_own: bool


@dataclass(frozen=True)
class ClassRow:
    """A line of the table by class of offers: which class, then each order with what it gives."""

    words: str
    labelled: list[tuple[str, str]]


@dataclass(frozen=True)
class Shown:
    """A simulation as its page shows it. classes: what the share class_share gives, by class of offers."""

    lists: str
    seats: int
    group: str
    columns: list[str]
    rows: list[Row]
    classes: list[ClassRow]
    class_share: int
    chart: Chart | None
    traps: list[str]

    @property
    def class_columns(self) -> list[str]:
        """The orders that the table by class of offers tells."""
        return [label for label, _cell in self.classes[0].labelled] if self.classes else []


def shown_simulation(simulation: Simulation, threshold: int) -> Shown | None:
    """Return what a page shows; None before it is done, or when there are too few lists to say anything."""
    kept = simulation.outcome
    if kept is None or kept["applicants"]["total"] < threshold:
        return None
    applicants = Applicants(**kept["applicants"])
    told = told_columns(applicants, threshold)
    group = str(Group(simulation.group).label)
    is_told = simulation.group in told
    share = share_shown(kept, simulation.group)
    return Shown(
        number_format(applicants.total),
        kept["seats"],
        group,
        [listed_words(name, applicants) for name in told],
        [row_of(each, told, kept, simulation.group, threshold) for each in kept["scenarios"]],
        classes_of(kept, simulation.group, share, threshold) if is_told else [],
        share,
        chart_of(kept["scenarios"], simulation.group, group) if is_told else None,
        traps_in_words([Trap(**trap) for trap in kept["traps"]], applicants, threshold),
    )


def told_columns(applicants: Applicants, threshold: int) -> list[str]:
    """Return who is counted apart: groups of enough pupils, and those of none when that tells nothing of the others.

    Those of no group, taken from everybody, would give a group that is hidden.
    """
    groups = [group.value for group in Group]
    counts = {group: applicants.by_group.get(group, 0) for group in groups}
    large = [group for group in groups if min(counts[group], applicants.total - counts[group]) >= threshold]
    hides_nobody = all(not counts[group] or group in large for group in groups)
    return [*large, *([NO_GROUP] if hides_nobody and applicants.in_none >= threshold else []), EVERYBODY]


def column_words(name: str) -> str:
    """Return who a column counts."""
    if name == EVERYBODY:
        return gettext("tous les élèves")
    return gettext("élèves d'aucun groupe") if name == NO_GROUP else str(Group(name).label)


def listed_words(name: str, applicants: Applicants) -> str:
    """Return who a column counts, with how many of them rank."""
    counts = {**applicants.by_group, EVERYBODY: applicants.total, NO_GROUP: applicants.in_none}
    return gettext("%(who)s (%(number)s listes)") % {"who": column_words(name), "number": number_format(counts[name])}


def row_of(
    scenario: Mapping[str, Any], told: Sequence[str], kept: Mapping[str, Any], group: str, threshold: int
) -> Row:
    """Return a line of the table."""
    policy = Policy(scenario["policy"])
    share = gettext("%(share)d %%") % {"share": scenario["share"]} if scenario["share"] else "–"
    return Row(
        share,
        order_words(policy),
        [(column_words(name), band_words(scenario["admitted"][name], threshold)) for name in told],
        policy.value == kept["policy"] and scenario["share"] == kept["reserves"].get(group, 0),
    )


def order_words(policy: Policy) -> str:
    """Return an order of seats in a few words."""
    return {
        Policy.NONE: gettext("aucune place réservée"),
        Policy.MINIMUM_GUARANTEE: gettext("réservées d'abord"),
        Policy.OVER_AND_ABOVE: gettext("ouvertes d'abord"),
    }[policy]


def band_words(band: Sequence[float], threshold: int) -> str:
    """Return a mean with its bounds, « 31,5 (28 à 35) »; alone when all lotteries give the same."""
    mean, low, high = band
    if mean < threshold:
        return gettext("moins de %(threshold)d") % {"threshold": threshold}
    if low == high == mean:
        return number_format(round(mean))
    return gettext("%(mean)s (%(low)s à %(high)s)") % {
        "mean": number_format(mean, 1),
        "low": number_format(round(low)),
        "high": number_format(round(high)),
    }


def share_shown(kept: Mapping[str, Any], group: str) -> int:
    """Return the share told by class of offers: the campaign's own, else the largest one tried."""
    return int(kept["reserves"].get(group, 0) or max(each["share"] for each in kept["scenarios"]))


def classes_of(kept: Mapping[str, Any], group: str, share: int, threshold: int) -> list[ClassRow]:
    """Return, by class of offers, how many of the group have a seat: without reserve, then in each order."""
    none, *others = kept["scenarios"]
    chosen = [none, *(each for each in others if each["share"] == share)]
    return [
        ClassRow(
            class_words(size),
            [
                (order_words(Policy(each["policy"])), mean_words(each["by_class"][group][size], threshold))
                for each in chosen
            ],
        )
        for size in CLASSES
    ]


def mean_words(mean: float, threshold: int) -> str:
    """Return a mean, or that it is small."""
    if mean < threshold:
        return gettext("moins de %(threshold)d") % {"threshold": threshold}
    return number_format(mean, 1)


def class_words(size: str) -> str:
    """Return a class of offers in words."""
    return {
        "one": gettext("offres d'une place"),
        "few": gettext("offres de deux à quatre places"),
        "many": gettext("offres de cinq places et plus"),
    }[size]


def chart_of(scenarios: Sequence[Mapping[str, Any]], group: str, words: str) -> Chart:
    """Draw how many of a group have a seat as its share grows, one line for each order."""
    none = scenarios[0]["admitted"][group]
    shares = sorted({each["share"] for each in scenarios})
    bands = [
        {each["policy"]: each["admitted"][group] for each in scenarios if each["share"] == share} for share in shares
    ]
    table = Table(
        gettext("Élèves qui obtiennent une place : %(group)s") % {"group": words},
        (
            Column("share", gettext("Part réservée")),
            *(Column(policy.value, order_words(policy), Kind.NUMBER) for policy in ORDERS),
        ),
        tuple(
            (f"{share} %", *(round(band.get(policy.value, none)[0], 1) for policy in ORDERS))
            for share, band in zip(shares, bands, strict=True)
        ),
    )
    intervals = {
        (row, series): tuple(band.get(policy.value, none)[1:])
        for row, band in enumerate(bands)
        for series, policy in enumerate(ORDERS)
    }
    return line_chart(table, intervals=intervals)
