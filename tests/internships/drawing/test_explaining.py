"""The explanations say what happened: numbers, doors, requests, and what a reserve changed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.internships.matching.markets import markets
from vigie.internships.drawing.explaining import asked_of, explained, numbers_of, other_result, rank_of, told
from vigie.internships.drawing.sentences import band, changed_sentence, demand, last_numbers, requests
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.instances import Instance, read_instance
from vigie.internships.matching.market import NOBODY
from vigie.internships.matching.results import Reason

INSTANCE = {
    "policy": "minimum_guarantee",
    "lottery": ["a", "b", "c", "d"],
    "pupils": {
        "a": {"wishes": ["X", "Y"]},
        "b": {"wishes": ["X", "Y"]},
        "c": {"wishes": ["X"]},
        "d": {"wishes": ["X"], "groups": ["qpv"]},
    },
    "offers": {"X": {"capacity": 2, "reserves": {"qpv": 1}}, "Y": {"capacity": 1, "eligible": ["a"]}},
}


def opened(content=INSTANCE):
    instance = read_instance(content)
    return explained(instance, match(instance.market))


def test_a_refused_pupil_reads_the_last_open_number_and_hers():
    (first,) = told(opened(), 2)
    assert (first.reason, first.seats, first.asked, first.open_last, first.number) == (Reason.FULL, 2, 4, 1, 3)
    assert first.reserved_last == {}
    assert last_numbers(first) == ["La dernière place ouverte est allée au n° 1."]


def test_the_reserved_door_is_told_to_its_group_alone():
    (mine,) = told(opened(), 3)
    assert (mine.reason, mine.reserved, mine.reserved_last) == (Reason.ASSIGNED, {"qpv": 1}, {"qpv": 4})
    assert "n° 4" in " ".join(last_numbers(mine))


def test_whoever_may_not_have_an_offer_did_not_ask_for_it():
    assert opened().asked == [4, 0]
    assert [each.reason for each in told(opened(), 1)] == [Reason.FULL, Reason.NOT_ELIGIBLE]


def test_the_counterfactual_is_told_to_the_group_and_not_about_small_offers():
    kept = opened()
    assert other_result(kept, 3, least_seats=5) == NOBODY
    assert other_result(kept, 1, least_seats=5) is None
    assert other_result(kept, 1, least_seats=2) == 0
    assert other_result(kept, 2, least_seats=2) is None


def test_without_reserve_there_is_nothing_to_compare():
    assert other_result(opened({**INSTANCE, "policy": "none"}), 3, least_seats=1) is None


def test_tiers_come_before_the_lottery_in_numbers():
    content = {**INSTANCE, "offers": {"X": {"capacity": 1, "tiers": {"a": 3, "b": 2, "c": 1}}, "Y": {"capacity": 1}}}
    assert numbers_of(read_instance(content)) == [4, 3, 2, 1]


def test_small_numbers_of_requests_are_not_told():
    assert requests(4) == "moins de 5 demandes"
    assert requests(5) == "5 demandes"
    assert [band(count) for count in (0, 4, 5, 9, 10, 49, 50)] == [
        "moins de 5",
        "moins de 5",
        "5 à 9",
        "5 à 9",
        "10 à 19",
        "20 à 49",
        "50 et plus",
    ]
    assert "moins de 5" in changed_sentence(4, 100)
    assert "7 élèves sur 100" in changed_sentence(7, 100)


def test_seats_reserved_for_the_pupil_are_said():
    assert demand(told(opened(), 3)[0]) == "2 places dont 1 réservée à votre situation, moins de 5 demandes."
    assert demand(told(opened(), 2)[0]) == "2 places, moins de 5 demandes."


@given(markets(), st.data())
def test_whoever_is_refused_somewhere_comes_after_the_last_admitted(market, data):
    instance = Instance(
        market,
        [str(n) for n in range(len(market.wishes))],
        [str(n) for n in range(len(market.offers))],
        {1 << n: str(n) for n in range(3)},
    )
    kept = explained(instance, match(market))
    if any(seats.ranks is not None or seats.tiers is not None for seats in market.offers):
        return
    for pupil in range(len(market.wishes)):
        for each in told(kept, pupil):
            if each.reason is Reason.FULL:
                assert each.asked > each.seats
                assert each.open_last is None or each.open_last < each.number
                assert all(number < each.number for number in each.reserved_last.values())


@given(markets())
def test_ranks_are_those_of_the_result(market):
    matching = match(market)
    instance = Instance(market, [], [], {})
    for pupil, offer in enumerate(matching.assigned):
        rank = rank_of(instance, matching, pupil)
        assert (rank is None) == (offer == NOBODY)
        assert rank is None or market.wishes[pupil][rank - 1] == offer


@given(markets())
def test_requests_hold_at_least_those_admitted(market):
    matching = match(market)
    asked = asked_of(Instance(market, [], [], {}), matching)
    assert all(asked[offer] >= matching.assigned.count(offer) for offer in range(len(market.offers)))
