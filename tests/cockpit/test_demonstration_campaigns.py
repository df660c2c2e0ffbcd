"""The demonstration's campaign to prepare can be published as it is, and is added once."""

import pytest
from django.urls import reverse

from tests.internships.scene import make_campaign
from vigie.cockpit.demonstration_campaigns import NAME, prepare_next_campaign
from vigie.internships.models import Campaign

pytestmark = pytest.mark.django_db


def test_nothing_is_added_to_a_real_installation():
    make_campaign()
    prepare_next_campaign()
    assert not Campaign.objects.filter(name=NAME).exists()


def test_it_is_added_once_and_its_rules_can_be_published(pilot, client_of):
    make_campaign(is_fictitious=True)
    for _ in range(2):
        prepare_next_campaign()
    made = Campaign.objects.get(name=NAME)
    assert made.is_fictitious
    assert made.published_on is None
    client_of(pilot).post(reverse("internships:publish_rules", args=[made.pk]))
    made.refresh_from_db()
    assert made.published_on
