"""The two commands: what they write, what they say, and the code they end with."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

import vigie.plan
from tests.factories import PlanFactory
from tests.plan.spreadsheets import xlsx
from vigie.accounts.models import Organisation
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Action, Plan

pytestmark = pytest.mark.django_db
VALENCIENNES = Path(vigie.plan.__file__).parent / "data" / "valenciennes_plan.json"
KEYS = {"plans", "axes", "actions", "organisations"}


def refused(*arguments, **options):
    with pytest.raises(CommandError) as refusal:
        call_command(*arguments, **options)
    return refusal.value.returncode, str(refusal.value).replace("\u00a0", " ")


def test_the_report_has_its_exact_form(tmp_path, capsys):
    report = tmp_path / "report.json"
    call_command("import_plan", str(VALENCIENNES), report=report)
    content = json.loads(report.read_text())
    assert list(content) == ["created", "changed", "unchanged", "warnings", "errors"]
    assert all(set(content[state]) == KEYS for state in ("created", "changed", "unchanged"))
    assert content["created"] == {"plans": 1, "axes": 6, "actions": 19, "organisations": 40}
    assert content["errors"] == []
    assert all(set(finding) == {"where", "message"} for finding in content["warnings"])
    assert "actions : 19" in capsys.readouterr().out
    call_command("import_plan", str(VALENCIENNES), report=report)
    assert json.loads(report.read_text())["unchanged"] == content["created"]


def test_a_dry_run_writes_its_report_and_nothing_else(tmp_path, capsys):
    first, second = tmp_path / "dry.json", tmp_path / "real.json"
    call_command("import_plan", str(VALENCIENNES), dry_run=True, report=first)
    assert not Plan.objects.exists()
    assert not Organisation.objects.exists()
    assert "rien n'est écrit" in capsys.readouterr().out
    call_command("import_plan", str(VALENCIENNES), report=second)
    assert first.read_text() == second.read_text()


def test_refused_data_give_sentences_a_report_and_code_1(tmp_path):
    path, report = tmp_path / "plan.xlsx", tmp_path / "report.json"
    rows = [["action", "echeance"], ["Former", "2017"], ["Former", "2018"]]
    path.write_bytes(xlsx(rows, names=["Actions"]))
    code, sentence = refused("import_plan", str(path), report=report)
    assert code == 1
    assert "Feuille « Actions », ligne 3, colonne « action »" in sentence
    assert "Rien n'a été importé." in sentence
    content = json.loads(report.read_text())
    assert len(content["errors"]) == 1
    assert content["created"] == dict.fromkeys(KEYS, 0)
    assert not Plan.objects.exists()


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_a_file_that_cannot_be_read_is_refused_with_a_report(tmp_path, name):
    report = tmp_path / "report.json"
    code, sentence = refused("import_plan", str(tmp_path / name), report=report)
    assert code == 1
    assert sentence.endswith("Rien n'a été importé.")
    assert len(json.loads(report.read_text())["errors"]) == 1


def test_a_report_that_cannot_be_written_stops_everything_before(tmp_path):
    code, _ = refused("import_plan", str(VALENCIENNES), report=tmp_path / "nowhere" / "report.json")
    assert code == 2
    assert not Plan.objects.exists()


def test_an_import_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("half way")

    monkeypatch.setattr("vigie.plan.importing.importing_plan.refresh_search_text", fail)
    with pytest.raises(RuntimeError):
        call_command("import_plan", str(VALENCIENNES))
    assert not Plan.objects.exists()
    assert not Organisation.objects.exists()


# --- Export ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def valenciennes(db):
    call_command("import_plan", str(VALENCIENNES), verbosity=0)
    return Plan.objects.get()


def test_json_goes_to_standard_output_as_the_source_has_it(valenciennes, capfd):
    capfd.readouterr()
    call_command("export_plan", format="json")
    assert capfd.readouterr().out == VALENCIENNES.read_text().rstrip() + "\n"


@pytest.mark.parametrize(("file_format", "start"), [("json", b"{"), ("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_every_format_is_written_whole(valenciennes, tmp_path, file_format, start):
    path = tmp_path / f"plan.{file_format}"
    call_command("export_plan", format=file_format, out=path, plan=valenciennes.pk)
    assert path.read_bytes().startswith(start)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_an_export_imported_again_changes_nothing(valenciennes, tmp_path):
    for file_format in ("json", "xlsx"):
        path, report = tmp_path / f"plan.{file_format}", tmp_path / "report.json"
        call_command("export_plan", format=file_format, out=path)
        call_command("import_plan", str(path), report=report, verbosity=0)
        content = json.loads(report.read_text())
        nothing = dict.fromkeys(KEYS, 0)
        assert (content["created"], content["changed"], content["errors"]) == (nothing, nothing, [])


def test_an_edited_table_comes_back_with_its_changes_only(valenciennes, tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "plan.xlsx"
    call_command("export_plan", format="xlsx", out=path)
    book = load_workbook(path)
    sheet = book.active
    column = next(cell.column for cell in sheet[1] if cell.value == "indicateur")
    sheet.cell(2, column).value = "Nombre de parrainages"
    book.save(path)
    report = tmp_path / "report.json"
    call_command("import_plan", str(path), report=report, verbosity=0)
    assert json.loads(report.read_text())["changed"] == dict.fromkeys(KEYS, 0) | {"actions": 1}
    assert Action.objects.get(code="A01").indicator == "Nombre de parrainages"


def test_formulas_are_neutralised_in_tables_and_read_back(valenciennes, tmp_path):
    Action.objects.filter(code="A01").update(name="=HYPERLINK(1)", description="@SUM")
    path = tmp_path / "plan.xlsx"
    call_command("export_plan", format="xlsx", out=path)
    draft = read_bytes(path.read_bytes(), "plan.xlsx").plans[0].actions[0]
    assert (draft.name, draft.fields["description"]) == ("=HYPERLINK(1)", "@SUM")


def test_which_plan_must_be_said_when_there_are_several(valenciennes):
    other = PlanFactory(title="Un autre plan")
    code, sentence = refused("export_plan", format="json")
    assert code == 2
    assert f"{valenciennes.pk} : {valenciennes.title}" in sentence
    assert f"{other.pk} : Un autre plan" in sentence
    assert refused("export_plan", format="json", plan=99_999)[0] == 1


def test_without_any_plan_there_is_nothing_to_export():
    code, sentence = refused("export_plan", format="json")
    assert code == 1
    assert "importez-en un" in sentence


def test_a_format_for_files_needs_a_file(valenciennes):
    assert refused("export_plan", format="pdf")[0] == 2


def test_a_place_that_takes_no_file_is_refused_before_anything_is_imported(tmp_path, monkeypatch):
    def refuse(**_options):
        raise OSError("read-only")

    monkeypatch.setattr("vigie.plan.exporting.files.tempfile.TemporaryFile", refuse)
    file = tmp_path / "plan.csv"
    file.write_text("action\nFormer")
    code, message = refused("import_plan", str(file), report=tmp_path / "report.json")
    assert (code, Plan.objects.exists()) == (2, False)
    assert "n'accepte pas d'écriture" in message
