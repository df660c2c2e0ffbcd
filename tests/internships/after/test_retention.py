"""What a campaign leaves once its time is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from vigie.internships.after.retention import KEPT, erase_until
from vigie.internships.models import Assignment, OfferView, Pupil, Round

pytestmark = pytest.mark.django_db


def close(past, days_ago: int) -> None:
    past.campaign.closed_on = timezone.localdate() - timedelta(days=days_ago)
    past.campaign.save()


def test_a_year_after_nobody_of_it_is_left_and_the_draw_can_still_be_made_again(past):
    close(past, KEPT.days)
    erase_until(timezone.localdate())
    assert not Pupil.objects.filter(school_class__entry__campaign=past.campaign).exists()
    assert not Assignment.objects.filter(round=past.round).exists()
    left = Round.objects.get(pk=past.round.pk)
    assert bytes(left.names) == b""
    assert left.result
    assert erase_until(timezone.localdate()) == 0


def test_the_day_before_all_is_there(past):
    close(past, KEPT.days - 1)
    OfferView.objects.create(pupil=past.pupil, offer=past.placed.session.offer)
    assert erase_until(timezone.localdate()) == 1
    assert Pupil.objects.filter(school_class__entry__campaign=past.campaign).exists()


def test_an_open_campaign_keeps_what_was_seen(past):
    OfferView.objects.create(pupil=past.pupil, offer=past.placed.session.offer)
    assert erase_until(timezone.localdate() + 2 * KEPT) == 0
    assert OfferView.objects.exists()
