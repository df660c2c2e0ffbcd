"""A case leaves one fact in the observatory, put right as it is better known, and no tie to it."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction

from tests.observatory.facts_scene import make_places, waiting
from vigie.observatory.models import Fact, WaitingFacts
from vigie.observatory.pouring import pour_facts
from vigie.support.facts.coding import Told
from vigie.support.facts.depositing import deposit_again, deposit_told, fact_told, read

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 3)
TOLD = Told("web", ("origin",), "housing", commune="59606", sex="women", age_band="25_34")
BETTER = Told("web", ("age",), "housing", "direct", "59606", "women", "25_34", "complaint")


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def told() -> str:
    """Deposit what was told; return what the case seals."""
    fact = fact_told(TOLD, day=DAY)
    deposit_told(fact)
    return fact.text


def test_what_is_told_waits_to_be_poured():
    kept = told()
    assert [each.codes() for each in waiting()] == [read(kept)[0].codes()]


def test_a_qualification_replaces_what_waits():
    kept = deposit_again(told(), BETTER)
    (fact,) = waiting()
    assert (fact.criterion, fact.type, fact.outcome, fact.quarter) == ("age", "direct", "complaint", "2026-Q3")
    assert read(kept) == (fact, DAY)


def test_the_same_reading_moves_nothing():
    kept = told()
    assert deposit_again(kept, TOLD) == kept
    assert len(waiting()) == 1


def test_what_was_poured_is_put_right_by_a_pair():
    kept = [told() for _ in range(6)]
    pour_facts(day=date(2026, 9, 1))
    deposit_again(kept[0], BETTER)
    pour_facts(day=date(2026, 10, 1))
    found = Counter(Fact.objects.values_list("criterion", "sign"))
    assert found[("origin", 1)] == 6
    # The pair waits for company, or is there whole.
    assert (found[("origin", -1)], found[("age", 1)]) in {(0, 0), (1, 1)}


def test_a_fact_that_the_observatory_no_longer_has_is_left_alone():
    kept = told()
    WaitingFacts.objects.all().delete()
    assert deposit_again(kept, BETTER) == kept
    assert waiting() == []


def test_a_report_that_fails_leaves_no_fact():
    with transaction.atomic():
        told()
        transaction.set_rollback(True)
    assert waiting() == []
