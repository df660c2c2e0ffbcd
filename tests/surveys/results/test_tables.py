"""Not asked, not answered and zero are three things."""

from vigie.surveys.results.bands import band_code, bands_of
from vigie.surveys.results.questions import Closed
from vigie.surveys.results.tables import (
    NO,
    NOT_ANSWERED,
    NOT_ASKED,
    YES,
    Record,
    categories_of,
    codes_of,
    counts_of,
    option_codes,
    places_of,
    ticks_of,
)

ONE = Closed("g/q", "select_one", "Q", choices=(("x", "X"), ("y", "Y"), ("z", "Z")))
RECORDS = [Record({"g/q": "x"}, frozenset({"g/q"})), Record({}, frozenset({"g/q"})), Record({}, frozenset())]


def test_a_question_not_asked_is_not_one_left_without_answer():
    assert codes_of(ONE, RECORDS) == ("x", NOT_ANSWERED, NOT_ASKED)
    assert counts_of(codes_of(ONE, RECORDS)) == {"x": 1, NOT_ANSWERED: 1, NOT_ASKED: 1}


def test_an_answer_proves_that_its_question_was_asked():
    assert codes_of(ONE, [Record({"g/q": "y"}, frozenset())]) == ("y",)


def test_an_answer_of_no_list_is_a_category_at_the_end():
    assert categories_of(ONE, ("x", "other", NOT_ASKED)) == (*ONE.choices, ("other", "other"))


def test_each_option_of_a_multiple_choice_is_a_yes_or_a_no():
    several = Closed("m", "select_multiple", "M", choices=(("p", "P"), ("q", "Q")))
    asked = frozenset({"m"})
    ticks = ticks_of(several, [Record({"m": "p q"}, asked), Record({}, asked), Record({}, frozenset())])
    assert option_codes(ticks, "q") == (YES, NO, NOT_ASKED)


def test_a_ranking_that_is_not_whole_is_not_an_answer():
    rank = Closed("r", "rank", "R", choices=(("1", "un"), ("2", "deux")))
    asked = frozenset({"r"})
    records = [Record({"r": "2 1"}, asked), Record({"r": "2"}, asked), Record({}, frozenset())]
    assert places_of(rank, records) == (("2", "1"), (), None)


def test_numbers_are_counted_in_bands_fixed_beforehand():
    ages = bands_of("age", "Quel âge avez-vous ?")
    assert [band_code(ages, text) for text in ("17", "18", "64.5", "99", "-1", "x", "nan")] == [
        "0-17",
        "18-24",
        "50-64",
        "65-",
        "under",
        None,
        None,
    ]
    amounts = bands_of("visits", "Combien de fois ?")
    assert [band_code(amounts, text) for text in ("0", "1", "4", "5", "100")] == ["0-0", "1-4", "1-4", "5-9", "100-"]


def test_a_range_has_its_own_values_when_they_are_few_else_five_bands():
    few = bands_of("mark", "Note", "0", "10", "1")
    assert [band.label for band in few] == [str(mark) for mark in range(11)]
    assert [band_code(few, text) for text in ("0", "3", "10")] == ["0", "3", "10"]
    many = bands_of("mark", "Note", "0", "100", "1")
    assert len(many) == 5
    assert band_code(many, "100") == "80-100"


def test_a_range_beyond_reason_is_counted_in_bands_too():
    fine = bands_of("mark", "Note", "0", "1e15", "1e-300")
    assert [band_code(fine, text) for text in ("0", "1e15")] == ["0-2e+14", "8e+14-1e+15"]
    assert bands_of("mark", "Note", "-1e308", "1e308", "1") == bands_of("mark", "Note")
    assert [band.label for band in bands_of("mark", "Note", "0", "2", "-1")] == ["0", "1", "2"]
