"""Bodies that the plan names are proposed, then created once."""

import pytest
from django.urls import reverse

from tests.factories import AxisFactory, BodyFactory
from tests.plan.bodies.test_naming import governance
from vigie.accounts.models import JournalEntry
from vigie.plan.bodies.taking_over import proposals_of, take_over
from vigie.plan.models import Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = AxisFactory(code="F2", plan__governance=governance()).plan
    AxisFactory(plan=plan, code="F5")
    return plan


def guessed(plan) -> dict[int, str]:
    return {place: proposal.named.kind for place, proposal in enumerate(proposals_of(plan))}


def test_the_plan_s_group_comes_with_what_the_source_says(plan, pilot):
    take_over(plan=plan, kinds=guessed(plan), actor=pilot)
    group = Body.objects.get(name="Groupe de travail dédié à la lutte contre les discriminations")
    assert (group.min_meetings_per_year, group.installed_on, group.is_open) == (2, "2015-02", True)
    assert [item.title for item in group.standing_items.all()] == ["Égalité entre les femmes et les hommes"]
    piloting = Body.objects.get(kind="piloting")
    assert [row.name for row in piloting.categories.all()] == [
        "Collèges et lycées",
        "CCI",
        "Parents d'élèves",
        "Entreprises",
    ]
    assert piloting.axis.code == "F5"
    assert Body.objects.get(kind="watch_group").min_political_groups == 2


def test_advised_groups_get_no_rule_that_the_source_does_not_state(plan, pilot):
    take_over(plan=plan, kinds=guessed(plan), actor=pilot)
    for body in Body.objects.filter(axis__code="F2"):
        assert (body.min_meetings_per_year, body.standing_items.count()) == (None, 0)


def test_twice_adds_nothing(plan, pilot):
    first = take_over(plan=plan, kinds=guessed(plan), actor=pilot)
    assert len(first) == 9
    assert take_over(plan=plan, kinds=guessed(plan), actor=pilot) == []
    assert Body.objects.count() == 9
    assert JournalEntry.objects.filter(verb="body_created").count() == 9


def test_a_body_written_otherwise_is_recognised(plan, pilot):
    BodyFactory(name="groupe d’élus  VOLONTAIRES")
    existing = [proposal for proposal in proposals_of(plan) if proposal.existing]
    assert [proposal.named.name for proposal in existing] == ["Groupe d'élus volontaires"]


def test_a_date_that_is_none_is_left_out(plan, pilot):
    plan.governance["since"] = "un beau jour"
    plan.save()
    take_over(plan=plan, kinds={0: "working_group"}, actor=pilot)
    assert Body.objects.get().installed_on == ""


def test_the_page_shows_then_creates_what_is_kept(plan, pilot, client_of):
    client = client_of(pilot)
    address = reverse("plan:take_over_bodies")
    page = client.get(address).content.decode()
    assert "déduite du nom" in page
    assert Body.objects.count() == 0
    fields = {f"instance-{place}-kind": kind for place, kind in guessed(plan).items()}
    client.post(
        address, {**fields, "instance-0-is_kept": "on", "instance-1-is_kept": "on", "instance-1-kind": "steering"}
    )
    assert {body.kind for body in Body.objects.all()} == {"working_group", "steering"}
    client.post(address, {**fields, "instance-0-is_kept": "on"})
    assert Body.objects.count() == 2


def test_an_unknown_kind_creates_nothing(plan, pilot, client_of):
    fields = {f"instance-{place}-kind": kind for place, kind in guessed(plan).items()}
    fields |= {"instance-0-is_kept": "on", "instance-0-kind": "secte"}
    answer = client_of(pilot).post(reverse("plan:take_over_bodies"), fields)
    assert answer.status_code == 200
    assert Body.objects.count() == 0


def test_without_plan_the_page_is_not_found(pilot, client_of):
    assert client_of(pilot).get(reverse("plan:take_over_bodies")).status_code == 404
