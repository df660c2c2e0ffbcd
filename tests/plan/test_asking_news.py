"""Asking for news of many actions: one message for each person, nobody asked twice by mistake."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, MembershipFactory, OrganisationFactory, PersonFactory, PlanFactory
from vigie.accounts.models import JournalEntry, Membership
from vigie.core.models import OutboxMessage
from vigie.plan.asking_news import ask_news, requests_for
from vigie.plan.models import Participation, UpdateLink
from vigie.plan.notes import year_in_question
from vigie.plan.update_links import link_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return PlanFactory(starts_in=2015)


@pytest.fixture
def carried(plan, partner):
    """Two actions that the contributor's organisation carries."""
    actions = [ActionFactory(plan=plan, code=f"A0{number}", status="ongoing") for number in (1, 2)]
    for action in actions:
        Participation.objects.create(action=action, organisation=partner, part="bearer")
    return actions


def codes(body: str) -> list[str]:
    return [part.split("/")[0] for part in body.split("/mise-a-jour/")[1:]]


def test_one_message_with_a_link_for_each_action(plan, carried, contributor, pilot):
    requests, orphans = requests_for(carried)
    assert orphans == []
    assert ask_news(plan=plan, requests=requests, actor=pilot, batch="x") == 1
    message = OutboxMessage.objects.get()
    assert message.to == contributor.email
    assert [link_of(code).action for code in codes(message.body)] == carried
    assert JournalEntry.objects.filter(verb="update_link_sent").count() == 2


def test_confirming_twice_writes_once_and_another_day_writes_again(plan, carried, contributor, pilot):
    requests, _ = requests_for(carried)
    assert [ask_news(plan=plan, requests=requests, actor=pilot, batch=batch) for batch in "xxy"] == [1, 0, 1]
    assert UpdateLink.objects.count() == 4


def test_the_lead_is_asked_rather_than_the_structure(carried, contributor, reader):
    carried[0].lead = PersonFactory(name="Lou", is_active=False)
    carried[0].save()
    requests, _ = requests_for(carried)
    assert {(one.person, one.action) for one in requests} == {
        (carried[0].lead, carried[0]),
        (contributor, carried[1]),
    }


def test_a_service_is_asked_through_its_structure(plan, partner, contributor):
    action = ActionFactory(plan=plan)
    service = OrganisationFactory(name="Service", parent=partner)
    Participation.objects.create(action=action, organisation=service, part="bearer")
    assert [one.person for one in requests_for([action])[0]] == [contributor]


def test_nobody_who_left_or_without_address_is_asked(plan, carried, contributor, partner):
    Membership.objects.filter(person=contributor).update(
        starts_on=date(2015, 1, 1), ends_on=timezone.localdate() - timedelta(days=1)
    )
    MembershipFactory(organisation=partner, role="contributor", person__email=None, person__is_active=False)
    carried[0].lead = contributor
    carried[0].save()
    assert requests_for(carried) == ([], carried)


def test_the_preview_unticks_who_was_asked_lately_and_lets_the_pilot_insist(
    plan, carried, contributor, pilot, client_of
):
    address = reverse("plan:ask_news_preview", args=[plan.pk])
    query = "&".join(f"action={action.pk}" for action in carried)
    for days, action in ((13, carried[0]), (15, carried[1])):
        link = UpdateLink.objects.create(
            action=action, person=contributor, code_hash=str(days), expires_at=timezone.now()
        )
        UpdateLink.objects.filter(pk=link.pk).update(created_at=timezone.now() - timedelta(days=days))
    page = client_of(pilot).get(f"{address}?{query}").content.decode()
    ticked = {action.code: f'id="demande-{contributor.pk}-{action.pk}" checked' in page for action in carried}
    assert ticked == {"A01": False, "A02": True}
    assert "déjà demandé" in page
    data = {"envoi": "b", "action": [action.pk for action in carried], "demande": f"{contributor.pk}-{carried[0].pk}"}
    for _ in range(2):
        assert client_of(pilot).post(address, data).status_code == 302
    assert [link_of(code).action for code in codes(OutboxMessage.objects.get().body)] == [carried[0]]


def test_someone_the_page_did_not_offer_is_not_written_to(plan, carried, contributor, stranger, pilot, client_of):
    data = {"envoi": "b", "action": [carried[0].pk], "demande": [f"{stranger.pk}-{carried[0].pk}", "x", ""]}
    client_of(pilot).post(reverse("plan:ask_news_preview", args=[plan.pk]), data)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    ("query", "kept"), [("", "AB"), ("?choix=blocked", "B"), ("?choix=inconnu", "AB"), ("?axe=999999", "")]
)
def test_actions_are_chosen_by_what_they_need(plan, pilot, client_of, query, kept):
    ActionFactory(plan=plan, code="A")
    ActionFactory(plan=plan, code="B", unblocking_condition="Une salle")
    ActionFactory(plan=plan, code="C", unblocking_condition="Une salle", status="done")
    page = client_of(pilot).get(reverse("plan:ask_news", args=[plan.pk]) + query)
    assert "".join(row.action.code for row in page.context["rows"]) == kept


def test_as_many_queries_for_many_actions(plan, partner, contributor, pilot, client_of, count_queries):
    client, address = client_of(pilot), reverse("plan:ask_news_preview", args=[plan.pk])

    def seen(number):
        for _ in range(number):
            Participation.objects.create(action=ActionFactory(plan=plan), organisation=partner, part="bearer")
        query = "&".join(f"action={pk}" for pk in plan.actions.values_list("pk", flat=True))
        return count_queries(lambda: client.get(f"{address}?{query}"))

    few = seen(3)
    assert seen(27) == few


@pytest.mark.parametrize(("month", "year"), [(1, 2025), (3, 2025), (4, 2026), (12, 2026)])
def test_until_march_news_are_about_the_past_year(month, year):
    assert year_in_question(date(2026, month, 28)) == year
