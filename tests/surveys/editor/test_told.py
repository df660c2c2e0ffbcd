"""What a check finds is told beside the question that it belongs to, however many answers there are."""

from vigie.surveys.editor.outline import outline
from vigie.surveys.editor.told import tell
from vigie.surveys.xlsform.checking import check_sheets


def told_of(choices, *questions):
    """Return what is told of a questionnaire whose answers are these."""
    sheets = {
        "survey": [["type", "name", "label"], *([kind, name, name.upper()] for kind, name in questions)],
        "choices": [["list_name", "name", "label"], *(["l", value, value] for value in choices)],
        "settings": [["form_title", "form_id"], ["Essai", "essai"]],
    }
    return tell(outline(sheets), check_sheets(sheets, anonymous=True), sheets)


def test_a_fault_of_a_list_is_told_beside_each_of_its_questions():
    told = told_of(["yes", "yes"], ("select_one l", "a"), ("text", "b"), ("select_multiple l", "c"))
    beside = [[error for error in each.errors if "déjà dans la liste" in error] for each in told.lines]
    assert [len(errors) for errors in beside] == [1, 0, 1]
    assert told.errors == ()


def test_a_fault_of_a_list_that_no_question_uses_is_told_apart():
    told = told_of(["yes", "yes"], ("text", "a"))
    assert told.lines[0].errors == ()
    assert told.errors[0].row == 3


def test_ten_thousand_answers_are_read_once():
    values = [f"c{number}" for number in range(10_000)]
    told = told_of([*values, "c7"], ("select_one l", "a"))
    assert len(told.lines[0].errors) == 1
