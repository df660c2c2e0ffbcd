"""Who is offered as pilot of an action: people who belong somewhere today, and those known by their name alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, MembershipFactory, PersonFactory
from vigie.accounts.models import Person
from vigie.plan.action_forms import DescriptionForm
from vigie.plan.leads import possible_leads
from vigie.plan.models import Participation

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(partner):
    action = ActionFactory()
    Participation.objects.create(action=action, organisation=partner, part=Participation.Part.BEARER)
    return action


def someone_who_left(organisation, **details) -> Person:
    yesterday = timezone.localdate() - timedelta(days=1)
    person = PersonFactory(**details)
    MembershipFactory(person=person, organisation=organisation, starts_on=None, ends_on=yesterday)
    return person


def erased() -> Person:
    return PersonFactory(is_active=False, email=None, erased_at=timezone.now())


def test_the_pilot_chooses_among_all_who_belong_somewhere(action, pilot, contributor, stranger, partner):
    gone = {someone_who_left(partner), someone_who_left(partner, is_active=False), erased(), PersonFactory()}
    named = PersonFactory(is_active=False)
    offered = set(possible_leads(action, None))
    assert {pilot, contributor, stranger, named} <= offered
    assert not gone & offered


def test_a_contributor_chooses_among_people_of_the_organisations(action, pilot, contributor, stranger, partner):
    gone = someone_who_left(partner, is_active=False)
    elsewhere = PersonFactory(is_active=False)
    ActionFactory(plan=action.plan, lead=elsewhere)
    known = PersonFactory(is_active=False)
    other = ActionFactory(plan=action.plan, lead=known)
    Participation.objects.create(action=other, organisation=partner, part=Participation.Part.PARTNER)
    assert set(possible_leads(action, [partner.pk])) == {pilot, contributor, known}
    assert {gone, elsewhere, stranger}.isdisjoint(possible_leads(action, [partner.pk]))


def test_whoever_leads_it_now_stays_offered(action, partner):
    action.lead = someone_who_left(partner)
    assert action.lead in possible_leads(action, None)
    assert action.lead in possible_leads(action, [partner.pk])


def test_belonging_twice_is_being_offered_once(action, contributor, agglomeration):
    MembershipFactory(person=contributor, organisation=agglomeration)
    assert list(possible_leads(action, None)).count(contributor) == 1


def test_the_form_of_an_action_offers_nobody_who_left(action, pilot, partner, client_of):
    gone = someone_who_left(partner)
    page = client_of(pilot).get(reverse("plan:edit_action", args=[action.pk, "description"]))
    offered = page.context["form"].fields["lead"].queryset
    assert isinstance(page.context["form"], DescriptionForm)
    assert pilot in offered
    assert gone not in offered
