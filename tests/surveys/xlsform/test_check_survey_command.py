"""``vigie check_survey``: the report, what is said, and the code it ends with."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.surveys.xlsform.spreadsheets import sheets, whole
from vigie.command_line import main
from vigie.surveys.xlsform.sheets import write_xlsx


@pytest.fixture
def check(tmp_path):
    def checked(content, *arguments):
        form, out = tmp_path / "form.xlsx", tmp_path / "report.json"
        form.write_bytes(content)
        call_command("check_survey", str(form), "--out", str(out), *arguments, verbosity=0)
        return json.loads(out.read_text(encoding="utf-8"))

    return checked


def test_the_report_of_a_valid_form_has_the_keys_promised(check):
    report = check(write_xlsx(whole()))
    keys = ["valid", "title", "questions", "languages", "groups", "repeats", "warnings", "errors", "unsupported"]
    assert list(report) == keys
    assert report["valid"] is True


def test_a_form_that_is_refused_gets_its_report_and_sentences(check, tmp_path):
    with pytest.raises(CommandError) as refusal:
        check(write_xlsx(sheets(["texte", "q", "Question"])))
    assert refusal.value.returncode == 1
    assert "ligne 2" in str(refusal.value)
    (error,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["errors"]
    assert (error["sheet"], error["row"]) == ("survey", 2)


def test_a_form_that_is_not_wholly_supported_ends_with_one(check, tmp_path):
    with pytest.raises(CommandError) as refusal:
        check(write_xlsx(sheets(["geoshape", "q", "Question"])))
    assert "geoshape" in str(refusal.value)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["valid"] is True
    assert report["unsupported"][0]["row"] == 2


def test_without_out_the_report_is_on_the_screen(tmp_path, capsys):
    form = tmp_path / "form.xlsx"
    form.write_bytes(write_xlsx(whole()))
    assert main(["check_survey", str(form)]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Essai"


def test_wrong_usage_ends_with_two(tmp_path):
    form = tmp_path / "form.xlsx"
    form.write_bytes(write_xlsx(whole()))
    assert main(["check_survey"]) == 2
    assert main(["check_survey", str(form), "--out", str(tmp_path / "nowhere" / "report.json")]) == 2
    assert main(["check_survey", str(form), "--out", str(form)]) == 2
    assert form.read_bytes() == write_xlsx(whole())
    assert main(["check_survey", str(tmp_path / "absent.xlsx")]) == 1
