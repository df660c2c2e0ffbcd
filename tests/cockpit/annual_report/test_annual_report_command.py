"""``vigie annual_report``"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pypdf import PdfReader

from tests.factories import ActionFactory, PlanFactory
from vigie.cockpit.management.commands import annual_report as command
from vigie.cockpit.models import AnnualReport


@pytest.fixture
def plan(db):
    plan = PlanFactory(title="Plan d'essai", starts_in=2015, ends_in=2020)
    ActionFactory(plan=plan, code="A01", name="Permanences")
    return plan


def run(path, **options):
    said = StringIO()
    asked = {"year": 2017, "format": "html", "out": path, "stderr": said, **options}
    call_command("annual_report", **asked)
    return said.getvalue().replace("\u00a0", " ")


def refused(path, **options):
    with pytest.raises(CommandError) as refusal:
        run(path, **options)
    return str(refusal.value).replace("\u00a0", " "), refusal.value.returncode


@pytest.mark.parametrize(("file_format", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_each_format(plan, tmp_path, file_format, start):
    path = tmp_path / "rapport"
    assert "Écrit" in run(path, format=file_format)
    assert path.read_bytes().startswith(start)


def test_the_plan_is_chosen_by_its_number(plan, tmp_path):
    path = tmp_path / "rapport.pdf"
    PlanFactory(title="Autre plan")
    said, code = refused(path)
    assert "plusieurs plans" in said
    assert f"{plan.pk} : Plan d'essai" in said
    assert code == 2
    run(path, plan=plan.pk, format="pdf")
    assert "Plan d'essai" in PdfReader(path).pages[0].extract_text()


def test_an_unknown_plan_lists_those_there_are(plan, tmp_path):
    said, code = refused(tmp_path / "rapport.pdf", plan=plan.pk + 1)
    assert f"{plan.pk} : Plan d'essai" in said
    assert code == 1


@pytest.mark.parametrize("year", [17, 1989, 2101, -2017, 10**12])
def test_a_year_that_is_none(plan, tmp_path, year):
    said, code = refused(tmp_path / "rapport.pdf", year=year)
    assert "de 1990 à 2100" in said
    assert code == 2


def test_a_year_outside_the_plan_is_warned_about_and_written(plan, tmp_path):
    path = tmp_path / "rapport.html"
    assert "précède le plan" in run(path, year=2012)
    assert "précède le plan" in path.read_text()


def test_a_file_that_exists_is_kept(plan, tmp_path):
    path = tmp_path / "rapport.html"
    path.write_text("Le mien")
    assert "existe déjà" in refused(path)[0]
    assert path.read_text() == "Le mien"
    run(path, replace=True)
    assert path.read_text() != "Le mien"


def test_a_folder_that_is_not_there(plan, tmp_path):
    said, code = refused(tmp_path / "absent" / "rapport.pdf")
    assert "n'existe pas ou n'accepte pas d'écriture" in said
    assert code == 2


def test_nothing_is_left_of_a_report_that_could_not_be_drawn(plan, tmp_path, monkeypatch):
    def fail(document):
        raise RuntimeError

    monkeypatch.setitem(command.FORMATS, "html", fail)
    with pytest.raises(RuntimeError):
        run(tmp_path / "rapport.html")
    assert list(tmp_path.iterdir()) == []


def test_the_sections_and_comments_chosen_so_far_are_kept(plan, tmp_path):
    AnnualReport.objects.create(plan=plan, year=2017, sections=["late"], comments={"late": "Un mot de la pilote."})
    path = tmp_path / "rapport.html"
    run(path)
    assert "Un mot de la pilote." in path.read_text()
    assert "Action par action" not in path.read_text()
    run(path, year=2016, replace=True)
    assert "Action par action" in path.read_text()
