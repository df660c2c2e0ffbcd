"""An anonymous survey loses what tells who answers; lists that the law forbids are warned of."""

import pytest

from tests.surveys.xlsform.spreadsheets import sheets
from vigie.surveys.xlsform.checking import check_sheets
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.meta import METADATA, sensitive_warnings


def told(question, *choices, name="q"):
    rows = [["l", f"c{rank}", label] for rank, label in enumerate(choices)]
    found = sensitive_warnings(read_form(sheets(["select_one l", name, question], choices=rows)))
    return " ".join(fault.message for fault in found)


def test_metadata_are_taken_off_an_anonymous_survey_only():
    found = sheets(["start", "start"], ["deviceid", "device"], ["audit"], ["note", "n", "N"])
    named, anonymous = check_sheets(found), check_sheets(found, anonymous=True)
    assert "deviceid" in named.questions
    assert anonymous.valid
    assert anonymous.questions == {"note": 1}
    assert [fault.row for fault in anonymous.warnings] == [2, 3, 4]
    assert anonymous.sheets["survey"][4] == ["note", "n", "N"]
    assert "deviceid" not in anonymous.xform


@pytest.mark.parametrize("header", ["client_editable", "Client_Editable"])
def test_phones_do_not_offer_to_correct_an_anonymous_answer(header):
    found = sheets(["note", "n", "N"], settings={"form_title": "Essai", header: "yes", "version": "1"})
    named, anonymous = check_sheets(found), check_sheets(found, anonymous=True)
    assert 'odk:client-editable="true"' in named.xform
    assert "client-editable" not in anonymous.xform
    assert [(fault.sheet, fault.row) for fault in anonymous.warnings] == [("settings", 2)]
    assert anonymous.sheets["settings"][1] == ["Essai", "", "1"]


@pytest.mark.parametrize("kind", sorted(METADATA))
def test_no_metadata_remain_in_an_anonymous_form(kind):
    checked = check_sheets(sheets([kind, "" if kind == "audit" else "m"], ["note", "n", "N"]), anonymous=True)
    assert checked.valid
    assert "jr:preload" not in checked.xform.replace('jr:preload="uid"', "")


def test_a_file_stops_an_anonymous_survey_only():
    found = sheets(["image", "photo", "Une photo"])
    assert check_sheets(found).can_be_asked
    assert not check_sheets(found, anonymous=True).can_be_asked


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("Quelle est votre origine ?", ["Européenne", "Maghrébine", "Africaine", "Autre"]),
        ("Votre religion", ["Musulmane", "Catholique", "Juive", "Je ne souhaite pas répondre"]),
        ("What is your ethnic group?", ["White", "Black", "Asian"]),
        ("Couleur de peau", ["Noir", "Blanc", "Autre"]),
        ("Vous êtes", ["Blanc", "Arabe", "Autre"]),
    ],
)
def test_a_closed_list_of_origins_or_religions_is_forbidden(question, choices):
    assert "la loi ne le permet pas" in told(question, *choices)


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("La voiture est", ["Noire", "Blanche", "Rouge"]),
        (
            "À quoi attribuez-vous ce traitement ?",
            ["L'origine", "La religion", "Le sexe", "Je ne souhaite pas répondre"],
        ),
        ("Êtes-vous d'accord ?", ["Oui", "Non"]),
        ("Quelle classe ?", ["Sixième", "Cinquième"]),
    ],
)
def test_other_lists_are_left_alone(question, choices):
    assert not told(question, *choices)


def test_asking_for_religion_is_turned_to_what_is_felt_and_may_be_declined():
    words = told("Avez-vous une religion ?", "Oui", "Non")
    assert "ressent" in words
    assert "souhaite pas répondre" in words
    felt = told("Vous sentez-vous mal traité à cause de votre religion ?", "Oui", "Non", "Je ne souhaite pas répondre")
    assert not felt


def test_a_column_that_makes_a_telephone_fill_a_row_is_taken_off_too():
    found = {
        "survey": [
            ["type", "name", "label", "bind::jr:preload", "bind::jr:preloadParams"],
            ["text", "device", "Appareil", "property", "deviceid"],
            ["note", "n", "N"],
        ]
    }
    checked = check_sheets(found, anonymous=True)
    assert checked.questions == {"note": 1}
    assert "deviceid" not in checked.xform


@pytest.mark.parametrize("calculation", ["now()", "format-date-time(now(), '%H')", "today()", "property('deviceid')"])
def test_the_moment_of_an_answer_is_not_computed_into_it(calculation):
    found = {
        "survey": [["type", "name", "label", "calculation"], ["calculate", "c", "", calculation], ["note", "n", "N"]]
    }
    assert check_sheets(found).can_be_asked
    assert not check_sheets(found, anonymous=True).can_be_asked


def test_an_age_may_be_computed_from_a_date():
    found = {
        "survey": [
            ["type", "name", "label", "calculation"],
            ["date", "born", "Date de naissance"],
            ["calculate", "age", "", "int((today() - ${born}) div 365.25)"],
        ]
    }
    assert check_sheets(found, anonymous=True).can_be_asked
