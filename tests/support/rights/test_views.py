"""Public pages of rights: verified law only, nothing kept, nothing in the address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from vigie.law.models import Criterion, Domain, LegalRule, Mark, Route, TimeLimit
from vigie.support.rights.easy_words import CRITERIA, DOMAINS, easily
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db
PAGES = ["support:help", "support:rights", "support:easy_rights", "support:questionnaire", "support:time_left"]
FIRST = {"step": "what", "move": "next", "what": ["refused"]}


def page(client, name, **sent):
    answer = client.post(reverse(name), sent) if sent else client.get(reverse(name))
    assert answer.status_code == 200
    return answer, answer.content.decode()


def hidden(html):
    """Return the hidden answers of a page, as a browser would send them."""
    found = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', html):
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_page_gives_the_numbers_and_a_way_out(client, name):
    Territory.objects.create(name="Ici", hotline="01 02 03 04 05", hotline_hours="9 h - 12 h")
    answer, html = page(client, name)
    assert html.count("<h1") == 1
    assert 'href="tel:3928"' in html
    assert 'href="tel:0102030405"' in html
    assert f'href="{reverse("support:quick_exit")}"' in html
    assert "historique" in html
    assert not answer.cookies


def test_the_way_out_says_nothing_of_where_one_was(client):
    answer, html = page(client, "support:quick_exit")
    assert "no-store" in answer["Cache-Control"]
    assert not re.search("vigie|discrimination|aide|droit", html.replace("support/calendar", ""), re.IGNORECASE)


@pytest.mark.parametrize("mark", sorted(set(Mark) - {Mark.VERIFIED}))
def test_the_pages_state_verified_law_only(client, mark):
    route = Route.objects.create(code="doubtful", label="Voie douteuse", mark=mark)
    TimeLimit.objects.create(code="doubtful", label="Délai douteux", months=7, start="facts", route=route, mark=mark)
    for topic in LegalRule.Topic:
        LegalRule.objects.create(code=topic, label="Règle douteuse", topic=topic, mark=mark)
    Criterion.objects.create(code="doubtful", label="critère douteux", mark=mark).texts.create(law="penal", mark=mark)
    for name in PAGES:
        assert "douteu" not in page(client, name)[1]


@pytest.mark.parametrize(
    ("name", "gone", "kept"),
    [
        ("support:rights", ("Origine", "Sexe"), "Lieu de résidence"),
        (
            "support:easy_rights",
            ("D&#x27;où vous venez", "Être une femme ou un homme"),
            "L&#x27;endroit où vous habitez",
        ),
    ],
)
def test_a_law_that_is_no_longer_in_force_disappears(client, name, gone, kept):
    assert all(words in page(client, name)[1] for words in gone)
    Criterion.objects.get(code="origin").texts.update(in_force_until="2020-12-31")
    Criterion.objects.filter(code="sex").update(mark=Mark.UNVERIFIED)
    html = page(client, name)[1].split("<h1", 1)[1]
    assert kept in html
    assert not any(re.search(rf">\s*{words}\b", html) for words in gone)


def test_every_row_of_verified_law_has_easy_words():
    criteria, domains = Criterion.objects.publishable(), Domain.objects.publishable()
    assert {row.code for row in criteria} <= set(CRITERIA)
    assert {row.code for row in domains} <= set(DOMAINS)
    assert easily([Criterion(code="new", label="critère nouveau")], CRITERIA) == ["critère nouveau"]


def test_no_number_of_criteria_is_written(client):
    for name in ("support:rights", "support:easy_rights", "support:questionnaire"):
        assert not re.search(r"\d+\s*critères", page(client, name)[1])


def test_queries_do_not_grow_with_the_law(client, count_queries):
    few = count_queries(lambda: page(client, "support:rights"))
    for number in range(20):
        criterion = Criterion.objects.create(code=f"c{number}", label=f"critère {number}", mark=Mark.VERIFIED)
        criterion.texts.create(law="civil", mark=Mark.VERIFIED)
    assert count_queries(lambda: page(client, "support:rights")) == few


def test_answers_travel_in_the_page_and_stay_nowhere_else():
    client = Client(enforce_csrf_checks=True)
    answer, html = page(client, "support:questionnaire", **FIRST)
    assert hidden(html)["what"] == ["refused"]
    assert hidden(html)["step"] == ["compared"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "?" not in answer.request["PATH_INFO"]


def walk(client, *answers):
    """Answer one question after another, as a browser would; return the last page."""
    _, html = page(client, "support:questionnaire")
    for given in answers:
        _, html = page(client, "support:questionnaire", **(hidden(html) | {"move": "next"} | given))
    return html


REFUSED_FLAT = (
    {"what": ["refused"]},
    {"compared": "yes"},
    {"criteria": ["origin", "residence"]},
    {"domains": ["housing"]},
    {"who": "company"},
    {"facts": "2025-03-31"},
)


def test_a_whole_walk_ends_with_an_opinion_reasons_routes_and_time(client):
    html = walk(client, *REFUSED_FLAT)
    assert "Cela ressemble à une discrimination" in html
    assert "Défenseur des droits" in html
    assert "Procureur de la République" in html
    assert "31 mars 2031" in html
    assert "n'arrête aucun délai" in html.replace("&#x27;", "'")


def test_coming_back_keeps_every_answer(client):
    html = walk(client, *REFUSED_FLAT)
    for step, shown in (
        ("dates", 'value="2025-03-31"'),
        ("who", "checked"),
        ("domains", "checked"),
        ("criteria", "checked"),
    ):
        _, html = page(client, "support:questionnaire", **(hidden(html) | {"move": "back"}))
        assert hidden(html)["step"] == [step]
        assert shown in html
    assert html.count("checked") == 2


def test_another_problem_is_still_helped(client):
    html = walk(
        client,
        {"what": ["nothing"]},
        {"criteria": ["other"]},
        {"domains": ["other"]},
        {"who": "someone"},
        {"facts": ""},
    )
    assert "un autre problème" in html
    assert "Appelez le 39" in html
    assert reverse("support:rights") in html
    assert "Procureur" not in html


def test_a_step_without_an_answer_is_asked_again_in_words(client):
    _, html = page(client, "support:questionnaire", step="what", move="next")
    assert "je ne sais pas" in html
    assert 'id="erreurs"' in html


@pytest.mark.parametrize(
    "sent",
    [
        {"step": "unknown", "move": "next"},
        {"step": "result", "move": "next", "what": ["nonsense"], "who": "nobody", "facts": "hier"},
        {"step": "who", "move": "back", "criteria": ["<script>"], "work": "\x00"},
        {"step": "dates", "move": "next", "facts": "9999-12-31"},
    ],
)
def test_anything_sent_by_hand_gets_a_page(client, sent):
    _, html = page(client, "support:questionnaire", **sent)
    assert "<script>" not in html.split("<main", 1)[1]


def test_the_calculator_counts_and_warns(client):
    answer, html = page(client, "support:time_left", facts="2020-02-29", revelation="2025-06-30")
    assert "28 février 2026" in html
    assert "30 juin 2030" in html
    assert "date à préciser" in html
    assert "Défenseur des droits" in html
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"facts": "2999-01-01"}, "dans l'avenir"),
        ({"facts": "2025-02-30"}, "date"),
        ({"facts": "2025-03-01", "revelation": "2025-02-01"}, "vérifiez ces deux dates"),
    ],
)
def test_a_date_that_makes_no_sense_is_said(client, sent, words):
    _, html = page(client, "support:time_left", **sent)
    assert 'id="erreurs"' in html
    assert words in html.replace("&#x27;", "'")


def test_a_limit_that_is_to_be_checked_is_not_counted(client):
    TimeLimit.objects.filter(code="penal_offence").update(mark=Mark.SECONDARY)
    Route.objects.filter(code="labour_court").update(mark=Mark.PARTLY)
    _, html = page(client, "support:time_left", facts="2025-01-01")
    assert "1 janvier 2031" not in html
    assert "prud'hommes" not in html.replace("&#x27;", "'")
