"""The demonstration's exchange does not exist, says so, is added once, and can be walked through."""

import pytest
from django.urls import reverse

from tests.internships.scene import make_commune
from vigie.accounts.demonstration import PASSPHRASE, PUPIL_CODE
from vigie.accounts.models import Person, Role
from vigie.accounts.vault_keys import open_with_passphrase
from vigie.cockpit.demonstration_internships import prepare_internships
from vigie.internships.mentoring.pairing import proposal
from vigie.internships.models import (
    Campaign,
    Company,
    Mentee,
    MenteePair,
    Mentor,
    Offer,
    Pupil,
    SchoolEntry,
    WishList,
)
from vigie.internships.names.keys import name_key
from vigie.internships.pupils.classes.naming import all_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(db):
    make_commune()
    for _ in range(2):
        prepare_internships()


def test_it_is_added_once_and_says_it_is_fictitious(prepared):
    assert [campaign.is_fictitious for campaign in Campaign.objects.all()] == [True, True]
    assert Offer.objects.published().filter(campaign__closed_on=None).count() == 14
    assert all(company.is_fictitious and "ficti" in company.organisation.name for company in Company.objects.all())
    assert (Company.objects.count(), Offer.objects.count(), SchoolEntry.objects.count()) == (8, 19, 2)
    assert Pupil.objects.count() == 60
    assert 40 < WishList.objects.count() < 60


def test_it_has_mentors_a_pair_that_lives_and_pairs_to_propose(prepared):
    assert all(each.is_fictitious for each in [*Mentor.objects.all(), *Mentee.objects.all()])
    assert (Mentor.objects.count(), Mentee.objects.count(), MenteePair.objects.count()) == (4, 5, 2)
    assert len(proposal("graine")) == 3


def test_who_refers_for_a_school_reads_the_names(prepared):
    person = Person.objects.filter(memberships__role=Role.SCHOOL).distinct().get()
    pair = open_with_passphrase(person=person, passphrase=PASSPHRASE)
    for membership in person.memberships.all():
        school = membership.organisation
        key = name_key(school, person, pair)
        pupils = all_named(Pupil.objects.filter(school_class__entry__organisation=school), key)
        assert pupils
        assert all(each.identity for each in pupils)


def test_a_pupil_comes_in_with_the_code_said_in_the_demonstration_only(prepared, client, settings):
    door = reverse("internships:pupil_door")
    assert PUPIL_CODE not in client.get(door).content.decode()
    settings.VIGIE_DEMO = True
    assert PUPIL_CODE in client.get(door).content.decode()
    assert client.post(door, {"code": PUPIL_CODE}).url == reverse("internships:pupil_home")
