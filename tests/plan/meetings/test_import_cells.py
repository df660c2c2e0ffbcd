"""Hours, names and decisions are read as people write them."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.meetings.import_cells import read_decisions, read_hours, read_names
from vigie.plan.meetings.import_drafts import DecisionDraft, NamedDraft


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("", (None, None)),
        ("14h", (time(14), None)),
        ("14 h 30", (time(14, 30), None)),
        ("9:05", (time(9, 5), None)),
        ("14:00:00", (time(14), None)),
        ("14h-16h30", (time(14), time(16, 30))),
        ("de 14 h à 16 h", (time(14), time(16))),
        ("09:00 – 12:00", (time(9), time(12))),
        ("0.5", (time(12), None)),
        ("0.604166666666667", (time(14, 30), None)),
        ("14 heures", (time(14), None)),
    ],
)
def test_hours(text, hours):
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    "text",
    ["matin", "25h", "14h75", "16h-14h", "14h-14h", "14", "1h-2h-3h", "NaN", "1e999", "1.5e999999", "0." + "1" * 99],
)
def test_what_is_no_hour_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"heure"):
        read_hours(text)


def test_names_are_separated_by_semicolons_and_lines():
    found = read_names("CAF ; Mission locale (représentée par la CPAM)\nVille, service jeunesse;CAF;;néant", "present")
    assert found == [
        NamedDraft("CAF", "present"),
        NamedDraft("Mission locale", "present", "la CPAM"),
        NamedDraft("Ville, service jeunesse", "present"),
    ]


def test_decisions_are_one_a_line():
    text = "Écrire la charte | CAF | juin 2017\n\nAvis favorable || | avis\nSeule\nFaite | | 2016 | mise en œuvre"
    assert read_decisions(text) == [
        DecisionDraft("Écrire la charte", "CAF", "2017-06"),
        DecisionDraft("Avis favorable", kind="opinion"),
        DecisionDraft("Seule"),
        DecisionDraft("Faite", due="2016", state="done"),
    ]


@pytest.mark.parametrize("text", ["| CAF", "a|b|c|d|e", "a | b | bientôt", "a | b | 2017 | peut-être", "x" * 20_000])
def test_a_decision_that_is_not_understood_is_refused(text):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        read_decisions(text)


def test_a_cell_of_spaces_is_read_at_once():
    assert read_names("a" + "\u00a0 \t" * 40_000 + "b", "present") == [NamedDraft("a b", "present")]


def test_a_cell_that_names_a_crowd_is_refused():
    with pytest.raises(ValueError, match="plus de 500"):
        read_names(";".join(map(str, range(501))), "present")
    with pytest.raises(ValueError, match="plus de 200"):
        read_decisions("\n".join(map(str, range(201))))


@given(st.text(max_size=80))
def test_no_text_breaks_a_reader(text):
    for reader in (read_hours, lambda cell: read_names(cell, "present"), read_decisions):
        with suppress(ValueError):
            reader(text)
