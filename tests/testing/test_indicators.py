"""What the room measures of its own work."""

import pytest
from django.utils import timezone

from tests.testing.read_scene import make_read_campaign
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.indicators import campaigns_ended, valid_tests
from vigie.testing.models import Campaign

pytestmark = pytest.mark.django_db


def test_campaigns_and_tests_count_once_ended_and_demonstrations_never(pilot):
    year = timezone.localdate().year
    campaign, _coders = make_read_campaign(pilot, [("info", "info")] * 2)
    assert (campaigns_ended(year)[0].value, valid_tests(year)[0].value) == (0, 0)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    assert (campaigns_ended(year)[0].value, valid_tests(year)[0].value) == (1, 2)
    assert campaigns_ended(year - 1)[0].value == 0
    Campaign.objects.update(is_fictitious=True)
    assert (campaigns_ended(year)[0].value, valid_tests(year)[0].value) == (0, 0)
