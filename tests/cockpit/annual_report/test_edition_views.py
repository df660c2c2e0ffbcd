"""Frozen editions: the same whenever they are asked for, intact or said not to be; opened by an act of its own."""

import hashlib
import json
import re
from dataclasses import replace
from functools import partial

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from tests.cockpit.annual_report.report_scene import YEAR, freeze, make_report, run_jobs
from tests.plan.scene import CANARY, add_rows
from vigie.accounts.models import JournalEntry
from vigie.cockpit.annual_report.collecting_json import from_json, to_json
from vigie.cockpit.annual_report.collecting_values import FigureOfYear
from vigie.cockpit.annual_report.editing import write_comment
from vigie.cockpit.annual_report.freezing import content_of, edition_document, hash_of
from vigie.cockpit.annual_report.public_report_opening import close_report, open_edition
from vigie.cockpit.frozen_tables import EDITIONS
from vigie.cockpit.models import EditionFile, OpenedEdition, ReportEdition
from vigie.plan.opening import close_to_public, open_to_public, open_whole_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(partner, pilot):
    return make_report(partner, pilot)


@pytest.fixture
def edition(scene, pilot):
    return freeze(scene, pilot)


@pytest.fixture
def opened(scene, edition, pilot):
    open_whole_plan(scene.plan, pilot)
    return open_edition(edition=edition, actor=pilot)


def text_of(client, name, *arguments) -> str:
    """Return what an address answers as text."""
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def test_changing_the_plan_changes_nothing_of_an_edition(scene, edition, reader, client_of):
    client = client_of(reader)
    names = ("html", "json")
    before = [text_of(client, "cockpit:edition_file", edition.pk, name) for name in names]
    document = edition_document(edition)
    scene.action.name = "Autre nom"
    scene.action.status = "done"
    scene.action.save(update_fields=["name", "status"])
    scene.report.comments = {"synthesis": "Autre"}
    scene.report.save(update_fields=["comments"])
    kept = ReportEdition.objects.select_related("report__plan").get(pk=edition.pk)
    assert [text_of(client, "cockpit:edition_file", edition.pk, name) for name in names] == before
    assert edition_document(kept) == document
    assert "Autre nom" not in text_of(client, "cockpit:edition", edition.pk)


def test_the_hash_is_that_of_the_json_file(edition, reader, client_of):
    content = client_of(reader).get(reverse("cockpit:edition_file", args=[edition.pk, "json"])).content
    assert hashlib.sha256(content).hexdigest() == edition.data_hash
    assert json.loads(content)["sections"] == edition.sections
    page = text_of(client_of(reader), "cockpit:edition", edition.pk)
    assert edition.data_hash in page
    assert "altérée" not in page


def test_an_edition_that_was_tampered_with_is_said_to_be(scene, reader, client_of):
    data = to_json(from_json(freeze(scene).data))
    forged = ReportEdition.objects.create(
        report=scene.report, number=9, sections=[], comments={}, data=data, data_hash="0" * 64
    )
    assert "altérée" in text_of(client_of(reader), "cockpit:edition", forged.pk)


def test_the_database_refuses_to_change_an_edition(edition, django_db_blocker):
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in EDITIONS.protecting("sqlite"):
                cursor.execute(statement)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportEdition.objects.filter(pk=edition.pk).update(number=7)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportEdition.objects.filter(pk=edition.pk).delete()


def test_editions_are_numbered_one_after_the_other(scene, pilot):
    assert [freeze(scene, pilot).number for _ in range(3)] == [1, 2, 3]
    assert JournalEntry.objects.filter(verb="report_frozen", actor=pilot).count() == 3


def test_an_edition_names_nobody(scene, edition):
    assert scene.lead.name not in json.dumps(edition.data, ensure_ascii=False)
    assert scene.lead.email not in json.dumps(edition.data)


def test_a_missing_file_is_made_once_for_all(edition, reader, client_of):
    client = client_of(reader)
    file = reverse("cockpit:edition_file", args=[edition.pk, "pdf"])
    assert client.get(file).status_code == 404
    asked = client.post(reverse("cockpit:ask_edition_file", args=[edition.pk, "pdf"]))
    client.post(reverse("cockpit:ask_edition_file", args=[edition.pk, "pdf"]))
    run_jobs()
    assert file in client.get(asked.url).content.decode()
    assert client.get(file).content == client.get(file).content
    assert EditionFile.objects.count() == 1


@pytest.mark.parametrize("file_format", ["exe", "xlsx"])
def test_an_unknown_format_is_not_found(file_format, edition, reader, client_of):
    client = client_of(reader)
    assert client.get(reverse("cockpit:edition_file", args=[edition.pk, file_format])).status_code == 404
    assert client.post(reverse("cockpit:ask_edition_file", args=[edition.pk, file_format])).status_code == 404


# --- Everyone --------------------------------------------------------------------------------------------------------
def test_nothing_is_public_before_it_is_opened(edition, client_of):
    client = client_of(None)
    assert client.get(reverse("cockpit:public_report", args=[YEAR])).status_code == 404
    assert client.get(reverse("cockpit:public_report_pdf", args=[YEAR])).status_code == 404
    assert f"Rapport {YEAR}" not in text_of(client, "cockpit:public_reports")


def test_the_public_reads_no_private_word(scene, opened, client_of):
    client = client_of(None)
    page = text_of(client, "cockpit:public_report", YEAR)
    assert CANARY not in page
    assert CANARY not in json.dumps(opened.data, ensure_ascii=False)
    assert "Compter ensemble" in page
    assert "4 242" not in page.replace("\u202f", " ").replace("\u00a0", " ")
    assert f"Rapport {YEAR}" in text_of(client, "cockpit:public_reports")


def test_what_the_public_does_not_read_is_not_said_to_be_missing(opened, client_of):
    page = text_of(client_of(None), "cockpit:public_report", YEAR).split('<div class="document"')[1]
    for words in ("écision n'est enregistrée", "Aucun engagement", "pas encore mobilisée", "Aucune note", "Décision</"):
        assert words.replace("'", "&#x27;") not in page, words
    assert "version publique porte sur" in page


def test_a_note_is_public_only_once_opened(scene, pilot, client_of):
    scene.note.text = "Tout va bien"
    scene.note.obstacles = CANARY
    scene.note.save(update_fields=["text", "obstacles"])
    open_whole_plan(scene.plan, pilot)
    edition = freeze(scene, pilot)
    open_edition(edition=edition, actor=pilot)
    assert "Tout va bien" not in text_of(client_of(None), "cockpit:public_report", YEAR)
    open_to_public(thing=scene.action, actor=pilot, with_notes=True)
    open_edition(edition=edition, actor=pilot)
    page = text_of(client_of(None), "cockpit:public_report", YEAR)
    assert "Tout va bien" in page
    assert CANARY not in page


def test_small_numbers_of_people_are_not_given(scene, edition, pilot, client_of):
    data = from_json(edition.data)
    figure = FigureOfYear("Femmes reçues", "", True, True, 77, 70, 7, 0)
    actions = tuple(replace(one, figures=(figure,)) for one in data.actions)
    content = {**content_of(edition), "data": to_json(replace(data, actions=actions))}
    second = ReportEdition.objects.create(report=scene.report, number=2, data_hash=hash_of(content), **content)
    open_whole_plan(scene.plan, pilot)
    open_edition(edition=second, actor=pilot)
    page = text_of(client_of(None), "cockpit:public_report", YEAR)
    told = page.split("Femmes reçues")[1][:400]
    assert re.search(r"\b77\b", told)
    assert not re.search(r"\b70?\b", told)
    assert "non diffusé" in page


def test_the_pilot_sees_what_the_public_will_read_then_opens_it(scene, edition, pilot, client_of):
    client = client_of(pilot)
    address = reverse("cockpit:open_edition", args=[edition.pk])
    assert client.get(address).url == reverse("cockpit:edition", args=[edition.pk])
    open_whole_plan(scene.plan, pilot)
    assert CANARY not in client.get(address).content.decode()
    assert not OpenedEdition.objects.exists()
    client.post(address)
    opened = OpenedEdition.objects.get()
    assert (opened.edition, opened.opened_by) == (edition, pilot)
    assert JournalEntry.objects.filter(verb="report_opened", actor=pilot).count() == 1


def test_the_public_takes_the_pdf_once_it_is_made(opened, client_of):
    client, address = client_of(None), reverse("cockpit:public_report_pdf", args=[YEAR])
    assert client.get(address).status_code == 404
    assert run_jobs() == 1
    assert client.get(address).content.startswith(b"%PDF")
    assert address in text_of(client, "cockpit:public_report", YEAR)


def test_closing_takes_the_report_and_its_pdf_away(opened, pilot, client_of):
    run_jobs()
    client_of(pilot).post(reverse("cockpit:close_report", args=[opened.report.pk]))
    client = client_of(None)
    assert client.get(reverse("cockpit:public_report", args=[YEAR])).status_code == 404
    assert client.get(reverse("cockpit:public_report_pdf", args=[YEAR])).status_code == 404
    close_report(report=opened.report, actor=pilot)
    assert JournalEntry.objects.filter(verb="report_closed").count() == 1


def test_a_file_asked_for_before_closing_is_not_made_after(opened, pilot):
    close_report(report=opened.report, actor=pilot)
    run_jobs()
    assert not EditionFile.objects.exists()


def test_what_is_closed_afterwards_is_told_to_the_pilot(scene, opened, edition, pilot, client_of):
    client = client_of(pilot)
    assert "ont changé depuis" not in text_of(client, "cockpit:edition", edition.pk)
    close_to_public(thing=scene.action, actor=pilot)
    assert "ont changé depuis" in text_of(client, "cockpit:edition", edition.pk)


def test_a_newer_edition_takes_the_place_of_the_one_open(scene, opened, pilot, client_of):
    report = type(scene.report).objects.get(pk=scene.report.pk)
    write_comment(report=report, code="synthesis", text="Deuxième lecture", actor=pilot)
    open_edition(edition=freeze(scene, pilot), actor=pilot)
    assert OpenedEdition.objects.count() == 1
    page = text_of(client_of(None), "cockpit:public_report", YEAR)
    assert "Deuxième lecture" in page
    assert "dition n°\u00a02" in page


def test_one_report_a_year_is_open(scene, opened, partner, pilot, client_of):
    from tests.factories import PlanFactory

    plan = PlanFactory(title="Autre plan", starts_in=2014)
    scene.report = type(scene.report).objects.create(plan=plan, year=YEAR, sections=["synthesis"])
    open_whole_plan(plan, pilot)
    other = freeze(scene, pilot)
    answer = client_of(pilot).post(reverse("cockpit:open_edition", args=[other.pk]), follow=True)
    assert "fermez-le d&#x27;abord" in answer.content.decode()
    assert OpenedEdition.objects.get().pk == opened.pk


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_report_stays_in_french_in_the_other_languages(language, opened, client_of):
    answer = client_of(None).get(reverse("cockpit:public_report", args=[YEAR]), headers={"accept-language": language})
    assert '<div class="document" lang="fr" dir="ltr">' in answer.content.decode()
    assert "Avancement par axe" in answer.content.decode()


def test_pages_ask_as_many_questions_whatever_their_length(scene, pilot, client_of, count_queries):
    open_whole_plan(scene.plan, pilot)
    client, counts = client_of(pilot), []
    for first in (2, 20):
        edition = freeze(scene, pilot)
        open_edition(edition=edition, actor=pilot)
        pages = [("cockpit:edition", edition.pk), ("cockpit:open_edition", edition.pk)]
        pages += [("cockpit:report_preview", scene.report.pk), ("cockpit:report", scene.report.pk)]
        pages += [("cockpit:public_report", YEAR), ("cockpit:public_reports",)]
        counts.append([count_queries(partial(text_of, client, *page)) for page in pages])
        for number in range(first, first + 10):
            add_rows(scene, number)
        open_whole_plan(scene.plan, pilot)
    assert counts[0] == counts[1]
