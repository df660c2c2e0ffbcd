"""What the editor does to a questionnaire, seen from its sheets."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.managing.scene import SHEETS
from vigie.surveys.editor.acts import (
    Written,
    add_group,
    mentions_of,
    move,
    remove_line,
    write_question,
)
from vigie.surveys.editor.choices import slug, texts_of
from vigie.surveys.editor.kinds import BY_CODE, KINDS
from vigie.surveys.editor.outline import line_at, outline
from vigie.surveys.editor.views import added
from vigie.surveys.managing.creating import BLANK
from vigie.surveys.xlsform.checking import check_sheets
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.sheets import Sheets

RICH: Sheets = {
    "survey": [
        ["type", "name", "label::Français (fr)", "label::English (en)", "relevance", "calculation", "note interne"],
        ["integer", "enfants", "Combien d'enfants ?", "How many children?", "", "", "vu en réunion"],
        ["begin repeat", "enfant", "Un enfant", "A child"],
        ["text", "prenom", "Prénom", "First name"],
        ["end repeat"],
        ["calculate", "double", "", "", "", "${enfants} * 2"],
        ["select_one oui", "ecole", "À l'école ?", "At school?", "${enfants} > 0 and ${double} < 9"],
        ["select_one oui", "cantine", "À la cantine ?", "At the canteen?"],
    ],
    "choices": [
        ["list_name", "name", "label::Français (fr)", "label::English (en)"],
        ["oui", "y", "Oui", "Yes"],
        ["oui", "n", "Non", "No"],
    ],
    "settings": [["form_title", "form_id", "default_language"], ["Famille", "famille", "Français (fr)"]],
}


def names(sheets: Sheets) -> list[str]:
    return [row.name or row.type.keyword for row in read_form(sheets).survey]


def line_of(sheets: Sheets, name: str):
    return next(line for line in outline(sheets) if line.name == name)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.code for kind in KINDS])
def test_each_kind_makes_a_valid_questionnaire_from_a_blank_one(kind):
    written = Written(
        labels={"": "Une question ?"},
        hints={"": "Une précision"},
        choices={"": ["Oui", "Non"]} if kind.has_choices else None,
        parameters="start=0 end=10 step=1" if kind.code == "range" else None,
        rows={"": ["À l'école ?", "Au travail ?"]} if kind.code == "matrix" else None,
    )
    sheets = added(BLANK, kind, written, after=0)
    checked = check_sheets(sheets, anonymous=not kind.says_who)
    assert (checked.errors, checked.unsupported) == ([], [])
    assert outline(sheets)[0].kind == kind


def test_what_the_editor_does_not_know_is_kept():
    line = line_of(RICH, "enfants")
    sheets = write_question(
        RICH, line.place, Written(labels={"Français (fr)": "Enfants ?", "English (en)": "Children?"})
    )
    assert sheets["survey"][1] == ["integer", "enfants", "Enfants ?", "Children?", "", "", "vu en réunion"]
    assert sheets["survey"][2:] == RICH["survey"][2:]
    assert sheets["choices"] == RICH["choices"]


def test_a_richer_condition_is_kept_when_nobody_touches_it():
    line = line_of(RICH, "ecole")
    sheets = write_question(RICH, line.place, Written(labels={"Français (fr)": "École ?"}, relevant=None))
    assert sheets["survey"][line.place][4] == "${enfants} > 0 and ${double} < 9"
    emptied = write_question(RICH, line.place, Written(labels={"Français (fr)": "École ?"}, relevant=""))
    assert len(emptied["survey"][line.place]) == 4


def test_answers_keep_their_values_when_words_change():
    line = line_of(SHEETS, "lieu")
    choices = {"": ["À l'école", "Dans la rue", "Au travail"]}
    sheets = write_question(SHEETS, line.place, Written(labels={"": "Où ?"}, choices=choices))
    assert [(row.name, row.text("label")) for row in read_form(sheets).lists["lieu"]] == [
        ("school", "À l'école"),
        ("dans_la_rue", "Dans la rue"),
        ("work", "Au travail"),
    ]
    reworded = {"": ["En classe", "Au travail"]}
    sheets = write_question(SHEETS, line.place, Written(labels={"": "Où ?"}, choices={"": ["Au travail", "En classe"]}))
    assert [row.name for row in read_form(sheets).lists["lieu"]] == ["work", "school"], reworded


def test_a_list_that_two_questions_share_is_left_to_the_other():
    line = line_of(RICH, "cantine")
    choices = {"Français (fr)": ["Oui", "Parfois"], "English (en)": ["Yes", "Sometimes"]}
    labels = {"Français (fr)": "À la cantine ?", "English (en)": "At the canteen?"}
    sheets = write_question(RICH, line.place, Written(labels=labels, choices=choices))
    assert texts_of(sheets, "oui", "Français (fr)") == ["Oui", "Non"]
    assert texts_of(sheets, line_of(sheets, "cantine").list_name, "English (en)") == ["Yes", "Sometimes"]
    assert not check_sheets(sheets).errors


def test_a_question_goes_into_a_group_and_out_of_it():
    sheets = move(SHEETS, line_of(SHEETS, "mots"), up=True)
    assert names(sheets) == ["vecu", "ressenti", "lieu", "mots", "end group"]
    out = move(sheets, line_of(sheets, "mots"), up=False)
    assert out == SHEETS
    first = move(SHEETS, line_of(SHEETS, "ressenti"), up=True)
    assert names(first) == ["ressenti", "vecu", "lieu", "end group", "mots"]


def test_a_group_moves_whole():
    sheets = move(SHEETS, line_of(SHEETS, "vecu"), up=False)
    assert names(sheets) == ["mots", "vecu", "ressenti", "lieu", "end group"]
    assert move(sheets, line_of(sheets, "vecu"), up=True) == SHEETS
    assert move(SHEETS, line_of(SHEETS, "vecu"), up=True) == SHEETS


def test_nothing_enters_a_repeat():
    sheets = move(RICH, line_of(RICH, "enfants"), up=False)
    assert names(sheets)[:4] == ["enfant", "prenom", "end repeat", "enfants"]


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=12))
def test_moves_never_lose_a_row_nor_cross_groups(moves):
    sheets = copy.deepcopy(SHEETS)
    sheets = add_group(sheets, {"": "Deuxième"}, after=5)
    for number, up in moves:
        lines = [line for line in outline(sheets) if line.kind or line.is_group]
        sheets = move(sheets, lines[number % len(lines)], up=up)
    assert sorted(map(str, sheets["survey"])) == sorted(
        map(str, add_group(SHEETS, {"": "Deuxième"}, after=5)["survey"])
    )
    assert not check_sheets(sheets).errors or "vecu" in names(sheets)
    depths = [line.depth for line in outline(sheets)]
    assert set(depths) <= {0, 1}


def test_a_group_is_never_put_inside_another():
    sheets = add_group(SHEETS, {"": "Suite"}, after=2)
    assert names(sheets) == ["vecu", "ressenti", "lieu", "end group", "suite", "end group", "mots"]


def test_a_group_is_undone_without_losing_its_questions():
    assert names(remove_line(SHEETS, line_of(SHEETS, "vecu"))) == ["ressenti", "lieu", "mots"]


def test_a_question_goes_with_its_list_when_nobody_else_uses_it():
    sheets = remove_line(SHEETS, line_of(SHEETS, "lieu"))
    assert "lieu" not in read_form(sheets).lists
    assert "oui" in read_form(remove_line(RICH, line_of(RICH, "ecole"))).lists


def test_what_quotes_a_question_is_found():
    assert [line.name for line in mentions_of(SHEETS, "ressenti")] == ["lieu"]
    assert mentions_of(SHEETS, "mots") == []


@given(st.text(max_size=60), st.sets(st.sampled_from(["question", "nom", "nom_2"])))
def test_names_are_those_that_the_standard_takes(text, taken):
    name = slug(text, taken, fallback="question")
    assert name not in taken
    assert name[0].isalpha()
    assert name.replace("_", "").isalnum()
    assert name.isascii()


def test_a_question_that_is_no_longer_there_is_none():
    assert line_at(SHEETS, 99) is None
    assert BY_CODE["likert"].appearance == "likert"
