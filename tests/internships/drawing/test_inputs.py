"""Who and what enters a round."""

import pytest
from django.utils import timezone

from tests.internships.scene import make_campaign, make_class, make_offer, make_pupil
from vigie.internships.drawing.inputs import FirstRoundMissing, market_of

pytestmark = pytest.mark.django_db


def pupils_in(campaign):
    _inputs, names = market_of(campaign, 1)
    return set(names["pupils"].values())


def test_a_campaign_becomes_an_instance(exchange):
    inputs, names = market_of(exchange.campaign, 1)
    (pupil,), (offer,) = names["pupils"], names["offers"]
    assert inputs == {
        "policy": "minimum_guarantee",
        "pupils": {pupil: {"wishes": [offer], "groups": ["qpv"]}},
        "offers": {offer: {"capacity": 2, "reserves": {"qpv": 1}}},
    }
    assert names == {"pupils": {pupil: exchange.pupil.pk}, "offers": {offer: exchange.session.pk}}


def test_only_those_who_take_part_and_rank_are_there(exchange, school):
    today = timezone.localdate()
    for fields in ({"withdrawn_on": today}, {"parents_refused_on": today}):
        make_pupil(exchange.school_class, school, exchange.session, **fields)
    make_pupil(exchange.school_class, school)
    other = make_campaign(name="Autre")
    make_pupil(make_class(other, school.memberships.get().organisation), school, exchange.session)
    assert pupils_in(exchange.campaign) == {exchange.pupil.pk}


def test_only_published_offers_are_there(exchange):
    make_offer(exchange.campaign, exchange.company, approved_on=None)
    make_offer(exchange.campaign, exchange.company, withdrawn_on=timezone.localdate())
    make_offer(make_campaign(name="Autre"), exchange.company)
    _inputs, names = market_of(exchange.campaign, 1)
    assert list(names["offers"].values()) == [exchange.session.pk]


def test_a_situation_counts_once_the_school_has_verified_it(exchange):
    exchange.pupil.groups_checked_on = None
    exchange.pupil.save()
    inputs, _names = market_of(exchange.campaign, 1)
    assert [pupil["groups"] for pupil in inputs["pupils"].values()] == [[]]


def test_the_policy_may_be_tried_without_saving_it(exchange):
    exchange.campaign.policy = "none"
    inputs, _names = market_of(exchange.campaign, 1)
    assert inputs["policy"] == "none"


def test_reading_does_not_grow_with_pupils(exchange, school, django_assert_num_queries):
    for _ in range(5):
        make_pupil(exchange.school_class, school, exchange.session)
    with django_assert_num_queries(2):
        market_of(exchange.campaign, 1)


def test_a_second_round_needs_the_first(exchange):
    with pytest.raises(FirstRoundMissing):
        market_of(exchange.campaign, 2)
