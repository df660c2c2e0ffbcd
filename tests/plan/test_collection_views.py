"""What the list, the table, the calendar, the map and the search have in common: who enters, how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.plan.collection_plan import make_plan
from vigie.plan.models import Action, Plan
from vigie.territory.models import Commune, PriorityNeighbourhood

pytestmark = pytest.mark.django_db

PAGES = {
    "list": ("plan:actions", ""),
    "table": ("plan:table", ""),
    "calendar": ("plan:calendar", "?annee=2017"),
    "map": ("plan:map", ""),
    "search": ("plan:search", "?q=mesure"),
}
READERS = {"pilot", "contributor", "reader", "stranger"}


@pytest.fixture(params=sorted(PAGES))
def address(request) -> str:
    name, query = PAGES[request.param]
    return reverse(name) + query


def test_partners_read_whatever_their_organisation(address, cast, client_of):
    make_plan(3)
    for role in READERS:
        answer = client_of(cast[role]).get(address)
        assert answer.status_code == 200, role
        assert answer.content.decode().count("<h1") == 1


def test_elected_members_and_administrators_are_told_why_not(address, cast, client_of):
    for role in ("elected_member", "administrator"):
        assert client_of(cast[role]).get(address).status_code == 403, role


def test_visitor_is_sent_to_sign_in(address, client_of):
    answer = client_of(None).get(address)
    assert (answer.status_code, "connexion" in answer["Location"]) == (302, True)


def test_no_plan_is_an_empty_page_and_no_error(address, pilot, client_of):
    answer = client_of(pilot).get(address)
    assert answer.status_code == 200


def test_as_many_queries_for_many_actions_as_for_few(address, pilot, client_of):
    client = client_of(pilot)
    make_plan(19)
    few = queries(client, address)
    Plan.objects.all().delete()
    make_plan(120)
    assert queries(client, address) == few


def queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "query",
    [
        "?axe=999999",
        "?axe=x&etat=mort&statut=%00&commune=%27%3B--",
        "?tri=rien&page=abc&plan=zz",
        "?plan=99999999999999999999",
        "?page=-1&annee=abc",
        "?annee=99999999&q=%25%5F%5C%00",
        "?annee=0000&q=" + "a" * 3000,
        "?porteur=99999999999999999999999",
        "?colonne=rien&colonne=statut",
        "?annee=9998",
        "?annee=%C2%B2",
    ],
)
def test_bad_values_are_left_out_and_never_break(address, query, pilot, client_of):
    make_plan(3)
    answer = client_of(pilot).get(address.split("?")[0] + query)
    assert answer.status_code == 200


def test_map_without_territory_says_what_to_do(pilot, client_of):
    assert "load_territory" in client_of(pilot).get(reverse("plan:map")).content.decode()


def test_map_counts_each_action_once_and_the_others_apart(pilot, client_of):
    plan = make_plan(9)
    placed, in_words, unknown = plan.actions.all()[:3]
    square = {"type": "Polygon", "coordinates": [[[3.5, 50.3], [3.6, 50.3], [3.6, 50.4], [3.5, 50.4], [3.5, 50.3]]]}
    commune = Commune.objects.create(insee_code="59606", name="Valenciennes", outline=square)
    quarter = PriorityNeighbourhood.objects.create(code="Q", name="Q", vintage=2024, valid_from=date(2024, 1, 1))
    quarter.communes.add(commune)
    for action in (in_words, unknown):
        action.communes.clear()
    placed.communes.set([commune])
    placed.neighbourhoods.add(quarter)
    Action.objects.filter(pk=in_words.pk).update(place_text="Dans les permanences")
    answer = client_of(pilot).get(reverse("plan:map"))
    figures = {row.name: row.figure for row in answer.context["map"].table}
    assert figures["Valenciennes"] == "1"
    assert (answer.context["unplaced"]["in_words"], answer.context["unplaced"]["unknown"]) == (1, 1)
    assert len(client_of(pilot).get(answer.context["unplaced"]["url"]).context["rows"]) == 2


def test_calendar_keeps_dated_actions_and_sets_the_others_apart(pilot, client_of):
    make_plan(8)
    answer = client_of(pilot).get(reverse("plan:calendar") + "?annee=2017")
    entries = {entry["action"].timing_text for month in answer.context["months"] for entry in month["entries"]}
    assert entries == {"Octobre 2017", "Depuis 2016", "2017-2018"}
    apart = {action.timing_text for kind in answer.context["apart"] for action in kind["actions"]}
    assert apart == {"à la demande", "à déterminer", "en cours", "chaque année", ""}


def test_each_list_apart_leads_to_the_actions_it_counts(pilot, client_of):
    make_plan(40)
    client = client_of(pilot)
    for kind in client.get(reverse("plan:calendar")).context["apart"]:
        listed = client.get(reverse("plan:actions") + kind["query"])
        assert listed.context["page"].paginator.count == kind["total"], kind["title"]
