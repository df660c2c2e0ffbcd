"""The public page of the law shows verified facts, and nothing else."""

import re

import pytest
from django.urls import reverse

from vigie.law.models import (
    Criterion,
    CriterionText,
    DiscriminationType,
    Domain,
    LegalRule,
    Mark,
    Route,
    TimeLimit,
)
from vigie.law.views import law_page

pytestmark = pytest.mark.django_db
DOUBTFUL = [mark for mark in Mark if mark != Mark.VERIFIED]


def page(client):
    response = client.get(reverse("law:law"))
    assert response.status_code == 200
    return response.content.decode()


def add_canaries(mark):
    """One row of each table, whose every text is a canary."""
    words = {"label": "CANARI", "explanation": "CANARI", "legal_text": "CANARI", "mark": mark}
    Domain.objects.create(code="canary", **words)
    DiscriminationType.objects.create(code="canary", **words)
    LegalRule.objects.create(code="canary", topic="proof", **words)
    TimeLimit.objects.create(code="canary", months=1, start="facts", **words)
    Route.objects.create(code="canary", contact="CANARI", **words)
    doubtful = Criterion.objects.create(code="canary", **words)
    doubtful.texts.create(law="penal", wording="CANARI", mark=Mark.VERIFIED)
    cell = Criterion.objects.get(code="age").texts.get(law="civil")
    CriterionText.objects.filter(pk=cell.pk).update(wording="CANARI", mark=mark)


@pytest.mark.parametrize("mark", DOUBTFUL)
def test_what_is_not_verified_never_appears(client, mark):
    add_canaries(mark)
    assert "CANARI" not in page(client)


def test_the_canaries_would_be_seen_if_they_were_verified(client):
    add_canaries(Mark.VERIFIED)
    assert page(client).count("CANARI") >= 15


@pytest.mark.parametrize("mark", DOUBTFUL)
def test_a_doubtful_date_is_not_shown(client, mark):
    Criterion.objects.get(code="age").texts.filter(law="penal").update(in_force_from="1789-07-14", date_mark=mark)
    assert "1789" not in page(client)


def test_the_shipped_doubts_are_absent(client):
    html = page(client)
    for doubtful in ("systémique", "opinions philosophiques", "action de groupe", "quadriennale", "Services publics"):
        assert doubtful not in html
    assert "Lieu de résidence" in html
    assert "23 février 2014" in html


def test_rows_no_longer_in_force_are_left_out(client):
    Domain.objects.create(code="old", label="PÉRIMÉ", mark=Mark.VERIFIED, in_force_until="2000-01-01")
    html = page(client)
    assert "PÉRIMÉ" not in html
    assert "identité sexuelle" not in html


def test_the_warning_about_time_limits_is_there_even_without_any_law(client):
    for table in (TimeLimit, Route, Criterion, Domain, DiscriminationType, LegalRule):
        table.objects.all().delete()
    assert "Saisir le Défenseur des droits n'arrête aucun délai" in page(client)


def test_no_number_of_criteria_is_written(client):
    text = re.sub(r"<[^>]+>", " ", page(client))
    assert not re.search(r"\d+\s+(critères|motifs)", text)


def test_the_page_has_one_title_captions_and_scopes(client):
    html = page(client)
    assert html.count("<h1") == 1
    assert html.count("<caption") == html.count("<table") == 4
    assert "<th>" not in html
    assert " style=" not in html


def test_queries_do_not_grow_with_rows(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(100) as before:
        page(client)
    for number in range(30):
        criterion = Criterion.objects.create(code=f"c{number}", label=f"Critère {number}", mark=Mark.VERIFIED)
        criterion.texts.create(law="penal", mark=Mark.VERIFIED)
        Route.objects.create(code=f"r{number}", label=f"Voie {number}", mark=Mark.VERIFIED)
    with django_assert_max_num_queries(100) as after:
        page(client)
    assert len(after.captured_queries) == len(before.captured_queries)


def test_the_view_states_that_it_is_public():
    assert law_page.rule(None) is None
