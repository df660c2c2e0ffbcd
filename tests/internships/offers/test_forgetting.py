"""What of the network and of imports is past its time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.internships.scene import make_campaign
from vigie.internships.models import ActorContact, OfferUpload
from vigie.internships.offers.forgetting import CONTACTS_KEPT, forget_until
from vigie.plan.models.uploads import KEPT_FOR

pytestmark = pytest.mark.django_db


def test_old_contacts_and_files_go_and_the_others_stay(company):
    day, campaign = timezone.localdate(), make_campaign()
    for held_on in (day - CONTACTS_KEPT, day - CONTACTS_KEPT - timedelta(days=1)):
        ActorContact.objects.create(category="parents", actor_name="Quelqu'un", held_on=held_on)
    for created_at in (timezone.now(), timezone.now() - KEPT_FOR - timedelta(minutes=1)):
        OfferUpload.objects.create(
            person=company, campaign=campaign, file_name="a.csv", content=b"a", created_at=created_at
        )
    assert forget_until(day) == 2
    assert forget_until(day) == 0
    assert ActorContact.objects.get().held_on == day - CONTACTS_KEPT
    assert OfferUpload.objects.count() == 1
