"""What other rooms ask: who has which skills, and whom a structure sent."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.training.scene import make_attended, make_enrolment, make_session
from vigie.training.models import Enrolment
from vigie.training.trained import head_attended, organisations_untouched, skills_of, trained_count

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)


def test_skills_come_with_the_day_of_the_session(contributor):
    make_attended(skills=["interview", "testing"], day=DAY, person=contributor)
    assert skills_of(person_id=contributor.pk, day=DAY) == {"interview", "testing"}
    assert skills_of(person_id=contributor.pk, day=DAY - timedelta(days=1)) == frozenset()


def test_skills_are_found_by_the_address_given_then_by_the_account(contributor, stranger):
    make_attended(skills=["reception"], day=DAY, email=contributor.email.upper())
    make_attended(skills=["tutoring"], day=DAY, email="ailleurs@exemple.fr")
    assert skills_of(person_id=contributor.pk, day=DAY) == {"reception"}
    assert skills_of(email=contributor.email, day=DAY) == {"reception"}
    assert skills_of(person_id=contributor.pk, email="ailleurs@exemple.fr", day=DAY) == {"reception", "tutoring"}
    assert skills_of(person_id=stranger.pk, day=DAY) == skills_of(day=DAY) == frozenset()


def test_neither_absence_nor_a_cancelled_session_gives_anything(contributor):
    absent = make_attended(skills=["testing"], day=DAY, person=contributor, presence="absent")
    came = make_attended(skills=["interview"], day=DAY, person=contributor)
    type(came.session).objects.filter(pk=came.session_id).update(cancelled_on=DAY, cancelled_for="neige")
    assert absent.presence == Enrolment.Presence.ABSENT
    assert skills_of(person_id=contributor.pk, day=DAY) == frozenset()


def test_people_of_a_structure_are_counted_once_with_those_of_its_services(partner):
    service = OrganisationFactory(name="Accueil", parent=partner)
    for place, email in ((partner, "a@exemple.fr"), (service, "b@exemple.fr"), (service, "a@exemple.fr")):
        make_attended(skills=[], day=DAY, organisation=place, email=email)
    assert trained_count(partner.pk) == 2
    assert trained_count(service.pk) == 2
    assert trained_count(partner.pk, since=DAY + timedelta(days=1)) == 0
    assert service not in organisations_untouched()
    assert OrganisationFactory(name="Autre") in organisations_untouched()


def test_the_head_of_a_structure_is_told_apart(partner):
    make_attended(skills=[], day=DAY, organisation=partner, level="professional")
    assert not head_attended(partner.pk)
    make_attended(skills=[], day=DAY, organisation=partner, level="direction", email="dg@exemple.fr")
    assert head_attended(partner.pk)
    assert not head_attended(partner.pk, since=DAY + timedelta(days=1))


def test_whoever_registered_and_did_not_come_is_not_trained(partner):
    make_enrolment(make_session(), organisation=partner)
    assert trained_count(partner.pk) == 0


def test_nothing_is_acquired_before_the_last_hour_of_the_session():
    session = make_session(starts_in=timedelta(minutes=-30), ends_at=timezone.now() + timedelta(days=2))
    came = make_enrolment(session, presence="present")
    today = timezone.localdate()
    assert skills_of(email=came.email, day=today) == frozenset()
    assert skills_of(email=came.email, day=today + timedelta(days=2)) == {"common_base"}
