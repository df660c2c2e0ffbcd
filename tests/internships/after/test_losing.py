"""An offer goes with its company: its seats end, nobody is offered them, and the pupils come first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.internships.after.second import offered_again
from tests.internships.scene import make_offer
from vigie.accounts.models import JournalEntry
from vigie.internships.after.losing import lose_offer, offers_to_lose
from vigie.internships.drawing.inputs import market_of
from vigie.internships.ending import is_lost
from vigie.internships.models import Assignment, CampaignWeek, OfferWeek, Pupil, WishList

pytestmark = pytest.mark.django_db


def test_its_seats_end_and_are_not_offered_again(past, pilot):
    offer = past.placed.session.offer
    assert list(offers_to_lose(past.campaign)) == [offer]
    assert lose_offer(offer_id=offer.pk, by=pilot) == 1
    assert lose_offer(offer_id=offer.pk, by=pilot) == 0
    past.placed.refresh_from_db()
    assert past.placed.end == Assignment.End.OFFER_GONE
    assert is_lost(offer)
    assert not offers_to_lose(past.campaign).exists()
    assert offered_again(past) == (False, False)
    assert JournalEntry.objects.filter(verb="offer_lost").count() == 1


def test_published_again_it_has_no_seat_that_was_lost(past, pilot):
    lose_offer(offer_id=past.placed.session.offer_id, by=pilot)
    past.placed.session.offer.save(update_fields=["withdrawn_on"])
    assert offered_again(past) == (False, False)


def test_whoever_lost_a_seat_comes_first_in_the_second_round(past, pilot):
    lose_offer(offer_id=past.placed.session.offer_id, by=pilot)
    other = make_offer(past.campaign, past.host, title="Autre")
    WishList.objects.filter(pupil__school_class__entry=past.entry).update(sessions=[other.pk])
    inputs, names = market_of(past.campaign, 2)
    (offer,) = inputs["offers"].values()
    pupils = Pupil.objects.filter(school_class__entry=past.entry).exclude(pk=past.placed.pupil_id)
    assert {names["pupils"][name] for name in offer["tiers"]} == {pupils.get().pk}


def test_an_internship_that_took_place_stays(past, pilot):
    yesterday = timezone.localdate() - timedelta(days=1)
    CampaignWeek.objects.filter(pk=past.placed.session.week_id).update(starts_on=yesterday, ends_on=yesterday)
    assert lose_offer(offer_id=past.placed.session.offer_id, by=pilot) == 0
    assert OfferWeek.objects.get(pk=past.placed.session_id).offer.state == "published"
