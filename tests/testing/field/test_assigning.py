"""Tasks are shared out evenly, and never where a tester may not go."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.field.assigning import Hand, Task, assign
from vigie.testing.field.lots import Lot

LOT = Lot("ab")


def make_tests(number, profiles="RT"):
    return {
        test: [Task(f"{test}{letter}", letter, f"o{test % 5}") for letter in profiles] for test in range(1, number + 1)
    }


@given(st.integers(1, 40), st.integers(2, 9))
def test_everyone_has_as_much_to_do_and_never_twice_in_a_test(number, testers):
    given_to = assign(LOT, make_tests(number), [Hand(tester) for tester in range(testers)])
    assert len(given_to) == 2 * number
    assert all(given_to[f"{test}R"] != given_to[f"{test}T"] for test in make_tests(number))
    counts = Counter(given_to.values())
    assert max(counts.values()) - min(counts[tester] for tester in range(testers)) <= 1


def test_nobody_is_given_what_they_know():
    given_to = assign(LOT, make_tests(20), [Hand(1, known=frozenset({"o1"})), Hand(2), Hand(3)])
    assert len(given_to) == 40
    assert not any(tester == 1 and int(code[:-1]) % 5 == 1 for code, tester in given_to.items())


def test_whoever_stands_for_a_profile_is_given_no_other():
    given_to = assign(LOT, make_tests(10), [Hand(1, profile="R"), Hand(2, profile="T")])
    assert all(tester == (1 if code.endswith("R") else 2) for code, tester in given_to.items())


def test_whoever_may_take_one_task_alone_is_not_left_out():
    tests = {1: [Task("1R", "R", "o1"), Task("1T", "T", "o1")]}
    hands = [Hand(1), Hand(2, load=Counter(R=9), profile="R")]
    assert assign(LOT, tests, hands) == {"1R": 2, "1T": 1}


def test_a_task_that_nobody_may_take_waits():
    assert len(assign(LOT, make_tests(3), [Hand(1)])) == 3
    assert assign(LOT, make_tests(1), [Hand(1, tests=frozenset({1}))]) == {}


def test_profiles_are_shared_among_testers():
    given_to = assign(LOT, make_tests(40), [Hand(1), Hand(2)])
    counts = Counter((tester, code[-1]) for code, tester in given_to.items())
    assert min(counts.values()) >= 15
