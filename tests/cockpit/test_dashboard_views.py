"""The dashboards: right figures, for the right people, in a constant number of queries."""

import pytest
from django.urls import reverse

from tests.factories import ActionFactory, OrganisationFactory
from vigie.plan.models import ActionAxis, ActionPublic, Commitment, Participation

PAGES = ["cockpit:dashboard", "cockpit:mobilisation", "cockpit:crossings"]
SYNTHESIS = {"pilot", "contributor", "reader", "elected_member", "stranger"}


@pytest.mark.parametrize("name", PAGES)
def test_partners_and_elected_members_read_syntheses(cast, client_of, plan_of_two_axes, name):
    for role, person in cast.items():
        answer = client_of(person).get(reverse(name))
        expected = 200 if role in SYNTHESIS else 302 if role == "visitor" else 403
        assert answer.status_code == expected, role


@pytest.mark.parametrize("name", PAGES)
def test_without_a_plan_the_pilot_is_shown_the_import_and_others_a_sentence(client_of, pilot, reader, name):
    answer = client_of(pilot).get(reverse(name))
    assert reverse("plan:import") in answer.content.decode()
    answer = client_of(reader).get(reverse(name))
    assert "pas encore de plan" in answer.content.decode()
    assert reverse("plan:import") not in answer.content.decode()


def test_the_dashboard_counts_what_is_missing(client_of, pilot, plan_of_two_axes):
    answer = client_of(pilot).get(reverse("cockpit:dashboard"))
    numbers = {str(label): number for label, number, _address in answer.context["states"]}
    assert answer.context["total"] == 2
    assert numbers["sans structure porteuse"] == 1
    assert numbers["sans date"] == 2


def test_each_figure_leads_to_as_many_actions(client_of, pilot, plan_of_two_axes):
    client = client_of(pilot)
    for label, number, address in client.get(reverse("cockpit:dashboard")).context["states"]:
        page = client.get(address)
        assert page.context["page"].paginator.count == number, label


def test_elected_members_get_no_link_to_working_pages(client_of, elected_member, plan_of_two_axes):
    for name in PAGES:
        answer = client_of(elected_member).get(reverse(name)).content.decode()
        assert reverse("plan:actions") not in answer


def test_the_matrix_shows_who_is_absent(client_of, pilot, plan_of_two_axes):
    OrganisationFactory(name="Absente du diagnostic", took_part_in_diagnosis=True)
    client = client_of(pilot)
    answer = client.get(reverse("cockpit:mobilisation"))
    assert answer.context["absent"] == 1
    names = [str(organisation) for organisation, _row in answer.context["rows"]]
    assert names[0] == "Absente du diagnostic"
    only = client.get(reverse("cockpit:mobilisation") + "?voir=absentes")
    assert [str(organisation) for organisation, _row in only.context["rows"]] == ["Absente du diagnostic"]


def test_crossings_count_an_action_once_in_each_of_its_cells(client_of, pilot, plan_of_two_axes):
    action = plan_of_two_axes.actions.get(name="Action portée")
    for public in ("youth", "women"):
        ActionPublic.objects.create(action=action, public=public)
    rows = {
        label: cells for _code, label, cells in client_of(pilot).get(reverse("cockpit:crossings")).context["by_public"]
    }
    assert [number for _axis, number in rows["jeunes"]] == [1, 0, 0]
    assert [number for _axis, number in rows["femmes"]] == [1, 0, 0]
    assert [number for _axis, number in rows["Public non renseigné"]] == [0, 0, 1]


def test_an_unknown_public_is_ignored(client_of, pilot, plan_of_two_axes):
    answer = client_of(pilot).get(reverse("cockpit:crossings") + "?public=martiens")
    assert answer.status_code == 200
    assert answer.context["public"] == ""


@pytest.mark.parametrize("name", [*PAGES, "cockpit:desk"])
def test_queries_do_not_grow_with_rows(client_of, pilot, plan_of_two_axes, name, count_queries):
    client = client_of(pilot)
    client.get(reverse(name))
    before = count_queries(lambda: client.get(reverse(name)))
    axis = plan_of_two_axes.axes.first()
    for _ in range(30):
        organisation = OrganisationFactory()
        action = ActionFactory(plan=plan_of_two_axes, lead=pilot)
        ActionAxis.objects.create(action=action, axis=axis)
        Participation.objects.create(action=action, organisation=organisation, part="bearer")
        Commitment.objects.create(organisation=organisation, axis=axis)
    assert count_queries(lambda: client.get(reverse(name))) == before
