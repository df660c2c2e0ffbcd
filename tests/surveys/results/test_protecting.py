"""Nobody who reads all that a wave tells works out a small number; counting naively would let them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.results.attacker import Known, deduced, possible_profiles
from tests.surveys.results.waves import counted, known_of, published, wave_of
from vigie.surveys.results.pieces import hidden_alone

PROFILES = possible_profiles()
THRESHOLD = 5
waves = st.builds(
    lambda size, seed, evenness: wave_of(PROFILES, size, seed, evenness),
    st.integers(10, 160),
    st.integers(0, 10**6),
    st.sampled_from([0.4, 0.8, 1.5, 5.0]),
)


@given(waves)
def test_no_small_number_can_be_deduced_from_all_that_is_published(records):
    outcomes, crossed = published(records, THRESHOLD)
    known = known_of(outcomes, crossed, len(records))
    assert deduced(PROFILES, known, counted(records, PROFILES, crossed), THRESHOLD) == []


@given(waves)
def test_what_is_published_is_true_and_never_small(records):
    outcomes, crossed = published(records, THRESHOLD)
    truth = {fact.name: fact.value for fact in counted(records, PROFILES, crossed)}
    for fact in known_of(outcomes, crossed, len(records)):
        assert truth.get(fact.name, fact.value) == fact.value
        assert fact.value == 0 or fact.value >= THRESHOLD


def test_hiding_only_small_numbers_lets_them_be_deduced():
    records = wave_of(PROFILES, 120, 7, 0.8)
    _outcomes, crossed = published(records, THRESHOLD)
    truth = counted(records, PROFILES, crossed)
    naive = [Known("all", lambda profile: True, len(records))]
    naive += [fact for fact in truth if fact.value == 0 or fact.value >= THRESHOLD]
    assert deduced(PROFILES, naive, truth, THRESHOLD)


def test_some_crossings_are_made_and_loops_are_refused():
    outcomes, crossed = published(wave_of(PROFILES, 3000, 3, 5.0), THRESHOLD)
    assert all(not outcome.reason for outcome in outcomes.values())
    assert {str(each.first) + "×" + str(each.second): each.reason for each in crossed} == {
        "g×a": "",
        "b×g": "loop",
        "m=p×g": "",
        "m=p×m=q": "loop",
        "a×b": "loop",
        "m=q×b": "loop",
    }


def test_the_smallest_category_that_will_do_is_hidden_with_a_small_one():
    assert hidden_alone({"woman": 118, "man": 102, "other": 12, "none": 4}, {}, 10) == {"other", "none"}


def test_who_was_asked_next_is_told_when_the_others_can_stand_in_for_one_another():
    unions = {"base": frozenset({"yes"})}
    assert hidden_alone({"yes": 12, "no": 40, "none": 3}, unions, 10) == {"no", "none"}
    assert hidden_alone({"yes": 47, "none": 3}, unions, 10) is None
