import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.campaigns.public_rules import MEASURED
from vigie.internships.campaigns.seats import Place
from vigie.internships.campaigns.simulating import (
    EVERYBODY,
    NO_GROUP,
    Lists,
    Scenario,
    band_of,
    cost_of,
    scenarios_of,
    simulate,
)
from vigie.internships.matching.market import Policy

QPV = frozenset({"qpv"})


def crowd(pupils, members, seats):
    """Pupils who all ask for the one offer of a company."""
    return Lists([[0]] * pupils, [QPV] * members + [frozenset()] * (pupils - members), [Place(1, seats, 1, "crafts")])


@st.composite
def lists(draw):
    offers = draw(st.integers(1, 4))
    places = [
        Place(number, draw(st.integers(1, 6)), draw(st.integers(1, 3)), draw(st.sampled_from(["crafts", "trade"])))
        for number in range(offers)
    ]
    wishes = draw(st.lists(st.lists(st.integers(0, offers - 1), unique=True), min_size=1, max_size=12))
    groups = st.frozensets(st.sampled_from(["qpv", "scholarship"]))
    return Lists(wishes, [draw(groups) for _ in wishes], places)


@pytest.mark.parametrize("policy", list(Policy))
def test_the_published_example_is_found_again(policy):
    scenario = Scenario(policy, 30, {"qpv": 30})
    (outcome,) = simulate(crowd(300, 90, 100), [scenario], runs=400, seed="example")
    assert outcome.admitted["qpv"].mean == pytest.approx(MEASURED[policy], abs=0.6)
    assert outcome.admitted[EVERYBODY].mean == 100


def test_rules_are_compared_on_the_same_lotteries():
    twice = [Scenario(Policy.NONE, 0)] * 2
    first, second = simulate(crowd(50, 20, 10), twice, runs=20, seed="a")
    assert first == second
    (other,) = simulate(crowd(50, 20, 10), twice[:1], runs=20, seed="b")
    assert other != first


@given(lists(), st.dictionaries(st.sampled_from(["qpv", "scholarship"]), st.integers(0, 50)), st.randoms())
def test_everybody_is_counted_once(drawn, reserves, chance):
    group = chance.choice(["qpv", "scholarship"])
    outcomes = simulate(drawn, scenarios_of(group, reserves), runs=3, seed=str(random.Random(1).random()))
    several = Counter(len(groups) for groups in drawn.groups)
    for outcome in outcomes:
        means = {name: band.mean for name, band in outcome.admitted.items()}
        assert means[EVERYBODY] <= min(len(drawn.wishes), sum(place.seats for place in drawn.places))
        apart = sum(mean for name, mean in means.items() if name != EVERYBODY)
        assert means[EVERYBODY] - 1e-9 <= apart <= means[EVERYBODY] + several[2] + 1e-9
        for name, band in outcome.admitted.items():
            assert band.low <= band.mean <= band.high
            assert sum(outcome.by_class[name].values()) == pytest.approx(band.mean)
    assert NO_GROUP in outcomes[0].admitted


def test_each_share_is_tried_in_both_orders_beside_no_reserve():
    tried = scenarios_of("qpv", {"qpv": 25, "scholarship": 55})
    assert [(each.policy.value, each.share) for each in tried[:3]] == [
        ("none", 0),
        ("minimum_guarantee", 10),
        ("over_and_above", 10),
    ]
    # Shares of all groups never exceed the seats.
    assert sorted({each.share for each in tried}) == [0, 10, 20, 25, 30, 40]
    assert all(each.reserves["scholarship"] == 55 for each in tried[1:])


def test_progress_is_told_at_each_lottery():
    told = []
    simulate(crowd(5, 2, 1), [Scenario(Policy.NONE, 0)], runs=4, seed="a", progress=told.append)
    assert told == [1, 2, 3, 4]


def test_a_band_holds_nine_draws_in_ten():
    band = band_of(list(range(100)))
    assert (band.mean, band.low, band.high) == (49.5, 5, 94)


def test_the_cost_counts_more_where_groups_overlap():
    apart = crowd(10, 3, 2)
    together = Lists(apart.wishes, [frozenset({"qpv", "scholarship"})] * 10, apart.places)
    one, two = Scenario(Policy.NONE, 0), Scenario(Policy.NONE, 10, {"qpv": 10, "scholarship": 10})
    assert cost_of(apart, [one, two]) == 20
    assert cost_of(together, [one, two]) > 20
