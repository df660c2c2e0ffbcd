"""What a person types is understood, or told to be mended in plain French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.engine.forms import ask, choices, fill, form
from vigie.surveys.engine.answers import computed, kept, misshapen
from vigie.surveys.engine.nodes import Kind, Parameters, Question


def question(kind: Kind, **more: object) -> Question:
    return Question("/data/q", "q", kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "given_", "expected"),
    [
        (Kind.INTEGER, " 12 ", "12"),
        (Kind.INTEGER, "1 200", "1200"),
        (Kind.INTEGER, "1\u202f200", "1200"),
        (Kind.INTEGER, "+5", "5"),
        (Kind.INTEGER, "١٢", "12"),
        (Kind.DECIMAL, "٣٫٥", "3.5"),
        (Kind.DECIMAL, "3,5", "3.5"),
        (Kind.DECIMAL, "−2,25", "-2.25"),
        (Kind.DATE, "31/03/2026", "2026-03-31"),
        (Kind.DATE, "1.4.2026", "2026-04-01"),
        (Kind.DATE, "2026-04", "2026-04-01"),
        (Kind.DATE, "4/2026", "2026-04-01"),
        (Kind.DATE, "2026", "2026-01-01"),
        (Kind.TIME, "14h30", "14:30:00.000"),
        (Kind.TIME, "9 h", "09:00:00.000"),
        (Kind.TIME, "14:30", "14:30:00.000"),
        (Kind.DATETIME, "2026-03-31T14:30", "2026-03-31T14:30:00.000"),
        (Kind.ACKNOWLEDGE, "on", "OK"),
        (Kind.ACKNOWLEDGE, "", ""),
        (Kind.TEXT, "  \n ", ""),
        (Kind.TEXT, " a\x00\x1b b ", " a b "),
        (Kind.SELECT_MULTIPLE, ["b", "a", "b"], "b a"),
        (Kind.RANK, ["b", "a"], "b a"),
        (Kind.SELECT_ONE, ["a", "b"], "a"),
        (Kind.SELECT_ONE, [], ""),
    ],
)
def test_answers_are_understood(kind: Kind, given_: str | list[str], expected: str) -> None:
    assert kept(question(kind), given_) == expected
    assert misshapen(question(kind), expected) == "" or not expected


@pytest.mark.parametrize(
    ("kind", "given_", "told"),
    [
        (Kind.INTEGER, "douze", "nombre entier"),
        (Kind.INTEGER, "3,5", "sans virgule"),
        (Kind.INTEGER, "9" * 30, "trop grand"),
        (Kind.INTEGER, "1e5", "nombre entier"),
        (Kind.DECIMAL, "abc", "nombre"),
        (Kind.DECIMAL, "NaN", "nombre"),
        (Kind.DATE, "31/02/2026", "date"),
        (Kind.DATE, "hier", "date"),
        (Kind.TIME, "25:00", "heure"),
        (Kind.DATETIME, "midi", "heure"),
        (Kind.GEOPOINT, "95 5", "lieu"),
        (Kind.GEOPOINT, "ici", "lieu"),
    ],
)
def test_what_cannot_be_understood_is_kept_and_told(kind: Kind, given_: str, told: str) -> None:
    text = kept(question(kind), given_)
    assert text
    assert told in misshapen(question(kind), text)


@pytest.mark.parametrize("text", ["45.7 4.8", "45.7 4.8 170 5.5", "69029", "2A004"])
def test_a_place_is_a_point_or_a_commune(text: str) -> None:
    assert misshapen(question(Kind.GEOPOINT), text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0.5", "entre 1 et 5"),
        ("1.2", "0,5 en 0,5"),
        ("1.5", ""),
        ("5", ""),
        ("5.5", "entre 1 et 5"),
        ("x", "Choisissez"),
        (f"1.{'0' * 40}", "trop long"),
    ],
)
def test_a_range_has_bounds_and_a_step(text: str, told: str) -> None:
    assert told in misshapen(question(Kind.RANGE, parameters=Parameters("1", "5", "0.5")), text)
    assert bool(misshapen(question(Kind.RANGE, parameters=Parameters("1", "5", "0.5")), text)) == bool(told)


def test_a_range_may_have_more_steps_than_decimals_have_digits() -> None:
    fine = question(Kind.RANGE, parameters=Parameters("0", "9", f"0.{'0' * 30}1"))
    assert misshapen(fine, "8.25") == ""


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        (float("nan"), "int", ""),
        (3.7, "int", "3"),
        (18_293.0, "date", "2020-02-01"),
        (1e300, "date", ""),
        (True, "int", "1"),
        (True, "string", "true"),
        (2.0, "string", "2"),
        ([], "string", ""),
        ("a\x00", "string", "a"),
    ],
)
def test_calculations_are_kept_as_their_type_wants(value: object, datatype: str, expected: str) -> None:
    assert computed(value, datatype) == expected  # type: ignore[arg-type]


@given(st.sampled_from(list(Kind)), st.one_of(st.text(max_size=30), st.lists(st.text(max_size=5), max_size=3)))
def test_any_answer_is_kept_once_for_all_and_judged(kind: Kind, given_: str | list[str]) -> None:
    text = kept(question(kind), given_)
    assert kept(question(kind), text) == text
    assert isinstance(misshapen(question(kind), text), str)


def test_faults_say_the_words_of_the_form_else_plain_french() -> None:
    definition = form(
        [
            ask("integer", "age", required="yes", constraint=". < 120", constraint_message="Pas plus de ${limit} ans."),
            ask("integer", "limit", default="119"),
            ask("text", "name", required="${age} > 17", required_message="Votre nom manque."),
            ask("integer", "other", constraint=". > 3"),
            ask("rank letters", "order", required="yes"),
            ask("select_multiple letters", "many"),
            ask("acknowledge", "ok", required="yes"),
            ask("integer", "shown", required="yes", read_only="yes"),
        ],
        choices("letters", "a", "b"),
    )
    filling = fill(definition)
    missing = "Répondez à cette question pour continuer."
    assert filling.faults() == {"/data/age": missing, "/data/order": missing, "/data/ok": missing}
    answers = {"age": "130", "other": "2", "order": ["a"], "many": ["z"], "ok": "OK"}
    for name, answer in answers.items():
        filling.set(f"/data/{name}", answer)
    filling.recompute()
    assert filling.faults() == {
        "/data/age": "Pas plus de 119 ans.",
        "/data/name": "Votre nom manque.",
        "/data/other": "Cette réponse ne convient pas. Vérifiez-la.",
        "/data/order": "Classez toutes les réponses, chacune une seule fois.",
        "/data/many": "Choisissez parmi les réponses proposées.",
    }
    assert list(filling.faults(["/data/name"])) == ["/data/name"]
    for name, answer in {"age": "12", "other": "", "order": ["b", "a"], "many": ["b"]}.items():
        filling.set(f"/data/{name}", answer)
    filling.recompute()
    assert filling.faults() == {}


def test_nothing_is_answered_where_nothing_is_asked() -> None:
    filling = fill(form([ask("note", "told"), ask("calculate", "sum", calculation="1 + 1")]))
    for path in ("/data/told", "/data/sum", "/data/unknown", ""):
        with pytest.raises(KeyError):
            filling.set(path, "a")
