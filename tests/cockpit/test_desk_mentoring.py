"""What mentoring waits for, on each one's desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_mentee, make_mentor
from vigie.accounts.actor import actor_of
from vigie.cockpit.desk_mentoring import to_answer_for, to_call
from vigie.internships.models import Company, MenteePair

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(company, school) -> MenteePair:
    host = Company.objects.create(organisation=company.memberships.get().organisation)
    return MenteePair.objects.create(mentor=make_mentor(host), mentee=make_mentee(school))


def numbers(waiting) -> dict[str, int]:
    return {each.address: each.number for each in waiting if each.number}


def test_the_mentor_answers_first_then_the_young_person(pair, company, school, pilot):
    of_company, of_school = reverse("internships:company_mentors"), reverse("internships:mentees")
    assert numbers(to_answer_for(actor_of(company))) == {of_company: 1}
    assert numbers(to_answer_for(actor_of(school))) == {}
    MenteePair.objects.update(mentor_agreed_on=timezone.localdate())
    assert numbers(to_answer_for(actor_of(company))) == {}
    assert numbers(to_answer_for(actor_of(school))) == {of_school: 1}
    assert numbers(to_answer_for(actor_of(pilot))) == {}


def test_the_pilot_is_told_of_pairs_that_no_longer_meet(pair):
    today = timezone.localdate()
    old = today - timedelta(days=70)
    assert numbers(to_call(today)) == {}
    MenteePair.objects.update(mentor_agreed_on=old, mentee_agreed_on=old)
    assert list(numbers(to_call(today)).values()) == [1]
    pair.meetings.create(held_on=today)
    assert numbers(to_call(today)) == {}
