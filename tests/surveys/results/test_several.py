"""The options of a multiple choice, against everything that the numbers told leave possible."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.surveys.results.several import protect_options

THRESHOLD = 3
answers = st.lists(st.frozensets(st.sampled_from("pqr")), min_size=THRESHOLD, max_size=14)


def possible(told, asked: int) -> list[tuple[int, int, int, int]]:
    """Every (p, q, r, nothing) that agrees with what is told: answers that tick at most all, at least one each."""
    every = range(asked + 1)
    found = []
    for p in every:
        for q in every:
            for r in every:
                for nothing in every:
                    some = asked - nothing
                    fits = max(p, q, r) <= some <= p + q + r
                    numbers = (*told.options.values(), told.nothing)
                    if fits and all(n in (None, mine) for n, mine in zip(numbers, (p, q, r, nothing), strict=True)):
                        found.append((p, q, r, nothing))
    return found


@given(answers)
def test_no_small_number_of_people_who_ticked_or_did_not_can_be_deduced(answered):
    asked = len(answered)
    ticked = {option: sum(option in each for each in answered) for option in "pqr"}
    nothing = sum(not each for each in answered)
    tables = possible(protect_options(ticked, nothing, asked, THRESHOLD, is_constrained=False), asked)
    for place, number in enumerate((*ticked.values(), nothing)):
        for small, seen in (
            (number, {table[place] for table in tables}),
            (asked - number, {asked - table[place] for table in tables}),
        ):
            if 0 < small < THRESHOLD:
                assert min(seen) == 0
                assert max(seen) >= THRESHOLD


def test_all_is_told_when_nothing_is_small():
    told = protect_options({"p": 20, "q": 15}, 10, 40, 10, is_constrained=True)
    assert told.options == {"p": 20, "q": 15}
    assert told.nothing == 10
    assert told.is_full


def test_a_form_that_limits_what_may_be_ticked_together_tells_all_or_nothing():
    told = protect_options({"p": 20, "q": 2}, 0, 22, 10, is_constrained=True)
    assert set(told.options.values()) == {None}


def test_two_options_that_leave_a_few_aside_do_not_tell_it():
    told = protect_options({"p": 60, "q": 37}, 3, 100, 10, is_constrained=False)
    assert told.options == {"p": 60, "q": None}
    assert told.nothing is None
