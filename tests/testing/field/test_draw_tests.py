"""A campaign is drawn once, from its promised seed, when its protocol is frozen."""

import pytest

from tests.testing.scene import freeze, make_campaign, make_target
from vigie.accounts.models import JournalEntry
from vigie.testing.field.draw_tests import draw_tests, drawn_from
from vigie.testing.field.targets import drop_target
from vigie.testing.models import Application, Campaign, Test
from vigie.testing.refusals import NotNow

pytestmark = pytest.mark.django_db


def campaign_with(person, targets=6, **fields):
    campaign = make_campaign(**fields)
    for number in range(targets):
        make_target(campaign, f"Agence {number // 2}", stratum="nord" if number % 2 else "centre")
    return freeze(campaign, person)


def test_the_seed_draws_what_was_promised(pilot, sentinel):
    campaign = campaign_with(sentinel)
    assert draw_tests(campaign_id=campaign.pk, by=pilot) == 6
    campaign.refresh_from_db()
    assert campaign.drawn_on
    written = [
        (
            test.target.code,
            [(a.profile.letter, a.delay, a.message.letter, a.name.name) for a in test.applications.all()],
        )
        for test in Test.objects.order_by("number")
    ]
    assert written == [
        (test.target, [(a.profile, a.delay, a.message, a.name) for a in test.applications])
        for test in drawn_from(campaign)
    ]


def test_the_same_is_drawn_again_once_targets_are_dropped(pilot, sentinel):
    campaign = campaign_with(sentinel)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    before = drawn_from(campaign)
    drop_target(target_id=Test.objects.first().target_id, reason="Annonce retirée", by=pilot)
    assert drawn_from(campaign) == before


def test_a_campaign_is_drawn_once(pilot, sentinel):
    campaign = campaign_with(sentinel)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    with pytest.raises(NotNow, match="déjà"):
        draw_tests(campaign_id=campaign.pk, by=pilot)
    assert Test.objects.count() == 6
    assert JournalEntry.objects.filter(verb="testing_tests_drawn").count() == 1


def test_a_protocol_that_may_change_is_not_drawn_from(pilot):
    campaign = make_campaign()
    make_target(campaign)
    with pytest.raises(NotNow, match="Figez"):
        draw_tests(campaign_id=campaign.pk, by=pilot)
    assert not Test.objects.exists()


@pytest.mark.parametrize(
    ("fields", "tests"),
    [({"most_contacts": 1}, 3), ({"planned": 2}, 2), ({"minutes": 0}, 6)],
)
def test_the_limits_of_the_protocol_hold(pilot, sentinel, fields, tests):
    assert draw_tests(campaign_id=campaign_with(sentinel, **fields).pk, by=pilot) == tests
    assert Application.objects.count() == 2 * tests


def test_without_target_nothing_is_drawn(pilot, sentinel):
    with pytest.raises(NotNow, match="cibles"):
        draw_tests(campaign_id=campaign_with(sentinel, targets=0).pk, by=pilot)


def test_limits_that_allow_no_test_draw_none(pilot, sentinel):
    campaign = campaign_with(sentinel)
    Campaign.objects.filter(pk=campaign.pk).update(most_minutes=9)
    with pytest.raises(NotNow, match="limites"):
        draw_tests(campaign_id=campaign.pk, by=pilot)
