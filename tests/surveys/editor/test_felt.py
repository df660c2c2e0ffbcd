"""A forbidden list put right in one click."""

import pytest

from vigie.surveys.editor.felt import ask_what_is_felt, let_refuse, sensitive_rows
from vigie.surveys.editor.outline import outline
from vigie.surveys.xlsform.checking import check_sheets
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.sheets import Sheets

FORBIDDEN: Sheets = {
    "survey": [["type", "name", "label"], ["select_one religion", "religion", "Quelle est votre religion ?"]],
    "choices": [
        ["list_name", "name", "label"],
        ["religion", "a", "Catholique"],
        ["religion", "b", "Musulmane"],
        ["religion", "c", "Juive"],
    ],
    "settings": [["form_title", "form_id"], ["Essai", "essai"]],
}


def test_a_closed_list_of_religions_is_told():
    assert sensitive_rows(FORBIDDEN) == {2}


def test_one_click_asks_what_is_felt():
    sheets = ask_what_is_felt(FORBIDDEN, outline(FORBIDDEN)[0])
    assert sensitive_rows(sheets) == set()
    question = outline(sheets)[0]
    assert question.kind
    assert question.kind.code == "select_multiple"
    offered = [row.name for row in read_form(sheets).lists[question.list_name]]
    assert {"origin", "religion", "not_stated"} <= set(offered)
    assert check_sheets(sheets, anonymous=True).is_wholly_supported


@pytest.mark.parametrize("times", [1, 2])
def test_one_click_lets_people_refuse_and_a_second_adds_nothing(times):
    sheets = FORBIDDEN
    for _ in range(times):
        sheets = let_refuse(sheets, outline(sheets)[0])
    assert [row.name for row in read_form(sheets).lists["religion"]] == ["a", "b", "c", "not_stated"]
