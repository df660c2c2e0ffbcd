"""The first of a month in words: « 1er » in French, and in French alone."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from vigie.core.day_words import date_format

FIRST = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (FIRST, None, "1er août 2026"),
        (FIRST, "DATE_FORMAT", "1er août 2026"),
        (FIRST, "l j F", "samedi 1er août"),
        (FIRST, "l j", "samedi 1er"),
        (FIRST, "j", "1"),
        (FIRST, "d/m/Y", "01/08/2026"),
        (FIRST, "F Y", "août 2026"),
        (date(2026, 8, 2), "j F Y", "2 août 2026"),
        (date(2026, 8, 11), "l j F", "mardi 11 août"),
        (date(2026, 8, 21), "j F Y", "21 août 2026"),
        (date(2026, 5, 1), "j F", "1er mai"),
        (datetime(2026, 8, 1, 1, 1, tzinfo=UTC), "j F Y à H:i", "1er août 2026 à 01:01"),
        (datetime(2026, 8, 2, 1, 1, tzinfo=UTC), "j F, G", "2 août, 1"),
    ],
)
def test_french_says_first_of_the_first_day_alone(value, pattern, words):
    assert date_format(value, pattern) == words


@pytest.mark.parametrize(("language", "words"), [("en", "1 August 2026"), ("ar", "1 أغسطس 2026")])
def test_other_languages_do_not(language, words):
    with override(language):
        assert date_format(FIRST, "j F Y") == words


@pytest.mark.parametrize("pattern", ["", ':"DATE_FORMAT"', ':"j F Y"'])
def test_templates_say_it_without_loading_anything(pattern):
    assert Template("{{ day|date" + pattern + " }}").render(Context({"day": FIRST})) == "1er août 2026"


@pytest.mark.parametrize("nothing", [None, "", "pas une date"])
def test_what_is_no_date_is_written_as_nothing(nothing):
    assert Template("{{ day|date }}").render(Context({"day": nothing})) == ""
