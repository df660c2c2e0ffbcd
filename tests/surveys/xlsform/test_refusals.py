"""Every message of pyxform has its French sentence."""

import pytest
from pyxform.errors import ErrorCode

from tests.surveys.xlsform.spreadsheets import whole
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.refusals import fault_of, faults_of, warnings_of

FILLED = {
    "row": 4,
    "sheet": "survey",
    "column": "relevant",
    "q": "age",
    "name": "age",
    "value": "age",
    "type": "group",
    "missing": "'type'",
}


@pytest.mark.parametrize("code", list(ErrorCode), ids=lambda code: code.name)
def test_every_code_has_a_sentence_and_keeps_its_row(code):
    message = code.value.format(**FILLED)
    fault = fault_of(message, read_form(whole()))
    assert "anglais" not in fault.message
    assert fault.message.endswith((".", "?"))
    if "[row : 4]" in message:
        assert fault.row == 4


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Unknown question type 'select_one town'.", ("survey", 9)),
        ("The survey element named 'nickname' has no label or hint.", ("survey", 11)),
        ("Choice names with spaces cannot be added to multiple choice selects. See [no] in [yn]", ("choices", 3)),
        ("There should be a choices sheet in this xlsform. Please ensure…", ("survey", 5)),
        ("[row : 7] Missing calculation.", ("survey", 7)),
        ("Duplicate column header: label", ("survey", 1)),
        ("There is no survey element named 'dep'.", ("survey", 9)),
        ("Something new about 'nickname'", ("survey", 11)),
    ],
)
def test_a_message_without_a_row_is_placed_by_what_it_names(message, place):
    fault = fault_of(message, read_form(whole()))
    assert (fault.sheet, fault.row) == place


def test_the_lines_of_one_check_are_so_many_faults():
    line = ErrorCode.NAMES_007.value.format
    found = faults_of("\n".join([line(row=3), line(row=5)]), read_form(whole()))
    assert [(fault.sheet, fault.row) for fault in found] == [("choices", 3), ("choices", 5)]


def test_advice_for_telephones_is_left_aside():
    advice = "[row : 2] Use the max-pixels parameter to speed up submission sending and save storage space."
    assert warnings_of([advice], read_form(whole())) == []
