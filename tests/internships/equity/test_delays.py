"""How long a page and indicators say it took: nothing small, and nothing where one draw served everyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.internships.equity.test_shown import contrast, side
from vigie.internships.equity import waiting as waiting_module
from vigie.internships.equity.delays import delay_lines, delay_words, mean_days, told_delays
from vigie.internships.equity.studying import Case, Studied, study
from vigie.internships.equity.waiting import waiting, waiting_of
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import Market, Policy, Seats

THRESHOLD = 5


def outcome(*contrasts, days=(10, 30), people=100, placed=60, later=20):
    return {"people": people, "placed": placed, "later": later, "days": list(days), "contrasts": list(contrasts)}


def qpv(later=10, other_later=10, rest_later=0):
    rest = {"people": 0, "chosen": 0, "later": rest_later}
    return contrast(side(20, 40, later=later), side(40, 60, later=other_later), rest)


def test_the_mean_weighs_each_round_by_those_it_served():
    assert mean_days(3, 1, [10, 30]) == 15
    assert mean_days(3, 0, [10]) == 10
    assert mean_days(0, 0, [10, 30]) is None


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 99), st.integers(0, 99))
def test_the_mean_lies_between_the_two_draws(first, later, one, two):
    mean = mean_days(first, later, [one, two])
    assert mean is None or min(one, two) <= mean <= max(one, two)


def test_one_draw_is_the_same_day_for_everyone():
    told = delay_words(outcome(qpv(0, 0), days=(1,), later=0), THRESHOLD)
    assert told[0].endswith("1 jour après l'ouverture des listes.")
    assert "le délai est le même pour chaque groupe" in told[1]
    assert delay_lines(outcome(qpv(0, 0), days=(1,), later=0), THRESHOLD) == []


def test_a_study_made_before_says_nothing():
    assert delay_words({"contrasts": []}, THRESHOLD) == []
    assert delay_lines({"contrasts": []}, THRESHOLD) == []


def test_the_second_round_makes_a_difference_that_is_told():
    found = outcome(qpv())
    assert "Il a servi 20 élèves de plus ; en moyenne, le délai est de 15,0 jours." in delay_words(found, THRESHOLD)
    ours, theirs = delay_lines(found, THRESHOLD)
    assert (ours.first, ours.later, ours.neither, ours.mean) == (20, 10, 10, "16,7")
    assert (theirs.first, theirs.later, theirs.neither, theirs.mean) == (40, 10, 10, "14,0")


@pytest.mark.parametrize("few", [qpv(later=2), qpv(later=18), qpv(other_later=19), qpv(rest_later=1)])
def test_a_few_of_either_side_or_of_neither_hide_the_line(few):
    assert delay_lines(outcome(few), THRESHOLD) == []


def test_a_few_in_all_are_not_told():
    assert not any("Il a servi" in sentence for sentence in delay_words(outcome(later=3), THRESHOLD))


def test_one_kind_of_school_too_small_hides_them_all():
    few = contrast(side(20, 40, later=2), side(40, 60, later=10), code="school:college")
    enough = contrast(side(20, 40, later=10), side(40, 60, later=10), code="school:e2c")
    assert told_delays(outcome(enough, few, qpv()), THRESHOLD) == [qpv()]
    assert [line.group for line in delay_lines(outcome(enough), THRESHOLD)] == ["école de la deuxième chance"]


def test_a_study_counts_those_whom_the_second_round_served():
    """One seat, three alike: one gets it, another one is served later; who was served first is not counted twice."""
    pupils = [Studied("women", number == 0, False, "college", False, later=number < 2) for number in range(3)]
    market = Market(Policy.NONE, [[0]] * 3, [0] * 3, [Seats(1)])
    told = study(Case(market, match(market), pupils, ["trade"], "seed", [10, 30]), runs=2)
    assert (told["placed"], told["later"], told["days"]) == (1, 1, [10, 30])
    assert sum(told["contrasts"][0][name]["later"] for name in ("group", "others", "rest")) == 1


@pytest.fixture
def studies(monkeypatch):
    """Two campaigns of the same year, of which the second had no second round."""
    rest = {"people": 0, "chosen": 0, "later": 0}
    women = contrast(side(20, 40, later=10), side(40, 60, later=10), rest, code="women")
    single = contrast(side(20, 40, later=0), side(40, 60, later=0), rest, code="women")
    found = [outcome(women, qpv()), outcome(single, qpv(0, 0), days=(10,), later=0)]
    monkeypatch.setattr(waiting_module, "outcomes_of", lambda year: found if year == 2026 else [])
    monkeypatch.setattr(waiting_module, "small_count_threshold", lambda: THRESHOLD)
    return found


def test_indicators_weigh_campaigns_by_those_served(studies):
    whole, women, men, unknown = waiting(2026)
    assert whole.value == pytest.approx((60 * 10 + 20 * 30 + 60 * 10) / 140)
    assert women.value == pytest.approx((20 * 10 + 10 * 30 + 20 * 10) / 50)
    assert men.value == pytest.approx((40 * 10 + 10 * 30 + 40 * 10) / 90)
    assert unknown.value is None
    assert waiting_of("qpv", 2026)[0].value == women.value
    assert waiting(2025) == waiting_of("qpv", 2025) == ()


def test_indicators_say_nothing_where_a_campaign_may_not_be_told(studies):
    assert waiting_of("school:college", 2026) == ()
    studies[1]["contrasts"] = []
    assert [one.value for one in waiting(2026)][1:] == [None, None, None]
    del studies[0]["days"]
    assert waiting(2026) == waiting_of("qpv", 2026) == ()
