"""Computes the figures of a campaign that has ended, once, and pours into the observatory what they show."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.checking import known_only, values_of, why_not
from vigie.observatory.deposit import deposit_all
from vigie.observatory.fact_values import FactValue
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.quarters import quarter_of
from vigie.observatory.table_files.json_bytes import as_json
from vigie.testing.analysis.designs import Result
from vigie.testing.coding.outcomes import Held, favoured_by_test, first_cut, held_outcomes
from vigie.testing.models import Campaign, Mode, Study
from vigie.testing.results.counting import counts_of, excluded_tests, left_out
from vigie.testing.results.gathering import design_of_campaign

SOURCE, CHANNEL, TYPE = "testing", "test", "direct"


class ResultsRefused(Exception):
    """What was asked of results cannot be done; the message is a French sentence that says what to do."""


def make_study(*, campaign_id: int, by: Person) -> Study:
    """Compute the figures; asked again, return those that are kept. Raises ResultsRefused, Refused."""
    with transaction.atomic():
        campaign = (
            Campaign.objects.select_for_update(of=("self",)).select_related("criterion", "domain").get(pk=campaign_id)
        )
        kept = Study.objects.filter(campaign=campaign).first()
        if kept:
            return kept
        held = held_outcomes(campaign)
        if not campaign.ended_on or not held:
            raise ResultsRefused(
                gettext(
                    "Terminez d'abord la campagne, avec au moins un test valable : ses résultats se calculent ensuite."
                )
            )
        result = figures_of(campaign, held)
        study = Study.objects.create(campaign=campaign, made_on=timezone.localdate(), result=packed(result))
        deposit_unequal(campaign, held)
        record(actor=by, verb="testing_results_computed", on=campaign)
    return study


def packed(result: Result) -> bytes:
    """Return figures as a study keeps them."""
    return zlib.compress(as_json(result), 9)


def figures_of(campaign: Campaign, held: Sequence[Held]) -> Result:
    """Return the figures of what is held, by the design that was frozen, and the tests that do not count."""
    # Loaded when it serves: each process of the server would pay its memory.
    from vigie.testing.analysis.analysing import analyse
    from vigie.testing.results.arrays import applications_from

    result, left = analyse(applications_from(campaign, held), design_of_campaign(campaign)), left_out(campaign)
    return {
        **result,
        "excluded": [*excluded_tests(left), *result["excluded"]],
        "tests": counts_of(campaign, left),
    }


def result_of(study: Study) -> Result:
    """Return the figures that a study keeps."""
    found: dict[str, Any] = json.loads(zlib.decompress(bytes(study.result)))
    return found


def deposit_unequal(campaign: Campaign, held: list[Held]) -> int:
    """Pour a fact for each test that favoured the reference alone: what, never who. Return how many.

    Nothing in a judicial campaign, where a judge comes first; nothing when the territory asks for no such fact.
    """
    today = timezone.localdate()
    values = values_of(current_lists())
    if campaign.mode == Mode.JUDICIAL or why_not(values["source"].get(SOURCE), quarter_of(today), today):
        return 0
    fact = FactValue(
        source=SOURCE,
        channel=CHANNEL,
        criterion=campaign.criterion.code,
        domain=campaign.domain.code,
        type=TYPE,
        quarter=quarter_of(campaign.ended_on or today),
        place="territory",
    )
    number = unequal(campaign, held)
    deposit_all([known_only(fact, values, today)] * number, is_fictitious=campaign.is_fictitious)
    return number


def unequal(campaign: Campaign, held: list[Held]) -> int:
    """Return how many tests favoured the reference and not a tested profile, at the first stage."""
    reference = campaign.profiles.get(is_reference=True).pk
    tests = favoured_by_test(held, first_cut(campaign)).values()
    return sum(test[reference] and not all(test.values()) for test in tests if reference in test)
