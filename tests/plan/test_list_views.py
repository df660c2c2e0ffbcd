"""The list of actions: filters in place, order, pages, files."""

import csv
import io
import json

import pytest
from django.urls import reverse

from tests.factories import ActionFactory, PlanFactory
from tests.plan.collection_plan import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(pilot, client_of):
    return client_of(pilot)


def page(browser, query="") -> str:
    return browser.get(reverse("plan:actions") + query).content.decode()


def test_twenty_five_to_a_page_and_the_number_of_all(browser):
    make_plan(30)
    answer = browser.get(reverse("plan:actions"))
    assert len(answer.context["rows"]) == 25
    assert "<strong>30</strong> actions" in answer.content.decode()
    assert len(browser.get(reverse("plan:actions") + "?page=2").context["rows"]) == 5


def test_chip_is_removed_alone(browser):
    make_plan(6)
    answer = browser.get(reverse("plan:actions") + "?statut=done&etat=late&etat=silent&q=mesure")
    urls = {chip["value"]: chip["url"] for chip in answer.context["chips"]}
    assert urls["en retard"] == "?statut=done&etat=silent&q=mesure"
    assert urls["mesure"] == "?statut=done&etat=late&etat=silent"


def test_refused_value_is_said(browser):
    make_plan(3)
    text = page(browser, "?statut=perdue")
    assert "ne connaît pas «\u00a0perdue\u00a0»" in text
    assert "<strong>3</strong> actions" in text


def test_doubtful_readings_are_for_the_pilot(browser, reader, client_of):
    make_plan(4)
    address = reverse("plan:actions") + "?doute=axe"
    assert len(browser.get(address).context["rows"]) == 2
    answer = client_of(reader).get(address)
    assert len(answer.context["rows"]) == 4
    assert "doubtful" not in answer.content.decode()


def test_my_organisation(contributor, partner, client_of):
    plan = make_plan(4)
    mine = plan.actions.first()
    mine.participations.create(organisation=partner, part="bearer")
    answer = client_of(contributor).get(reverse("plan:actions") + "?porteur=moi")
    assert [row.action for row in answer.context["rows"]] == [mine]


@pytest.mark.parametrize("file_format", ["csv", "json", "xlsx"])
def test_filtered_list_leaves_whole_as_a_file(browser, file_format):
    make_plan(60)
    answer = browser.get(reverse("plan:actions") + f"?format={file_format}&q=a001")
    assert answer["Content-Disposition"].endswith(f'.{file_format}"')
    if file_format == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) - 1 == 10
    if file_format == "json":
        assert "Mesure 10 pour l'égalité" in json.dumps(json.loads(answer.content), ensure_ascii=False)


def test_unknown_format_is_said_and_the_page_is_shown(browser):
    make_plan(1)
    assert "exe" in page(browser, "?format=exe")


def test_plan_asked_for_is_shown(browser):
    make_plan(2)
    other = ActionFactory(plan=PlanFactory(title="Ancien plan", starts_in=2005), name="Une action ancienne")
    assert "Une action ancienne" not in page(browser)
    assert "Une action ancienne" in page(browser, f"?plan={other.plan_id}")


def test_what_people_write_is_escaped(browser):
    ActionFactory(plan=make_plan(1), code="<b>", name="<script>alert(1)</script>")
    assert "<script>alert" not in page(browser)
