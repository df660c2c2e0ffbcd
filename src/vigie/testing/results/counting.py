"""Counts what a campaign that has ended was made of, kept with its figures: the rows that say it are erased later."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q

from vigie.core.small_counts import is_small
from vigie.observatory.indicators.small_counts import hide_small
from vigie.testing.analysis.designs import Result
from vigie.testing.coding.agreeing import agreement_of
from vigie.testing.models import Application, Campaign, Test, Validity
from vigie.testing.report.campaign_blocks import Why, excluded_told

Left = list[tuple[Test, Why]]


def left_out(campaign: Campaign) -> Left:
    """Return the tests that do not count, and why, in the order of the lot."""
    tests = campaign.tests.exclude(validity=Validity.VALID).order_by("number")
    abandons = Count("applications", filter=~Q(applications__abandoned=""))
    return [(each, why_of(each, each.abandons)) for each in tests.annotate(abandons=abandons)]


def why_of(test: Test, abandons: int) -> Why:
    """Return why a test does not count, among closed reasons. abandons: how many of its applications were given up."""
    if test.validity == Validity.UNDECIDED:
        return Why.UNDECIDED
    if abandons:
        return Why.ABANDONED
    return Why.INCIDENT if test.incident else Why.OTHER


def counts_of(campaign: Campaign, left: Left) -> dict[str, Any]:
    """Return the counts of a campaign as plain values."""
    applications = Application.objects.filter(test__campaign=campaign)
    read = agreement_of(campaign)
    drawn = campaign.tests.count()
    return {
        "drawn": drawn,
        "valid": drawn - len(left),
        "left_out": {why.value: number for why, number in Counter(why for _test, why in left).items()},
        "applications": applications.count(),
        "abandoned": applications.exclude(abandoned="").count(),
        "read_twice": read.plain.number,
        "kappa": read.plain.kappa,
        "kappa_weighted": read.weighted.kappa,
    }


def excluded_tests(left: Left) -> Iterator[dict[str, str]]:
    """Give the tests that do not count as figures list what they exclude. reason: as it was written, for the pilot."""
    for test, why in left:
        yield {"unit": str(test.number), "why": excluded_told(why), "reason": test.validity_reason}


def without_small(result: Result, threshold: int) -> Result:
    """Return figures without what was written of a test, nor small counts of what may designate one."""
    excluded = [_unexplained(each) if "reason" in each else each for each in result["excluded"]]
    if "tests" not in result:
        return {**result, "excluded": excluded}
    return {**result, "excluded": excluded, "tests": _hidden(result["tests"], threshold)}


def _unexplained(excluded: dict[str, Any]) -> dict[str, Any]:
    return {"unit": excluded["unit"], "why": excluded_told(None)}


def _hidden(counts: dict[str, Any], threshold: int) -> dict[str, Any]:
    whys, abandoned = counts["left_out"], counts["abandoned"]
    if None not in whys.values():
        whys = dict(hide_small(sum(whys.values()), whys, threshold).parts)
    if abandoned is not None and is_small(abandoned, threshold):
        abandoned = None
    return {**counts, "left_out": whys, "abandoned": abandoned}
