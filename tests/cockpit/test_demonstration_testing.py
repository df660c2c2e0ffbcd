"""The demonstration's campaigns of tests stand at three moments of their lives, made once, by the acts of the room."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.testing.scene import make_campaign
from vigie.accounts.models import Person
from vigie.cockpit.demonstration_testing import ENDED, NAME, WRITTEN, prepare_testing
from vigie.cockpit.desk_testing import to_run_tests, to_test
from vigie.law.models import Criterion, Domain
from vigie.testing.campaigns.checking import check
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.standing import Standing, standing_of
from vigie.testing.campaigns.verifying import verify_campaign
from vigie.testing.coding.following import following_of
from vigie.testing.field.own_tests import own_tests
from vigie.testing.models import Campaign, CampaignEnvelope
from vigie.testing.results.releasing import private_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaigns(pilot):
    """The campaigns of the demonstration, by name, prepared twice."""
    Criterion.objects.get_or_create(code="origin", defaults={"label": "origine"})
    Domain.objects.get_or_create(code="housing", defaults={"label": "logement"})
    for _ in range(2):
        prepare_testing()
    return {each.name: each for each in Campaign.objects.all()}


def test_three_moments_once_and_fictitious(campaigns, pilot):
    assert {name: standing_of(each) for name, each in campaigns.items()} == {
        WRITTEN: Standing.WRITTEN,
        NAME: Standing.ONGOING,
        ENDED: Standing.ENDED,
    }
    assert all(each.is_fictitious for each in campaigns.values())
    assert check(protocol_of(campaigns[WRITTEN]))
    for name in (NAME, ENDED):
        assert check(protocol_of(campaigns[name])) == []
        assert verify_campaign(campaigns[name]).is_whole
        assert CampaignEnvelope.objects.filter(campaign=campaigns[name], person=pilot).exists()


def test_one_under_way_has_something_for_everyone(campaigns):
    following = following_of(campaigns[NAME])
    assert following.still_to_code > following.unsettled > 0
    assert following.undecided > 0
    tester = Person.objects.get(email="sentinelle-teste@demonstration.example")
    mine = own_tests(tester.pk)
    assert all([mine.now, mine.to_report, mine.later, mine.told])


def test_one_that_ended_is_public_and_an_organisation_is_told(campaigns):
    study = campaigns[ENDED].study
    assert study.released_on
    assert private_report(study).summary
    assert campaigns[ENDED].replies.count() == 1


def test_a_desk_leads_to_the_protocol_to_freeze_and_to_the_campaign_to_end(pilot):
    today = timezone.localdate()
    campaign = make_campaign()
    end, freeze = to_run_tests(today)
    assert (end.number, freeze.number, freeze.address) == (0, 1, reverse("testing:protocol", args=[campaign.code]))
    make_campaign(name="Autre")
    _end, freeze = to_run_tests(today + timedelta(days=90))
    assert (freeze.number, freeze.address) == (2, reverse("testing:campaigns"))


def test_the_desk_of_a_sentinel_leads_to_tests_and_readings(campaigns):
    tester = Person.objects.get(email="sentinelle-teste@demonstration.example")
    reader = Person.objects.get(email="sentinelle-tranche@demonstration.example")
    own, reading = reverse("testing:own_tests"), reverse("testing:my_readings")
    assert [(each.address, each.number > 0) for each in to_test(tester.pk)] == [
        (own, False),
        (own, True),
        (own, True),
        (reading, False),
        (reading, False),
    ]
    assert [each.number > 0 for each in to_test(reader.pk)] == [False, False, False, True, True]
