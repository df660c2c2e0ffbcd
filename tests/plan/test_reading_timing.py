import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.reading_timing import parse_timing, read_timing
from vigie.plan.timing import Timing


def timing(start: str = "", end: str = "", *flags: str) -> Timing:
    return Timing.from_texts(starts=start, ends=end, **dict.fromkeys((f"is_{flag}" for flag in flags), True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The deadlines of the source.
        ("Depuis 2016", timing("2016", "", "since")),
        ("Avril 2017", timing("2017-04")),
        ("À partir d'Avril 2017", timing("2017-04", "", "since")),
        ("À partir d’Avril 2017", timing("2017-04", "", "since")),
        ("Action menée depuis 2016, en cours", timing("2016", "", "since", "ongoing")),
        ("2016", timing("2016")),
        ("En cours de mise en place", timing("", "", "being_set_up")),
        ("Depuis décembre 2010", timing("2010-12", "", "since")),
        ("Intervention à la demande", timing("", "", "on_request")),
        ("Intervention à la demande depuis 2013", timing("2013", "", "on_request", "since")),
        # What other territories write.
        ("à déterminer", timing("", "", "to_be_decided")),
        ("Date non définie", timing("", "", "to_be_decided")),
        ("2017-2019", timing("2017", "2019")),
        ("de 2015 à 2020", timing("2015", "2020")),
        ("entre 2015 et 2017", timing("2015", "2017")),
        ("2017/18", timing("2017", "2018")),
        ("année scolaire 2017-2018", timing("2017", "2018")),
        ("2016, 2017 et 2018", timing("2016", "2018")),
        ("de mars à juin 2018", timing("2018-03", "2018-06")),
        ("du 3 au 7 avril 2017", timing("2017-04-03", "2017-04-07")),
        ("septembre 2017 à juin 2018", timing("2017-09", "2018-06")),
        ("janvier/février 2017", timing("2017-01", "2017-02")),
        ("Octobre-novembre 2017", timing("2017-10", "2017-11")),
        ("1er semestre 2018", timing("2018-01", "2018-06")),
        ("deuxième trimestre 2018", timing("2018-04", "2018-06")),
        ("T2 2019", timing("2019-04", "2019-06")),
        ("S2 2019", timing("2019-07", "2019-12")),
        ("rentrée 2017", timing("2017-09")),
        ("à partir de la rentrée 2017", timing("2017-09", "", "since")),
        ("fin 2018", timing("2018")),
        ("courant 2017", timing("2017")),
        ("mi-mars 2018", timing("2018-03")),
        ("fin mars 2019", timing("2019-03")),
        ("annuel", timing("", "", "yearly")),
        ("chaque année", timing("", "", "yearly")),
        ("Annuelle, depuis 2015", timing("2015", "", "yearly", "since")),
        ("avant le 30 juin 2018", timing("", "2018-06-30")),
        ("jusqu'en 2020", timing("", "2020")),
        ("d'ici fin 2019", timing("", "2019")),
        ("depuis 2013 jusqu'en 2020", timing("2013", "2020")),
        ("01/10/2017", timing("2017-10-01")),
        ("2017-10-01", timing("2017-10-01")),
        ("Mise en place en 2018", timing("2018")),
        ("", timing()),
    ],
)
def test_what_people_write_is_understood(text, expected):
    reading = read_timing(text)
    assert reading.timing == expected
    assert reading.is_understood
    assert reading.warning == ""


@pytest.mark.parametrize(
    ("text", "expected", "part"),
    [
        ("bientôt", timing(), "n'est pas comprise"),
        ("chaque année en mars", timing("", "", "yearly"), "qu'en partie"),
        ("2020-2015", timing(), "n'est pas comprise"),
        ("30 février 2017", timing(), "n'est pas comprise"),
        ("x" * 5000, timing(), "n'est pas comprise"),
    ],
)
def test_what_is_not_understood_stays_a_text_with_a_warning(text, expected, part):
    reading = read_timing(text)
    assert reading.timing == expected
    assert not reading.is_understood
    assert part in reading.warning


def test_a_place_in_the_column_of_deadlines_is_seen_as_a_place():
    reading = read_timing("Dans toutes les permanences d'écoute du territoire")
    assert reading.is_place
    assert reading.timing == Timing()
    assert "un lieu et non une date" in reading.warning


DATES = st.dates(min_value=FuzzyDate(1900).first_day, max_value=FuzzyDate(2100).last_day)
FUZZY = st.builds(
    lambda day, precision: FuzzyDate(*(day.year, day.month, day.day)[:precision]), DATES, st.integers(1, 3)
)


@given(FUZZY)
def test_any_date_in_words_is_understood_alone_and_since(fuzzy):
    assert parse_timing(fuzzy.in_words()) == Timing(start=fuzzy)
    assert parse_timing(f"Depuis le {fuzzy.in_words()}") == Timing(start=fuzzy, is_since=True)
    assert parse_timing(f"à la demande depuis {fuzzy.in_words()}") == Timing(
        start=fuzzy, is_since=True, is_on_request=True
    )


@given(FUZZY, FUZZY)
def test_two_dates_in_order_are_a_period(one, other):
    start, end = sorted([one, other])
    assert parse_timing(f"de {start.in_words()} à {end.in_words()}") == Timing(start=start, end=end)


@given(st.text(max_size=80))
def test_any_text_is_read_without_failing_and_never_ends_before_it_begins(text):
    read = parse_timing(text)
    assert not (read.first_day and read.last_day and read.last_day < read.first_day)


WORDS = [
    "depuis",
    "jusqu'en",
    "2016",
    "mars",
    "à",
    "de",
    "/",
    "-",
    "fin",
    "T2",
    "semestre",
    "1er",
    "en cours",
    "2018",
    "0000",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_any_words_of_deadlines_are_read_without_failing(text):
    read = parse_timing(text)
    assert not (read.start and read.end and read.end.last_day < read.start.first_day)
