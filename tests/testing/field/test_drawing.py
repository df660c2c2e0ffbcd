"""Draws are even within each stratum, within the limits, and the same again from the same seed."""

from collections import Counter
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.field.drawing import CannotDraw, DrawLimits, DrawProfile, DrawTarget, draw

LETTERS = "RTUVWXYZ"
FREE = DrawLimits(None, 1000, 1, 24)
KNOWN = ("t3", [("R", 0, "A", "R1"), ("T", 23, "B", "T1")])


def targets_of(number, strata=1, organisations=1000):
    return [DrawTarget(f"t{place}", f"s{place % strata}", f"o{place % organisations}") for place in range(number)]


def profiles_of(number, names=2):
    return [DrawProfile(letter, tuple(f"{letter}{name}" for name in range(names))) for letter in LETTERS[:number]]


def drawn(number=40, strata=2, profiles=2, names=2, messages=2, seed="ab", limits=FREE, organisations=1000):
    return draw(
        seed, targets_of(number, strata, organisations), profiles_of(profiles, names), "ABCD"[:messages], limits
    )


@st.composite
def draws(make):
    return drawn(
        number=make(st.integers(0, 60)),
        strata=make(st.integers(1, 4)),
        profiles=make(st.integers(2, 8)),
        names=make(st.integers(0, 3)),
        messages=make(st.integers(0, 4)),
        seed=make(st.text("0123456789abcdef", min_size=1, max_size=64)),
    )


def unevenness(counts: Counter, every) -> int:
    """Return by how much counts differ, over every thing that could be counted."""
    return max(counts[each] for each in every) - min(counts[each] for each in every)


@given(draws())
def test_every_profile_is_as_often_at_every_place_with_every_message_and_name_to_one_test(tests):
    for stratum in {test.stratum for test in tests}:
        inside = [test for test in tests if test.stratum == stratum]
        letters = sorted(each.profile for each in inside[0].applications)
        for letter in letters:
            own = [next(each for each in test.applications if each.profile == letter) for test in inside]
            places = Counter(each.position for each in own)
            assert unevenness(places, range(1, len(letters) + 1)) <= 1
            for counts in (Counter(each.message for each in own), Counter(each.name for each in own)):
                assert unevenness(counts, counts) <= 1
        assert unevenness(Counter(test.applications[0].profile for test in inside), letters) <= 1


@given(draws())
def test_every_profile_goes_first_as_often_with_each_message_to_one_test(tests):
    letters = sorted({each.profile for test in tests for each in test.applications})
    messages = sorted({each.message or "" for test in tests for each in test.applications})
    for stratum in {test.stratum for test in tests}:
        firsts = [test.applications[0] for test in tests if test.stratum == stratum]
        counts = Counter((each.profile, each.message or "") for each in firsts)
        assert unevenness(counts, list(product(letters, messages))) <= 1
        assert unevenness(Counter(each.message or "" for each in firsts), messages) <= 2


@pytest.mark.parametrize("size", [1, 2, 3])
def test_strata_too_small_to_be_even_make_up_for_each_other(size):
    """Of two tests by two profiles, both begin with the same message: then as many strata begin with each."""
    firsts = [test.applications[0] for test in drawn(number=24 * size, strata=24)]
    assert unevenness(Counter(each.profile for each in firsts), "RT") <= 1
    assert unevenness(Counter(each.message for each in firsts), "AB") <= 2


@given(draws())
def test_every_profile_meets_every_target_drawn_once(tests):
    assert [test.number for test in tests] == list(range(1, len(tests) + 1))
    assert len({test.target for test in tests}) == len(tests)
    for test in tests:
        assert [each.position for each in test.applications] == list(range(1, len(test.applications) + 1))
        assert len({each.profile for each in test.applications}) == len(test.applications)
        assert test.applications[0].delay == 0
        assert all(1 <= each.delay <= 24 for each in test.applications[1:])


@given(st.integers(0, 1000), st.integers(2, 8))
def test_the_order_in_which_things_come_changes_nothing(shuffle, number):
    targets, profiles, messages = targets_of(20, 3), profiles_of(number), list("ABC")
    expected = draw("5eed", targets, profiles, messages, FREE)
    for things in (targets, profiles, messages):
        Random(shuffle).shuffle(things)
    assert draw("5eed", targets, profiles, messages, FREE) == expected


def test_another_seed_draws_otherwise():
    assert drawn(seed="ab") != drawn(seed="ac")


def test_a_known_draw_stays_what_it_was():
    first = drawn(number=4, strata=1)[0]
    assert (first.target, [(each.profile, each.delay, each.message, each.name) for each in first.applications]) == KNOWN


def test_a_block_meets_each_order_with_each_message_as_often():
    tests = drawn(number=40, strata=1, profiles=2, messages=2)
    counts = Counter((test.applications[0].profile, test.applications[0].message) for test in tests)
    assert set(counts.values()) == {10}


@given(st.integers(0, 30), st.integers(1, 4), st.integers(1, 9))
def test_limits_hold(most_tests, most_contacts, organisations):
    tests = drawn(number=40, limits=DrawLimits(most_tests, most_contacts, 0, 0), organisations=organisations)
    assert len(tests) == min(most_tests, organisations * most_contacts)
    met = Counter(int(test.target[1:]) % organisations for test in tests)
    assert max(met.values(), default=0) <= most_contacts


def test_first_places_do_not_follow_each_other_by_rule():
    """In the order of the lot, knowing who went first in a test does not tell who does in the next one."""
    firsts = [test.applications[0].profile for test in drawn(number=400, strata=1)]
    same = sum(one == other for one, other in pairwise(firsts))
    assert 150 < same < 250


@pytest.mark.parametrize("number", [0, 1, 9])
def test_fewer_than_two_or_more_than_eight_profiles_are_refused(number):
    profiles = [DrawProfile(f"P{place}") for place in range(number)]
    with pytest.raises(CannotDraw):
        draw("ab", targets_of(3), profiles, (), FREE)
