from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod

DAYS = st.dates(min_value=date(1000, 1, 1)).map(lambda day: FuzzyDate(day.year, day.month, day.day))
FUZZY = st.one_of(
    DAYS,
    DAYS.map(lambda day: FuzzyDate(day.year, day.month)),
    DAYS.map(lambda day: FuzzyDate(day.year)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010", FuzzyDate(2010)),
        (" 2010-12 ", FuzzyDate(2010, 12)),
        ("2010-12-05", FuzzyDate(2010, 12, 5)),
        ("décembre 2010", FuzzyDate(2010, 12)),
        ("DECEMBRE  2010", FuzzyDate(2010, 12)),
        ("Août 2016", FuzzyDate(2016, 8)),
        ("5 décembre 2010", FuzzyDate(2010, 12, 5)),
        ("5 déc. 2010", FuzzyDate(2010, 12, 5)),
        ("1er mars 2017", FuzzyDate(2017, 3, 1)),
        ("1ER\u00a0mars\u00a02017", FuzzyDate(2017, 3, 1)),
        ("1ᵉʳ mars 2017", FuzzyDate(2017, 3, 1)),
        ("12/2010", FuzzyDate(2010, 12)),
        ("05/12/2010", FuzzyDate(2010, 12, 5)),
        ("5.12.2010", FuzzyDate(2010, 12, 5)),
        ("29 février 2024", FuzzyDate(2024, 2, 29)),
    ],
)
def test_what_people_write_is_read(text, expected):
    assert FuzzyDate.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "écrivez par exemple"),
        ("bientôt", "« bientôt »"),
        ("brumaire 2010", "« brumaire 2010 »"),
        ("10", "écrivez par exemple"),
        ("05/12/10", "écrivez par exemple"),
        ("2010-13", "Le mois 13 n'existe pas"),
        ("30/02/2010", "Le jour 30 n'existe pas dans le mois 02/2010"),
        ("29 février 2023", "Le jour 29"),
        ("0999", "quatre chiffres"),
        ("x" * 500, "x…"),
    ],
)
def test_what_is_no_date_gets_a_sentence(text, part):
    with pytest.raises(ValueError, match=r"^.+$") as refusal:
        FuzzyDate.parse(text)
    assert part in str(refusal.value).replace("\u00a0", " ")


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="sans son mois"):
        FuzzyDate(2010, None, 5)


@given(FUZZY)
def test_text_reads_back_to_the_same_date(fuzzy):
    assert FuzzyDate.parse(str(fuzzy)) == fuzzy


@given(FUZZY)
def test_words_read_back_to_the_same_date(fuzzy):
    with translation.override("fr"):
        assert FuzzyDate.parse(fuzzy.in_words()) == fuzzy


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_a_sentence(text):
    try:
        said = str(FuzzyDate.parse(text))
    except ValueError as refusal:
        said = str(refusal)
    assert said.endswith(".") or FuzzyDate.parse(said)


@given(FUZZY, FUZZY)
def test_order_is_total_and_agrees_with_first_days(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one < other:
        assert one.first_day <= other.first_day


@given(FUZZY)
def test_a_date_lies_within_its_days(fuzzy):
    assert fuzzy.first_day <= fuzzy.last_day
    assert fuzzy.first_day.year == fuzzy.last_day.year == fuzzy.year


def test_days_of_a_month_and_of_a_year():
    assert FuzzyDate(2024, 2).last_day == date(2024, 2, 29)
    assert (FuzzyDate(2010).first_day, FuzzyDate(2010).last_day) == (date(2010, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("fuzzy", "words"),
    [
        (FuzzyDate(2010), "2010"),
        (FuzzyDate(2010, 12), "décembre 2010"),
        (FuzzyDate(2010, 12, 5), "5 décembre 2010"),
        (FuzzyDate(2017, 3, 1), "1er mars 2017"),
        (FuzzyDate(2017, 3, 21), "21 mars 2017"),
    ],
)
def test_words_are_french(fuzzy, words):
    with translation.override("fr"):
        assert fuzzy.in_words() == words


def test_words_follow_the_language():
    with translation.override("en"):
        assert FuzzyDate(2010, 12).in_words() == "December 2010"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015-02/2015-06", FuzzyDate(2015, 2), FuzzyDate(2015, 6)),
        ("2015-2020", FuzzyDate(2015), FuzzyDate(2020)),
        ("2015–2020", FuzzyDate(2015), FuzzyDate(2020)),
        ("de mars 2015 à juin 2016", FuzzyDate(2015, 3), FuzzyDate(2016, 6)),
        ("du 1er mars 2015 au 30 juin 2016", FuzzyDate(2015, 3, 1), FuzzyDate(2016, 6, 30)),
        ("mars 2015 – juin 2016", FuzzyDate(2015, 3), FuzzyDate(2016, 6)),
        ("depuis 2013", FuzzyDate(2013), None),
        ("à partir du 5 mai 2013", FuzzyDate(2013, 5, 5), None),
        ("jusqu’à juin 2020", None, FuzzyDate(2020, 6)),
        ("2013/", FuzzyDate(2013), None),
        ("/2020", None, FuzzyDate(2020)),
        ("12/2010", FuzzyDate(2010, 12), FuzzyDate(2010, 12)),
        ("2010-12", FuzzyDate(2010, 12), FuzzyDate(2010, 12)),
    ],
)
def test_periods_are_read(text, start, end):
    assert FuzzyPeriod.parse(text) == FuzzyPeriod(start, end)


@given(st.lists(FUZZY, min_size=2, max_size=2).map(sorted), st.sampled_from(["both", "start", "end"]))
def test_period_text_reads_back(ends, kept):
    period = FuzzyPeriod(ends[0] if kept != "end" else None, ends[1] if kept != "start" else None)
    assert FuzzyPeriod.parse(str(period)) == period


def test_a_period_goes_forward():
    with pytest.raises(ValueError, match="avant d'avoir commencé"):
        FuzzyPeriod.parse("2020-2015")
    with pytest.raises(ValueError, match="un début ou une fin"):
        FuzzyPeriod(None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-02/2015-06", "février 2015 – juin 2015"),
        ("depuis 2013", "depuis 2013"),
        ("2013-05-01/", "depuis le 1er mai 2013"),
        ("/2020-06", "jusqu'en juin 2020"),
        ("/2020-06-30", "jusqu'au 30 juin 2020"),
        ("mars 2015", "mars 2015"),
    ],
)
def test_period_in_words(text, words):
    period = FuzzyPeriod.parse(text)
    with translation.override("fr"):
        assert period.in_words() == words
        assert FuzzyPeriod.parse(words) == period


def test_an_open_period_has_one_bound():
    assert FuzzyPeriod.parse("depuis 2013").last_day is None
    assert FuzzyPeriod.parse("depuis 2013").first_day == date(2013, 1, 1)
