"""Fillings received as telephones send them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.engine.forms import ask, choices, form
from vigie.surveys.engine.definition import BadForm, read_definition
from vigie.surveys.engine.expressions import compile_all
from vigie.surveys.engine.flattening import BadInstance, Flat, flatten

SURVEY = [
    ask("today", "day"),
    ask("text", "name"),
    ask("calculate", "greeting", calculation="concat('Bonjour ', ${name})"),
    ask("calculate", "twice", calculation="${age} * 2"),
    ask("begin group", "g"),
    ask("integer", "age"),
    ask("note", "told"),
    ask("end group", ""),
    ask("begin repeat", "child"),
    ask("select_multiple l", "likes"),
    ask("text", "first"),
    ask("end repeat", ""),
    ask("select_one ${first}", "eldest"),
]
DEFINITION = form(SURVEY, choices("l", "a", "b"))
SENT = b"""<?xml version='1.0' ?><data id="essai" version="1" xmlns:jr="http://openrosa.org/javarosa"
 xmlns:orx="http://openrosa.org/xforms"><day>2026-03-31</day><name>Zo\xc3\xa9</name>
<greeting>Bonjour Zo\xc3\xa9</greeting>
<twice>6</twice><g><age>3</age><told>x</told></g><child jr:template=""><likes/><first/></child>
<child><likes>a b</likes><first>Ana</first></child><child><likes/><first>Bao</first></child><eldest>Ana</eldest>
<orx:meta><orx:instanceID>uuid:1</orx:instanceID><orx:audit>a.csv</orx:audit></orx:meta></data>"""


def test_answers_are_laid_flat_and_free_texts_told_apart() -> None:
    assert flatten(DEFINITION, SENT) == Flat(
        values={"twice": "6", "g/age": "3", "child[1]/likes": "a b"},
        texts={
            "name": "Zoé",
            "greeting": "Bonjour Zoé",
            "child[1]/first": "Ana",
            "child[2]/first": "Bao",
            "eldest": "Ana",
        },
    )


def test_words_sent_in_place_of_a_choice_or_a_number_are_free_texts() -> None:
    survey = [
        ask("select_one l", "one"),
        ask("select_multiple l", "several"),
        ask("integer", "age"),
        ask("date", "day"),
        ask("acknowledge", "read"),
        ask("range", "note", parameters="start=0 end=4 step=1"),
    ]
    definition = form(survey, choices("l", "a", "b"))
    words = {"one": "Jean Dupont", "several": "a Dupont", "age": "=1+1", "day": "hier", "read": "non", "note": "40"}
    right = {"one": "a", "several": "a b", "age": "3", "day": "2026-03-31", "read": "OK", "note": "4"}
    for answers, expected in ((words, Flat({}, words)), (right, Flat(right, {}))):
        content = "".join(f"<{name}>{text}</{name}>" for name, text in answers.items())
        assert flatten(definition, f"<data id='essai' version='1'>{content}</data>".encode()) == expected


def test_two_choices_where_one_is_asked_are_no_choice() -> None:
    definition = form([ask("select_one l", "one")], choices("l", "a", "b"))
    assert flatten(definition, b"<data id='essai' version='1'><one>a b</one></data>") == Flat({}, {"one": "a b"})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "lisible"),
        (b"<other/>", "pas celle de ce questionnaire"),
        (b"<data id='another'/>", "pas celle de ce questionnaire"),
        (b"<data><unknown/></data>", "pas de question « unknown »"),
        (b"<data><name/><name/></data>", "plusieurs fois"),
        (b"<data><name><b/></name></data>", "ne se lit pas"),
        (b"<data>" + b"<child/>" * 501 + b"</data>", "plus de 500 fois"),
        (b"<!DOCTYPE data><data/>", "refusé"),
    ],
)
def test_what_is_not_a_filling_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(BadInstance, match=told):
        flatten(DEFINITION, content)


def test_what_is_missing_is_empty() -> None:
    assert flatten(DEFINITION, b"<data/>") == Flat()


@given(st.text("<>/data chilename='\"&;12", max_size=80))
def test_anything_is_laid_flat_or_refused(content: str) -> None:
    with contextlib.suppress(BadInstance):
        flatten(DEFINITION, f"<data>{content}</data>".encode())


@pytest.mark.parametrize("text", ["", "<a/>", "<h><model/><body/></h>", "pas du XML", "<!DOCTYPE a><a/>"])
def test_what_is_not_a_questionnaire_is_refused(text: str) -> None:
    with pytest.raises(BadForm):
        read_definition(text)


def test_one_text_read_twice_is_one_questionnaire() -> None:
    assert form([ask("text", "a")]) is form([ask("text", "a")])


def test_questions_that_depend_on_one_another_in_circle_are_refused() -> None:
    definition = form([ask("integer", "a", relevant="${b} > 1"), ask("integer", "b", relevant="${a} > 1")])
    [(path, attribute, message)] = compile_all(definition)
    assert (path, attribute) in {("/data/a", "relevant"), ("/data/b", "relevant")}
    assert "en rond" in message


def test_faults_of_all_places_are_told() -> None:
    definition = form(
        [
            ask("text", "a", label="Voir ${b}", constraint="sorcery(.)"),
            ask("text", "b", default="sorcery(1) + 1", required="pulldata('a', 'b', 'c', 'd')"),
            ask("select_one l", "c", choice_filter="sorcery(name)"),
        ],
        choices("l", "x"),
    )
    told = {(path, attribute) for path, attribute, _ in compile_all(definition)}
    assert told == {
        ("/data/a", "constraint"),
        ("/data/b", "default"),
        ("/data/b", "required"),
        ("/data/c", "choice_filter"),
    }
