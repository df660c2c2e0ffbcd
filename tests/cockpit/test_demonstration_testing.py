"""The demonstration's campaign of tests is frozen as a pilot does, once, and verifies."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.testing.scene import make_campaign
from vigie.cockpit.demonstration_testing import NAME, prepare_testing
from vigie.cockpit.desk_testing import to_run_tests
from vigie.law.models import Criterion, Domain
from vigie.testing.campaigns.checking import check
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.verifying import verify_campaign
from vigie.testing.models import Campaign, CampaignEnvelope

pytestmark = pytest.mark.django_db


def test_it_is_frozen_once_and_whole(pilot):
    Criterion.objects.get_or_create(code="origin", defaults={"label": "origine"})
    Domain.objects.get_or_create(code="housing", defaults={"label": "logement"})
    for _ in range(2):
        prepare_testing()
    campaign = Campaign.objects.get(name=NAME)
    assert campaign.is_fictitious
    assert check(protocol_of(campaign)) == []
    assert verify_campaign(campaign).is_whole
    assert CampaignEnvelope.objects.get(campaign=campaign).person == pilot


def test_a_desk_leads_to_the_protocol_to_freeze_and_to_the_campaign_to_end(pilot):
    today = timezone.localdate()
    campaign = make_campaign()
    end, freeze = to_run_tests(today)
    assert (end.number, freeze.number, freeze.address) == (0, 1, reverse("testing:protocol", args=[campaign.code]))
    make_campaign(name="Autre")
    _end, freeze = to_run_tests(today + timedelta(days=90))
    assert (freeze.number, freeze.address) == (2, reverse("testing:campaigns"))
