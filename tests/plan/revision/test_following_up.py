"""What becomes of recommendations, and the decision that validated a priority."""

import pytest
from django.urls import reverse

from tests.factories import DecisionFactory
from tests.plan.revision.scene import small_plan
from vigie.accounts.models import JournalEntry
from vigie.plan.models import AxisItem, Plan, Priority
from vigie.plan.revision.following_up import advice_of, counts_of, follow_up_advice

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return small_plan()


@pytest.fixture
def item(plan) -> AxisItem:
    return AxisItem.objects.create(axis=plan.axes.get(), kind="recommendation", text="Former les élus")


def test_a_recommendation_that_an_action_serves_is_in_action(plan, item):
    (before,) = advice_of(plan)
    plan.actions.get().recommendations.add(item)
    (after,) = advice_of(plan)
    assert (before.state, before.is_seen) == ("not_stated", False)
    assert (after.state, after.is_seen) == ("in_action", True)
    assert counts_of([before, after])["in_action"] == 1


def test_what_was_said_wins_over_what_is_seen(plan, item, pilot):
    plan.actions.get().recommendations.add(item)
    decision = DecisionFactory(meeting__plan=plan)
    follow_up_advice(item=item, follow_up="adopted", reason="", decision=decision, actor=pilot)
    (advice,) = advice_of(plan)
    assert (advice.state, advice.is_seen, advice.item.follow_up_decision) == ("adopted", False, decision)
    assert JournalEntry.objects.latest("number").verb == "advice_followed_up"


def test_not_retained_needs_a_reason(item, pilot):
    with pytest.raises(ValueError, match="pourquoi"):
        follow_up_advice(item=item, follow_up="not_retained", reason=" ", decision=None, actor=pilot)


def test_the_decision_is_one_of_this_plan(item, pilot):
    with pytest.raises(ValueError, match="autre plan"):
        follow_up_advice(item=item, follow_up="adopted", reason="", decision=DecisionFactory(), actor=pilot)


def test_only_recommendations_have_a_follow_up(plan, pilot):
    other = AxisItem.objects.create(axis=plan.axes.get(), kind="vigilance", text="Attention")
    with pytest.raises(ValueError, match="préconisation"):
        follow_up_advice(item=other, follow_up="adopted", reason="", decision=None, actor=pilot)


def test_the_page_filters_counts_and_leaves_as_a_file(plan, item, pilot, client_of):
    AxisItem.objects.create(axis=plan.axes.get(), kind="recommendation", order=1, text="Informer", follow_up="adopted")
    client, address = client_of(pilot), reverse("plan:plan_recommendations", args=[plan.pk])
    page = client.get(address, {"suite": "adopted"}).content.decode()
    assert ("Informer" in page, "Former les élus" in page, "retenue (1)" in page) == (True, False, True)
    file = client.get(reverse("plan:recommendations_file", args=[plan.pk, "csv"]), {"suite": "adopted"})
    assert ("Informer" in file.content.decode(), "Former les élus" in file.content.decode()) == (True, False)


def test_the_pilot_says_it_in_place(plan, item, pilot, client_of):
    client, address = client_of(pilot), reverse("plan:follow_up", args=[item.pk])
    assert "Écrivez pourquoi" in client.post(address, {"follow_up": "not_retained"}).content.decode()
    answer = client.post(address, {"follow_up": "not_retained", "reason": "Déjà fait."})
    assert answer.url.endswith(f"#preconisation-{item.pk}")
    item.refresh_from_db()
    assert (item.follow_up, item.follow_up_reason) == ("not_retained", "Déjà fait.")


def test_a_priority_cites_its_decision(plan, pilot, client_of):
    priority = Priority.objects.create(plan=plan, order=1, text="Former")
    decision = DecisionFactory(meeting__plan=plan, meeting__state="held")
    elsewhere = DecisionFactory()
    client, address = client_of(pilot), reverse("plan:line", args=["priorite", priority.pk])
    client.post(address, {"text": "Former", "decision": elsewhere.pk})
    priority.refresh_from_db()
    assert priority.decision is None
    client.post(address, {"text": "Former", "decision": decision.pk})
    priority.refresh_from_db()
    assert priority.decision == decision
    page = client.get(reverse("plan:plan", args=[plan.pk])).content.decode()
    assert reverse("plan:decision", args=[decision.pk]) in page
