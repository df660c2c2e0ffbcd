"""The register for everyone: what a label is worth, whose, and nothing of anyone who did not choose it."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.scene import assess, hand_in, make_application, make_assessor, make_contributor, make_labelled, sitting
from vigie.label.deciding.deciding import decide, withdraw
from vigie.label.models import Commitment, Decision
from vigie.label.public.badge import Badge, in_lines, to_svg
from vigie.label.public.register import register

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def place():
    return OrganisationFactory(name="Centre social d'essai")


@pytest.fixture
def decision(trained, place, pilot):
    return make_labelled(place, make_contributor(place), pilot)


def page_of(client, decision):
    return client.get(reverse("label:labelled", args=[decision.code]))


def test_the_register_lists_labels_in_force_without_any_name(client, decision):
    text = client.get(reverse("label:register")).text
    assert "Centre social d" in text
    assert "Ada Direction" not in text + page_of(client, decision).text
    assert not client.cookies


def test_a_name_is_shown_when_it_was_chosen(client, trained, place, pilot):
    decision = make_labelled(place, make_contributor(place), pilot, shows_name=True)
    assert "Ada Direction, directrice" in page_of(client, decision).text


def test_an_empty_register_says_so(client):
    assert "Aucune structure" in client.get(reverse("label:register")).text


@pytest.mark.parametrize("code", ["x", "2" * 24, "2" * 23, "a'b", "%00", "²" * 24])
def test_a_forged_code_is_refused_in_words(client, decision, code):
    answer = client.get(f"/label/structures/{code}/")
    assert answer.status_code == 404
    if code != "%00":
        assert "Aucun label n" in answer.text


def test_a_code_is_typed_with_spaces_and_capitals(client, decision):
    typed = " - ".join([decision.code[:8], decision.code[8:].upper()])
    answer = client.get(reverse("label:verify"), {"code": typed})
    assert answer.url == reverse("label:labelled", args=[decision.code])


def test_typing_nothing_or_nonsense(client, decision):
    assert client.get(reverse("label:verify")).status_code == 200
    answer = client.get(reverse("label:verify"), {"code": "<b>faux</b>\0"})
    assert answer.status_code == 404
    assert "<b>faux" not in answer.text


def test_withdrawn_is_told_everywhere(client, decision, pilot):
    withdraw(decision=decision, ground="condemned", explanation="Secret du retrait.", actor=pilot)
    text = page_of(client, decision).text
    assert "a été retiré" in text
    assert "Secret du retrait" not in text
    badge = client.get(reverse("label:badge", args=[decision.code])).text
    assert "Label retiré le" in badge
    assert register(timezone.localdate())[0].is_valid is False


def test_expired_is_derived_from_the_day(decision):
    after = decision.valid_until + timedelta(days=1)
    assert [each.state for each in register(after)] == ["expired"]
    assert [each.is_valid for each in register(decision.valid_until)] == [True]


def test_an_expired_label_leads_to_the_one_in_force(client, trained, place, pilot, monkeypatch):
    writer = make_contributor(place)
    old = make_labelled(place, writer, pilot)
    withdraw(decision=old, ground="asked_by_structure", explanation="x", actor=pilot)
    application = make_application(place, writer)
    hand_in(application, writer)
    assess(application, make_assessor(), pilot)
    new = decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=pilot)
    assert reverse("label:labelled", args=[new.code]) in page_of(client, old).text
    assert len(register(timezone.localdate())) == 1


def test_the_badge_is_a_picture_that_says_what_it_is(client, decision):
    answer = client.get(reverse("label:badge", args=[decision.code]))
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    drawn = ElementTree.fromstring(answer.text)
    assert drawn.find(f"{SVG}title").text == "Structure sans discrimination"
    assert "Centre social d'essai" in drawn.find(f"{SVG}desc").text
    assert "Valable du" in drawn.find(f"{SVG}desc").text
    assert client.get(reverse("label:badge", args=["faux"])).status_code == 404


def test_the_badge_takes_any_name():
    badge = Badge("Titre & <b>", "Une structure au nom " + "très " * 40 + "long", "Valable", "", is_valid=True)
    drawn = ElementTree.fromstring(to_svg(badge))
    assert len(drawn.findall(f"{SVG}g/{SVG}text")) == 4
    assert in_lines("x" * 60) == ["x" * 31 + "…"]


def test_open_data(client, decision):
    csv = client.get(reverse("label:register_file", args=["csv"]))
    assert "Centre social d'essai" in csv.content.decode("utf-8-sig")
    assert csv.headers["Access-Control-Allow-Origin"] == "*"
    rows = json.loads(client.get(reverse("label:register_file", args=["json"])).content)
    assert decision.code in json.dumps(rows)
    assert "Ada Direction" not in json.dumps(rows)
    assert client.get(reverse("label:register_file", args=["xlsx"])).status_code == 404


def test_queries_do_not_grow(client, decision, pilot, count_queries):
    def look():
        Client().get(reverse("label:register"))

    look()
    before = count_queries(look)
    for _time in range(3):
        place = OrganisationFactory()
        make_labelled(place, make_contributor(place), pilot)
    assert count_queries(look) == before


def test_what_was_decided_carries_a_hash_and_no_name(decision):
    held = Decision.objects.get()
    assert len(held.file_hash) == 64
    assert Commitment.objects.get().name not in held.file
