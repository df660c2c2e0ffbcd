"""What a page shows of a study: numbers large enough to hide everyone, ratios, how sure they are, what to think."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.core.charts import Chart, bar_chart
from vigie.core.small_counts import is_small, tells_few
from vigie.core.tables import Column, Kind, Table
from vigie.internships.equity.measures import Reading, Selected, reading_of
from vigie.internships.equity.studying import NEAR_THE_TOP
from vigie.internships.models import EquityStudy, SchoolEntry

Counts = Mapping[str, Any]

GROUPS: Final[Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "qpv": (_("élèves d'un quartier prioritaire"), _("élèves d'ailleurs")),
    "scholarship": (_("élèves boursiers"), _("élèves sans bourse")),
    "women": (_("filles et femmes"), _("garçons et hommes")),
    "priority_education": (_("éducation prioritaire"), _("autres établissements")),
}
READINGS: Final[Mapping[Reading, tuple[str, str | Promise]]] = {
    Reading.HIDDEN: ("unknown", _("effectifs trop petits pour être montrés")),
    Reading.FINE: ("ok", _("pas d'écart notable")),
    Reading.WATCH: ("warning", _("écart à suivre : la chance peut l'expliquer")),
    Reading.ALERT: ("late", _("alerte : un écart que la chance n'explique pas")),
}


@dataclass(frozen=True)
class Line:
    """One comparison in words. ratio, luck: empty when hidden. status: code and words of the reading."""

    group: str
    others: str
    group_rate: str
    others_rate: str
    ratio: str
    luck: str
    status: tuple[str, str | Promise]
    details: list[tuple[str, str, str]]
    is_hidden: bool


def labels_of(code: str) -> tuple[str, str]:
    """Return the names of the two groups of a comparison."""
    kind, _sep, school = code.partition(":")
    if kind == "school":
        label = dict(SchoolEntry.SchoolType.choices).get(school, school)
        return str(label), gettext("autres établissements")
    first, second = GROUPS[code]
    return str(first), str(second)


def readings_of(outcome: Counts, threshold: int) -> dict[str, Reading]:
    """Return what each comparison calls for, by its code; hidden too when the others would tell it by subtraction.

    Kinds of schools share pupils out: those hidden are, taken together, nobody or enough people; else the smallest
    one shown is hidden with them.
    """
    found = {contrast["code"]: reading(contrast, threshold) for contrast in outcome["contrasts"]}
    schools = {each["code"]: each["group"] for each in outcome["contrasts"] if each["code"].startswith("school:")}
    while is_few(hidden_together(schools, found), threshold):
        shown = [code for code in schools if found[code] is not Reading.HIDDEN]
        if not shown:
            break
        found[min(shown, key=lambda code: (schools[code]["people"], code))] = Reading.HIDDEN
    return found


def told_of(outcome: Counts, threshold: int) -> list[Counts]:
    """Return the comparisons that may be told."""
    found = readings_of(outcome, threshold)
    return [contrast for contrast in outcome["contrasts"] if found[contrast["code"]] is not Reading.HIDDEN]


def hidden_together(schools: Mapping[str, Counts], found: Mapping[str, Reading]) -> Counts:
    """Return the people of the kinds of schools that are hidden, and how many of them got a seat."""
    hidden = [counts for code, counts in schools.items() if found[code] is Reading.HIDDEN]
    return {name: sum(counts[name] for counts in hidden) for name in ("people", "chosen")}


def is_few(counts: Counts, threshold: int) -> bool:
    """Whether people, those with a seat or those without are too few to be told, and not none."""
    return tells_few(counts["chosen"], counts["people"], threshold)


def reading(contrast: Counts, threshold: int) -> Reading:
    """Return what a comparison calls for; hidden too when those of neither group would be told by subtraction."""
    if is_few(contrast["rest"], threshold):
        return Reading.HIDDEN
    luck = contrast["luck"]
    return reading_of(
        selected(contrast["group"]),
        selected(contrast["others"]),
        p_value=luck["p_value"] if luck else contrast["fisher"],
        threshold=threshold,
    )


def selected(counts: Counts) -> Selected:
    """Return the counts of a group as a value."""
    return Selected(counts["chosen"], counts["people"])


def lines_of(study: EquityStudy, threshold: int) -> list[Line]:
    """Return every comparison of a study, in words."""
    if not study.outcome:
        return []
    found = readings_of(study.outcome, threshold)
    return [line_of(contrast, found[contrast["code"]], threshold) for contrast in study.outcome["contrasts"]]


def line_of(contrast: Counts, found: Reading, threshold: int) -> Line:
    """Return a comparison in words. found: what it calls for."""
    group, others = labels_of(contrast["code"])
    if found is Reading.HIDDEN:
        return Line(group, others, "", "", "", "", READINGS[found], [], is_hidden=True)
    return Line(
        group=group,
        others=others,
        group_rate=rate_words(contrast["group"]),
        others_rate=rate_words(contrast["others"]),
        ratio=ratio_words(contrast),
        luck=luck_words(contrast),
        status=READINGS[found],
        details=details_of(contrast, threshold),
        is_hidden=False,
    )


def rate_words(counts: Counts) -> str:
    """Return « 62 % (124 sur 200 ; de 55 % à 68 %) »."""
    one = selected(counts)
    interval = one.interval
    if interval is None:
        return ""
    return gettext("%(rate)s (%(chosen)d sur %(people)d ; de %(low)s à %(high)s)") % {
        "rate": percent(one.rate),
        "chosen": one.chosen,
        "people": one.people,
        "low": percent(interval.lower),
        "high": percent(interval.upper),
    }


def ratio_words(contrast: Counts) -> str:
    """Return « 0,85 (de 0,72 à 1,01) »; nothing when it cannot be worked out."""
    if contrast["ratio"] is None:
        return ""
    told = decimal(contrast["ratio"])
    if contrast["ratio_interval"] is None:
        return told
    low, high = contrast["ratio_interval"]
    return gettext("%(ratio)s (de %(low)s à %(high)s)") % {
        "ratio": told,
        "low": decimal(low),
        "high": decimal(high),
    }


def luck_words(contrast: Counts) -> str:
    """Return what draws made again say."""
    luck = contrast["luck"]
    if luck is None:
        return ""
    low, high = luck["band"]
    return gettext("p = %(p)s ; la chance seule donne de %(low)s à %(high)s") % {
        "p": decimal(luck["p_value"], 3),
        "low": decimal(low),
        "high": decimal(high),
    }


def details_of(contrast: Counts, threshold: int) -> list[tuple[str, str, str]]:
    """Return what else is compared: label, then both groups; a small number is hidden."""
    group, others = contrast["group"], contrast["others"]
    return [
        *(top_wishes(group, others, threshold) if contrast["code"].startswith("school:") else []),
        (gettext("longueur moyenne des listes"), mean(group["mean_length"]), mean(others["mean_length"])),
        (gettext("n'ont classé qu'une offre"), *both(group, others, lambda one: one["single"], threshold)),
        (gettext("offres consultées, en moyenne"), mean(group["mean_seen"]), mean(others["mean_seen"])),
        (
            gettext("que l'entreprise n'a pas pu accueillir"),
            *both(group, others, lambda one: one["refused"], threshold),
        ),
    ]


def top_wishes(group: Counts, others: Counts, threshold: int) -> list[tuple[str, str, str]]:
    """Return who got a wish near the top, for kinds of schools; ``rank_table`` says more of the other groups."""
    top = gettext("ont eu un de leurs %(number)d premiers vœux") % {"number": NEAR_THE_TOP}
    return [
        (gettext("ont eu leur premier vœu"), *both(group, others, lambda one: sum(one["ranks"][:1]), threshold)),
        (top, *both(group, others, lambda one: sum(one["ranks"][:NEAR_THE_TOP]), threshold)),
    ]


def both(group: Counts, others: Counts, count: Any, threshold: int) -> tuple[str, str]:
    """Return a share of each group, hidden for both when one of them rests on a small number."""
    counts = [(count(one), one["people"]) for one in (group, others)]
    if any(tells_few(chosen, people, threshold) for chosen, people in counts):
        return gettext("caché"), gettext("caché")
    first, second = (percent(chosen / people if people else None) for chosen, people in counts)
    return first, second


def mean(value: float | None) -> str:
    """Return a mean in words."""
    return gettext("inconnu") if value is None else decimal(value, 1)


def percent(share: float | None) -> str:
    """Return a share as a percentage."""
    return gettext("inconnu") if share is None else f"{number_format(round(100 * share), 0)} %"


def decimal(value: float, places: int = 2) -> str:
    """Return a number rounded to so many decimals, which Django would only cut."""
    return str(number_format(round(value, places), places))


def chart_of(study: EquityStudy, threshold: int) -> Chart | None:
    """Draw the rate of each group that may be shown; None when there is none."""
    rows: list[tuple[str, float | None]] = []
    for contrast in told_of(study.outcome, threshold) if study.outcome else []:
        labels = labels_of(contrast["code"])
        sides = (contrast["group"], contrast["others"])
        # Each kind of school is compared with all the others, who are not a group to be drawn.
        drawn = 1 if contrast["code"].startswith("school:") else 2
        rows += [(label, selected(side).rate) for label, side in list(zip(labels, sides, strict=True))[:drawn]]
    if not rows:
        return None
    columns = (
        Column("group", gettext("Élèves")),
        Column("rate", gettext("Ont une place"), Kind.SHARE),
    )
    return bar_chart(Table(title=gettext("Part des élèves qui ont une place"), columns=columns, rows=tuple(rows)))


def reserve_words(outcome: Counts, threshold: int) -> list[str]:
    """Return what the reserve did, in sentences."""
    use, other, told = outcome["reserves"], outcome["without_reserve"], []
    if not use["reserved"]:
        return [gettext("Aucune place n'était réservée.")]
    if not is_small(use["used"], threshold):
        told.append(
            gettext("%(used)d places réservées sur %(reserved)d sont allées à des élèves pour qui elles l'étaient.")
            % use
        )
    for contrast in told_of(outcome, threshold):
        if contrast["code"] in ("qpv", "scholarship"):
            gained = contrast["group"]["chosen"] - other["chosen"][contrast["code"]]
            told.append(
                ngettext(
                    "%(group)s\u00a0: %(gained)+d place par rapport au même tirage sans place réservée.",
                    "%(group)s\u00a0: %(gained)+d places par rapport au même tirage sans place réservée.",
                    abs(gained),
                )
                % {"group": labels_of(contrast["code"])[0].capitalize(), "gained": gained}
            )
    if not is_small(other["changed"], threshold):
        told.append(
            gettext("%(number)d élèves ont un autre résultat que sans place réservée.") % {"number": other["changed"]}
        )
    return told


def segregation_words(outcome: Counts, threshold: int) -> list[tuple[str, str]]:
    """Return how apart two groups are over the sectors: what is compared, and the index from 0 to 1."""
    return [
        (" / ".join(labels_of(contrast["code"])), decimal(outcome["segregation"][contrast["code"]]["index"]))
        for contrast in told_of(outcome, threshold)
        if outcome["segregation"].get(contrast["code"], {}).get("index") is not None
    ]
