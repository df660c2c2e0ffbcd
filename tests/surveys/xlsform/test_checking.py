"""A questionnaire is counted, accepted or refused with sheet and row, and told where Vigie stops."""

import pytest

from tests.surveys.xlsform.spreadsheets import sheets, whole
from vigie.surveys.xlsform.checking import check_form, check_sheets, report
from vigie.surveys.xlsform.sheets import read_sheets, write_xlsx

YN = [["yn", "yes", "Oui"], ["yn", "no", "Non"]]


def errors(found, **options):
    return [
        (fault.sheet, fault.row, fault.message.replace("\u00a0", " "))
        for fault in check_sheets(found, **options).errors
    ]


def places(found):
    return [(sheet, row) for sheet, row, _ in errors(found)]


def test_a_whole_questionnaire_is_valid_and_counted():
    found = report(check_sheets(whole()))
    assert found["valid"]
    assert found["title"] == "Essai"
    assert found["questions"] == {"note": 1, "integer": 1, "select_one": 3, "text": 1, "select_multiple": 1}
    assert found["languages"] == ["Français (fr)", "English (en)"]
    assert (found["groups"], found["repeats"], found["errors"], found["unsupported"]) == (1, 1, [], [])


def test_import_export_import_gives_the_same_form():
    first = check_form(write_xlsx(whole()))
    second = check_form(write_xlsx(first.sheets))
    assert first == second
    assert first.xform.startswith("<?xml")


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("select one from yn", "select_one"),
        ("select1 yn", "select_one"),
        ("select_one  yn", "select_one"),
        ("select all that apply from yn", "select_multiple"),
        ("select_multiple yn", "select_multiple"),
        ("rank yn", "rank"),
        ("int", "int"),
        ("dateTime", "dateTime"),
    ],
)
def test_older_names_of_types_are_understood(written, counted):
    checked = check_sheets(sheets([written, "q", "Question"], choices=YN))
    assert checked.valid
    assert checked.questions == {counted: 1}


@pytest.mark.parametrize("begin", ["begin group", "begin_group"])
def test_groups_open_and_close_in_both_spellings(begin):
    found = sheets([begin, "g", "G"], ["note", "a", "A"], [begin.replace("begin", "end")])
    assert check_sheets(found).groups == 1
    assert not errors(found)


def test_headers_have_aliases_and_blanks_around():
    found = {
        "survey": [["Type", " name ", "label : French", "Relevance"], ["select_one yn", "q", "Question", "1 = 1"]],
        "choices": [["list name", "value", "label:French"], ["yn", "yes", "Oui "], ["yn", "no", "Non"]],
    }
    checked = check_sheets(found)
    assert not checked.errors
    assert checked.languages == ["French"]


def test_several_faults_are_told_at_once_with_sheet_and_row():
    found = sheets(
        ["text", "a", "A"],
        ["text", "a", "Encore A"],
        ["select_one none", "b", "B"],
        ["txt", "c", "C"],
        ["note", "d", "Bonjour ${nobody}"],
        ["begin_group", "g", "G"],
        ["text", "1st", "Premier"],
        choices=[*YN, ["yn", "yes", "Encore oui"], ["yn", "", "Sans nom"]],
    )
    assert places(found) == [("survey", row) for row in (3, 4, 5, 6, 7, 8)] + [("choices", 4), ("choices", 5)]
    told = " ".join(message for _, _, message in errors(found))
    assert "vouliez-vous dire « text » ?" in told
    assert "« a » est déjà pris dans le même groupe, à la ligne 2" in told
    assert "${nobody}" in told


@pytest.mark.parametrize(
    ("rows", "row", "words"),
    [
        ([["select_one yn", "q"], ["end_group"]], 3, "ne ferme rien"),
        ([["begin_group", "g", "G"], ["begin_repeat", "r", "R"], ["end_group"], ["end_repeat"]], 4, "n'est pas fermé"),
        ([["", "q", "Question"]], 2, "colonne « type »"),
        ([["text", "", "Question"]], 2, "colonne « name »"),
        ([["calculate", "c", "C"]], 2, "calcul est vide"),
        ([["Select_one yn", "q", "Question"]], 2, "vouliez-vous dire « select_one yn » ?"),
        ([["select_one yns", "q", "Question"]], 2, "vouliez-vous dire « yn » ?"),
        ([["note", "a", "${ b }"], ["text", "b", "B"]], 2, "${nom}"),
        (
            [["begin_group", "a", "A"], ["text", "x", "X"], ["end_group"], ["text", "x", "X"], ["note", "n", "${x}"]],
            6,
            "plusieurs lignes",
        ),
        ([["include", "other", "Autre"]], 2, "d'un seul tenant"),
        ([["begin_repeat", "data", "D"], ["text", "q", "Q"], ["end_repeat"]], 2, "renommez-la"),
    ],
)
def test_a_fault_of_the_survey_is_told_in_its_row(rows, row, words):
    found = errors(sheets(*rows, choices=YN))
    assert ("survey", row) in [place[:2] for place in found]
    assert any(words in message for _, at, message in found if at == row), found


def test_an_expression_that_cannot_be_evaluated_is_an_error_of_its_row():
    found = {"survey": [["type", "name", "label", "relevant"], ["note", "n", "N"], ["text", "q", "Q", "once(("]]}
    assert places(found) == [("survey", 3)]
    found["survey"][2][3] = "nosuchfunction(1)"
    assert "nosuchfunction" in errors(found)[0][2]


def test_two_columns_of_one_title_are_refused():
    assert errors({"survey": [["type", "name", "label", "label"], ["note", "n", "N", "M"]]})[0][:2] == ("survey", 1)


def test_a_name_with_a_space_is_refused_only_where_it_is_several_answers():
    spaced = [["l", "a b", "A"], ["l", "c", "C"]]
    assert check_sheets(sheets(["select_one l", "q", "Q"], choices=spaced)).valid
    assert places(sheets(["select_multiple l", "q", "Q"], choices=spaced)) == [("choices", 2)]


def test_settings_are_told_in_their_sheet():
    assert errors(sheets(["note", "n", "N"], settings={"name": "1 bad"}))[0][:2] == ("settings", 1)


def test_what_vigie_does_not_do_is_told_without_refusing_the_standard():
    found = {
        "survey": [
            ["type", "name", "label", "calculation", "media::image"],
            ["select_one_from_file towns.csv", "town", "Commune"],
            ["geotrace", "way", "Chemin"],
            ["calculate", "c", "", "pulldata('towns', 'a', 'b', ${town})"],
            ["note", "n", "Regardez", "", "map.png"],
        ]
    }
    checked = check_sheets(found)
    assert checked.valid
    assert [fact.row for fact in checked.unsupported] == [2, 3, 4, 5]
    assert [fact.row for fact in checked.unsupported if fact.stops] == [2, 3, 4]
    assert not checked.can_be_asked
    assert not checked.is_wholly_supported


def test_a_picture_beside_a_text_does_not_stop_a_questionnaire():
    found = {"survey": [["type", "name", "label", "image"], ["note", "n", "Regardez", "map.png"]]}
    assert check_sheets(found).can_be_asked


def test_external_choices_are_refused_with_a_sentence():
    found = {
        "survey": [["type", "name", "label", "choice_filter"], ["select_one_external town", "q", "Q", "dep='59'"]],
        "external_choices": [["list_name", "name", "dep"], ["town", "val", "59"]],
    }
    checked = check_sheets(found)
    assert checked.valid
    assert "external_choices" in checked.unsupported[0].what


def test_bytes_that_hold_nothing_are_an_error_like_another():
    checked = check_form(b"<html></html>")
    assert [(fault.sheet, fault.row) for fault in checked.errors] == [("survey", 1)]
    assert not report(checked)["valid"]


def test_a_long_list_of_groups_is_refused_rather_than_a_crash():
    depth = 400
    rows = [["begin_group", f"g{n}", "G"] for n in range(depth)] + [["end_group"]] * depth
    assert check_sheets(sheets(*rows)).errors


def test_warnings_are_in_french_with_their_row():
    found = {"survey": [["type", "name", "label::Français (fr)", "hint::English (en)"], ["note", "n", "N", "H"]]}
    told = [fault.message.replace("\u00a0", " ") for fault in check_sheets(found).warnings]
    assert "La langue « English (en) » n'a pas de colonne label : ces textes manqueront." in told


def test_the_sheets_checked_are_those_given():
    assert check_form(write_xlsx(whole())).sheets == read_sheets(write_xlsx(whole()))


def test_a_column_that_cannot_be_translated_is_told_by_its_title():
    found = {"survey": [["type", "name", "name::English", "label"], ["note", "n", "n", "N"]]}
    assert errors(found)[0][:2] == ("survey", 1)
    assert "name::English" in errors(found)[0][2]


def test_a_name_that_troubles_the_engine_is_told_in_its_row():
    found = sheets(["note", "n", "N"], ["text", "jr:count", "Q"])
    assert check_sheets(found).valid or places(found) == [("survey", 3)]


def test_sheets_without_questions_are_refused():
    for anonymous in (False, True):
        assert errors({"choices": [["list_name", "name"]]}, anonymous=anonymous)[0][:2] == ("survey", 1)


def test_a_word_before_a_bracket_in_a_text_is_no_function():
    found = {"survey": [["type", "name", "label", "constraint", "constraint_message"]]}
    found["survey"].append(["integer", "q", "Distance (km)", ". > 0", "Écrivez pulldata (en km)"])
    assert check_sheets(found).is_wholly_supported


def test_an_endless_questionnaire_is_refused_at_once():
    found = sheets(*[["note", f"n{rank}", "N"] for rank in range(10_001)])
    assert places(found) == [("survey", 10_001)]


def test_languages_without_a_code_are_warned_of():
    columns = ["label::Français (fr)", "label::Facile à lire (fr-x-facile)", "label::Anglais"]
    found = {"survey": [["type", "name", *columns], ["note", "n", "N", "N", "N"]]}
    (warning,) = check_sheets(found).warnings
    assert "Anglais" in warning.message
    assert "facile" not in warning.message
