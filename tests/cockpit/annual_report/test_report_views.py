"""The pilot prepares a report; others read what is frozen, and nothing before."""

import json

import pytest
from django.urls import reverse

from tests.cockpit.annual_report.report_scene import YEAR, freeze, make_report, run_jobs
from vigie.accounts.models import JournalEntry
from vigie.cockpit.models import AnnualReport, DraftFile, ReportEdition

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(partner, pilot):
    return make_report(partner, pilot)


def page(client, name, *arguments) -> str:
    """Return a page as text."""
    return client.get(reverse(name, args=arguments)).content.decode()


def test_the_pilot_creates_the_report_of_a_year_once(scene, pilot, client_of):
    client = client_of(pilot)
    client.post(reverse("cockpit:reports"), {"year": 2017})
    again = client.post(reverse("cockpit:reports"), {"year": 2017})
    assert AnnualReport.objects.filter(year=2017).count() == 1
    assert "existe déjà" in again.content.decode()
    assert JournalEntry.objects.filter(verb="report_created").count() == 2


@pytest.mark.parametrize("year", ["", "abc", "12", "99999999999999999999"])
def test_an_impossible_year_is_refused_with_a_sentence(year, scene, pilot, client_of):
    answer = client_of(pilot).post(reverse("cockpit:reports"), {"year": year})
    assert answer.status_code == 200
    assert "form-errors" in answer.content.decode()


def test_sections_are_moved_by_buttons(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("cockpit:move_section", args=[scene.report.pk])
    client.post(address, {"rubrique": "actions", "acte": "monter"})
    client.post(address, {"rubrique": "late", "acte": "retirer"})
    sections = AnnualReport.objects.get(pk=scene.report.pk).sections
    assert sections.index("actions") < sections.index("progress")
    assert "late" not in sections
    assert "Rubriques laissées de côté" in page(client, "cockpit:report", scene.report.pk)
    client.post(address, {"rubrique": "late", "acte": "ajouter"})
    assert AnnualReport.objects.get(pk=scene.report.pk).sections[-1] == "late"


@pytest.mark.parametrize("asked", [{"rubrique": "x", "acte": "monter"}, {"rubrique": "late", "acte": "x"}, {}])
def test_an_unknown_move_is_not_found(asked, scene, pilot, client_of):
    assert client_of(pilot).post(reverse("cockpit:move_section", args=[scene.report.pk]), asked).status_code == 404


def test_a_comment_is_written_shown_and_previewed(scene, pilot, client_of):
    client = client_of(pilot)
    address = reverse("cockpit:report_comment", args=[scene.report.pk, "synthesis"])
    tried = client.post(address, {"text": "Une **belle** année", "seen": seen_in(client, address), "apercu": "1"})
    assert "<strong>belle</strong>" in tried.content.decode()
    assert AnnualReport.objects.get(pk=scene.report.pk).comments == {}
    client.post(address, {"text": "Une **belle** année", "seen": seen_in(client, address)})
    assert "<strong>belle</strong>" in page(client, "cockpit:report", scene.report.pk)
    assert "<strong>belle</strong>" in page(client, "cockpit:report_preview", scene.report.pk)
    assert "belle" not in json.dumps(list(JournalEntry.objects.values_list("changes", flat=True)))


def test_a_comment_some_could_not_read_is_refused(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("cockpit:report_comment", args=[scene.report.pk, "synthesis"])
    answer = client.post(address, {"text": "![](https://a.example/x.png)", "seen": seen_in(client, address)})
    assert "texte de remplacement" in answer.content.decode()
    assert AnnualReport.objects.get(pk=scene.report.pk).comments == {}


def test_two_pilots_do_not_overwrite_each_other_unawares(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("cockpit:report_comment", args=[scene.report.pk, "synthesis"])
    seen = seen_in(client, address)
    client.post(address, {"text": "Mots de la première", "seen": seen})
    refused = client.post(address, {"text": "Mots de la seconde", "seen": seen}).content.decode()
    assert "Mots de la première" in refused
    assert "Mots de la seconde" in refused
    assert AnnualReport.objects.get(pk=scene.report.pk).comments == {"synthesis": "Mots de la première"}
    mark = refused.split('name="seen" value="')[1].split('"')[0]
    client.post(address, {"text": "Mots de la seconde", "seen": mark})
    assert AnnualReport.objects.get(pk=scene.report.pk).comments == {"synthesis": "Mots de la seconde"}


def test_comments_of_different_sections_do_not_meet(scene, pilot, client_of):
    client = client_of(pilot)
    first = reverse("cockpit:report_comment", args=[scene.report.pk, "synthesis"])
    second = reverse("cockpit:report_comment", args=[scene.report.pk, "actions"])
    marks = seen_in(client, first), seen_in(client, second)
    client.post(first, {"text": "Un", "seen": marks[0]})
    client.post(second, {"text": "Deux", "seen": marks[1]})
    assert AnnualReport.objects.get(pk=scene.report.pk).comments == {"synthesis": "Un", "actions": "Deux"}


def seen_in(client, address) -> str:
    """Return the mark of what a form shows."""
    return client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_draft_is_made_by_a_job_for_whoever_asked(file_format, scene, pilot, administrator, agglomeration, client_of):
    from tests.factories import MembershipFactory

    client = client_of(pilot)
    asked = client.post(reverse("cockpit:ask_report_draft", args=[scene.report.pk]), {"format": file_format})
    run_jobs()
    job = client.get(asked.url).content.decode()
    draft = DraftFile.objects.get()
    address = reverse("cockpit:report_draft", args=[draft.pk])
    assert address in job
    file = client.get(address)
    assert file.content[:4] == (b"%PDF" if file_format == "pdf" else b"PK\x03\x04")
    assert "no-store" in file["Cache-Control"]
    other_pilot = MembershipFactory(organisation=agglomeration, role="pilot").person
    assert client_of(other_pilot).get(address).status_code == 404


def test_an_unknown_format_is_not_found(scene, pilot, client_of):
    client = client_of(pilot)
    assert (
        client.post(reverse("cockpit:ask_report_draft", args=[scene.report.pk]), {"format": "exe"}).status_code == 404
    )


def test_freezing_says_what_it_does_then_freezes(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("cockpit:freeze_report", args=[scene.report.pk])
    assert "ne changera plus jamais" in client.get(address).content.decode()
    assert not ReportEdition.objects.exists()
    answer = client.post(address, follow=True)
    assert "édition n° 1 est figée" in answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")
    assert run_jobs() == 2
    assert set(ReportEdition.objects.get().files.values_list("format", flat=True)) == {"pdf", "docx"}


def test_readers_see_no_report_before_it_is_frozen(scene, reader, elected_member, client_of):
    for person in (reader, elected_member):
        assert f"Rapport {YEAR}" not in page(client_of(person), "cockpit:reports")
    freeze(scene)
    for person in (reader, elected_member):
        assert f"Rapport {YEAR}" in page(client_of(person), "cockpit:reports")


def test_the_list_asks_as_many_questions_whatever_its_length(scene, pilot, client_of, count_queries):
    client = client_of(pilot)
    freeze(scene)
    few = count_queries(lambda: client.get(reverse("cockpit:reports")))
    for year in range(1991, 2003):
        scene.report = AnnualReport.objects.create(plan=scene.plan, year=year, sections=["synthesis"])
        freeze(scene)
    assert count_queries(lambda: client.get(reverse("cockpit:reports"))) == few
