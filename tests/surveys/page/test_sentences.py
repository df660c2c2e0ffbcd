"""The sentences of the engine are those that are translated here."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

from vigie.surveys.engine import answers, faults
from vigie.surveys.engine.answers import misshapen
from vigie.surveys.engine.nodes import Kind, Parameters, Question
from vigie.surveys.page.sentences import KNOWN, said

MISTAKES = [
    *((Kind.INTEGER, text) for text in ("douze", "3,5", "9" * 30)),
    *((Kind.DECIMAL, text) for text in ("douze", "9" * 40)),
    *((Kind.RANGE, text) for text in ("x", "-0.5", "1.2", "5.5")),
    (Kind.DATE, "hier"),
    (Kind.TIME, "midi"),
    (Kind.DATETIME, "midi"),
    (Kind.GEOPOINT, "ici"),
]


def texts_in(module):
    tree = ast.parse(Path(module.__file__).read_text())
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def told(kind, text, parameters=("1", "5", "0.5")):
    return misshapen(Question("/data/q", "q", kind, parameters=Parameters(*parameters)), text)


def test_each_one_is_said_by_the_engine():
    written = {text.replace("\u00a0", " ") for text in texts_in(faults) | texts_in(answers)}
    assert {text.replace("\u00a0", " ") for text in KNOWN} <= written


@pytest.mark.parametrize(("kind", "text"), MISTAKES)
def test_all_that_the_engine_says_of_a_form_of_answer_is_translated(kind, text):
    in_french = told(kind, text)
    assert in_french
    with override("fr"):
        sentence, is_own = said(in_french)
    assert sentence.replace("\u00a0", " ") == in_french
    assert not is_own
    for language in ("en", "ar"):
        with override(language):
            assert said(in_french)[0] not in (in_french, sentence)


@pytest.mark.parametrize(("appearance", "example"), [("year", ": 2026."), ("month-year", ": 03/2026.")])
def test_part_of_a_date_is_asked_with_an_example_of_it(appearance, example):
    in_french = misshapen(Question("/data/q", "q", Kind.DATE, appearance=appearance), "hier")
    assert in_french.endswith(example)
    for language in ("en", "ar"):
        with override(language):
            assert said(in_french)[0] != in_french


def test_numbers_are_written_as_the_language_of_the_site_writes_them():
    with override("en"):
        assert said(told(Kind.RANGE, "1.2"))[0] == "Choose a number in steps of 0.5, starting from 1."
        assert said(told(Kind.RANGE, "20", ("-2.5", "10", "1")))[0] == "Choose a number between -2.5 and 10."


def test_what_a_form_says_is_left_in_its_language():
    assert said("العمر") == ("العمر", True)
    assert said("Choisissez un nombre entre amis.") == ("Choisissez un nombre entre amis.", True)
    assert said("Répondez à cette question pour continuer.")[1] is False
