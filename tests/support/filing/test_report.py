"""A report, from the choice of a place to the code of follow-up."""

import json

import pytest
from django.urls import reverse

from tests.support.conftest import STORY, hidden, read_by, words_of
from vigie.law.models import Criterion, TimeLimit
from vigie.observatory.models import ReferentialItem, WaitingFacts
from vigie.observatory.waiting import read_waiting
from vigie.support.models import Case, Compartment, Receipt, SealedText

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_sealed_and_its_listener_reads_it(send, point, listening):
    answer = send(point, criteria=["other"], phone="06 00 00 00 01", when="en mai", respondent="Agence Truc", sex="")
    assert answer.status_code == 200
    assert len(words_of(answer.content.decode()).split()) == 8
    case = Case.objects.get()
    texts = read_by(listening, case)
    assert texts["story"] == STORY
    assert json.loads(texts["contact"]) == {"phone": "06 00 00 00 01"}
    assert json.loads(texts["felt"]) == {"criteria": ["other"]}
    assert texts["respondent"] == "Agence Truc"
    assert not case.is_anonymous
    assert not any(STORY.encode() in bytes(row.sealed) for row in SealedText.objects.all())


def test_no_page_of_a_report_gives_a_cookie(client, send, point, listening):
    pages = [
        client.get(reverse("support:report")),
        client.get(reverse("support:write_report", args=[point.pk])),
        send(point, story=""),
        send(point),
    ]
    for page in pages:
        assert not page.cookies
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert page.content.decode().count("<h1") == 1


def test_the_same_form_sent_twice_is_one_report_with_one_code(send, point, listening, token_of):
    token = token_of(point)
    first, second = send(point, token=token), send(point, token=token)
    assert words_of(first.content.decode()) == words_of(second.content.decode()) != ""
    assert Case.objects.count() == Receipt.objects.count() == 1
    assert "déjà arrivé" in second.content.decode()


def test_two_forms_are_two_reports(send, point, listening):
    first, second = send(point), send(point)
    assert words_of(first.content.decode()) != words_of(second.content.decode())
    assert Case.objects.count() == 2


def test_a_form_without_story_gives_every_word_back(send, point, listening):
    html = send(point, story="", when="un mardi de pluie", done="rien <b>encore</b>").content.decode()
    assert "un mardi de pluie" in html
    assert "rien &lt;b&gt;encore&lt;/b&gt;" in html
    assert "même en une phrase" in html
    assert not Case.objects.exists()


def test_a_page_open_for_too_long_gives_every_word_back_and_a_new_form(send, point, listening):
    html = send(point, token="périmé").content.decode()
    assert STORY.replace("'", "&#x27;") in html
    assert "ouverte depuis longtemps" in html
    assert send(point, token=hidden(html)["token"][0]).status_code == 200
    assert Case.objects.count() == 1


def test_a_place_where_nobody_can_read_is_never_offered_and_takes_nothing(client, send, point, other_point, listening):
    html = client.get(reverse("support:report")).content.decode()
    assert point.name in html
    assert other_point.name not in html
    answer = send(other_point)
    assert "Ce lieu ne peut pas recevoir" in answer.content.decode()
    assert STORY.replace("'", "&#x27;") in answer.content.decode()
    assert not Case.objects.exists()


def test_a_hidden_place_does_not_exist(client, point, listening):
    point.is_published = False
    point.save(update_fields=["is_published"])
    assert client.get(reverse("support:write_report", args=[point.pk])).status_code == 404


def test_the_proof_says_the_number_and_the_digest_and_not_a_word_of_the_story(client, send, point, listening):
    html = send(point).content.decode()
    sent = {"preuve": hidden(html)["preuve"][0], "forme": "page"}
    page = client.post(reverse("support:proof"), sent).content.decode()
    case = Case.objects.get()
    assert case.number in page
    assert json.loads(read_by(listening, case)["filing"])["digest"] in page
    assert "sidérée" not in page
    assert words_of(html).split()[0] not in page.split("empreinte")[0]
    printed = client.post(reverse("support:proof"), {**sent, "forme": "pdf"})
    assert printed["Content-Type"] == "application/pdf"
    assert b"".join(printed).startswith(b"%PDF-") if printed.streaming else printed.content.startswith(b"%PDF-")


def test_a_proof_made_up_is_refused_with_a_sentence(client):
    answer = client.post(reverse("support:proof"), {"preuve": "n'importe quoi", "forme": "pdf"})
    assert answer.status_code == 400
    assert "Suivre mon signalement" in answer.content.decode()


def test_a_report_lets_a_fact_wait_that_says_codes_only(send, point, listening):
    criterion = Criterion.objects.values_list("code", flat=True)[0]
    send(point, criteria=[criterion], domain="housing", sex="women", age_band="25_34", phone="06")
    (waiting,) = WaitingFacts.objects.get().content
    fact = read_waiting(waiting).value
    assert (fact.criterion, fact.domain, fact.sex, fact.age_band) == (criterion, "housing", "women", "25_34")
    assert fact.channel == "online_form"
    kept = json.loads(read_by(listening, Case.objects.get(), Compartment.Kind.INTERNAL)["fact"])
    assert kept["fact"] == fact.codes()


def test_several_reasons_or_none_are_said_so_to_the_observatory(send, point, listening):
    one, other = Criterion.objects.values_list("code", flat=True)[:2]
    send(point, criteria=[one, other, "not_stated"])
    send(point, criteria=["not_stated"])
    facts = [read_waiting(each).value for each in WaitingFacts.objects.get().content]
    assert sorted(fact.criterion for fact in facts) == ["not_stated", "several"]


def test_a_report_is_kept_even_when_the_observatory_no_longer_takes_it(send, point, listening):
    ReferentialItem.objects.filter(kind="source", code="support").update(retired_on="2020-01-01")
    assert words_of(send(point).content.decode())
    assert "fact" not in read_by(listening, Case.objects.get(), Compartment.Kind.INTERNAL)


def test_the_receipt_says_that_no_clock_stops_and_what_may_be_shared_without_agreement(send, point, listening):
    TimeLimit.objects.all().delete()
    html = send(point, domain="housing").content.decode().replace("&#x27;", "'")
    assert "n'arrête aucun délai" in html
    assert "si une vie est en danger" in html
