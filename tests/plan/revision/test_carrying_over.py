"""Actions that go on in the next plan, with their history; and which plan is the one of today."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import ActionFactory, PlanFactory
from tests.plan.revision.scene import small_plan
from vigie.accounts.models import JournalEntry
from vigie.law.models import Domain
from vigie.plan.access import current_plan
from vigie.plan.models import Action, ActionAxis, Plan
from vigie.plan.revision.carrying_over import carry_over, create_next_plan, story_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(partner) -> Plan:
    return small_plan(partner)


@pytest.fixture
def following(plan, pilot) -> Plan:
    return create_next_plan(previous=plan, title=plan.title, starts_in=2021, ends_in=2026, actor=pilot)


def test_an_action_goes_on_with_what_it_is(plan, following, pilot, partner):
    source = plan.actions.get()
    ActionAxis.objects.update(classification="deduced")
    source.publics.create(public="youth")
    source.domains.set(Domain.objects.all()[:1])
    source.notes.create(year=2016, text="Une belle année.")
    source.set_timing(source.timing, text="Chaque année")
    source.save(update_fields=Action.TIMING_FIELDS)
    (copy,) = carry_over(actions=[source], plan=following, actor=pilot)
    assert (copy.code, copy.name, copy.description, copy.carried_from) == (
        source.code,
        source.name,
        source.description,
        source,
    )
    assert [(row.organisation, row.part) for row in copy.participations.all()] == [(partner, "bearer")]
    assert [row.public for row in copy.publics.all()] == ["youth"]
    assert list(copy.domains.all()) == list(source.domains.all())
    (tie,) = copy.axis_links.all()
    assert (tie.axis.plan, tie.axis.code, tie.axis.title, tie.classification) == (following, "F1", "Former", "deduced")
    assert (copy.timing_text, copy.notes.count()) == ("Chaque année", 0)
    assert JournalEntry.objects.latest("number").verb == "action_carried_over"


def test_repeating_writes_nothing_twice(plan, following, pilot):
    assert len(carry_over(actions=plan.actions.all(), plan=following, actor=pilot)) == 1
    lines = JournalEntry.objects.count()
    assert carry_over(actions=plan.actions.all(), plan=following, actor=pilot) == []
    assert (following.actions.count(), following.axes.count(), JournalEntry.objects.count()) == (1, 1, lines)


def test_a_code_that_is_taken_gives_the_next_one(plan, following, pilot):
    ActionFactory(plan=following, code="A01", name="Autre")
    (copy,) = carry_over(actions=plan.actions.all(), plan=following, actor=pilot)
    assert copy.code == "A02"


def test_a_parent_goes_with_its_child(plan, following, pilot):
    parent = plan.actions.get()
    ActionFactory(plan=plan, code="A02", parent=parent)
    carry_over(actions=plan.actions.all(), plan=following, actor=pilot)
    assert following.actions.get(code="A02").parent == following.actions.get(code="A01")


def test_an_action_does_not_go_into_its_own_plan(plan, pilot):
    with pytest.raises(ValueError, match="déjà dans ce plan"):
        carry_over(actions=plan.actions.all(), plan=plan, actor=pilot)


def test_the_same_plan_is_not_created_twice(plan, following, pilot):
    with pytest.raises(ValueError, match="existe déjà"):
        create_next_plan(previous=plan, title=plan.title, starts_in=2021, ends_in=None, actor=pilot)


def test_the_new_page_tells_where_the_action_comes_from(plan, following, pilot, reader, client_of):
    source = plan.actions.get()
    source.notes.create(year=2016, text="Une belle année.")
    (copy,) = carry_over(actions=[source], plan=following, actor=pilot)
    third = PlanFactory(title="Troisième", starts_in=2027)
    (last,) = carry_over(actions=[copy], plan=third, actor=pilot)
    assert story_of(last) == [copy, source]
    page = client_of(reader).get(reverse("plan:action", args=[last.pk])).content.decode()
    assert page.count("Reprise de A01") == 2
    assert "Une belle année." in page


def test_the_pilot_prepares_the_next_plan_by_the_page(plan, pilot, client_of):
    done = ActionFactory(plan=plan, code="A02", status="done")
    client, address = client_of(pilot), reverse("plan:carry_over", args=[plan.pk])
    form = client.get(address).context["form"]
    assert form.initial["actions"] == [plan.actions.get(code="A01").pk]
    data = {"title": "Plan suivant", "starts_in": 2021, "actions": [done.pk]}
    assert "première année" in client.post(address, {"title": "", "actions": [done.pk]}).content.decode()
    client.post(address, data)
    created = Plan.objects.get(title="Plan suivant")
    assert (created.previous, created.actions.get().carried_from) == (plan, done)
    client.post(address, {"plan": created.pk, "actions": [done.pk]})
    assert created.actions.count() == 1


class TestCurrentPlan:
    def test_a_plan_to_come_waits_for_its_first_year(self):
        now, later = PlanFactory(starts_in=2015, ends_in=2020), PlanFactory(starts_in=2021)
        assert current_plan(date(2020, 12, 31)) == now
        assert current_plan(date(2021, 1, 1)) == later

    def test_an_ended_plan_stays_until_the_next_begins(self):
        ended = PlanFactory(starts_in=2015, ends_in=2020)
        PlanFactory(starts_in=2030)
        assert current_plan(date(2026, 5, 1)) == ended

    def test_before_any_has_begun_the_first_to_come_is_current(self):
        PlanFactory(starts_in=2040)
        sooner = PlanFactory(starts_in=2035)
        assert current_plan(date(2026, 5, 1)) == sooner

    def test_a_dated_plan_comes_before_one_without_years(self):
        PlanFactory(starts_in=None)
        dated = PlanFactory(starts_in=2015)
        assert current_plan(date(2026, 5, 1)) == dated

    def test_there_may_be_none(self):
        assert current_plan() is None
