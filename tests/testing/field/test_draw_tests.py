"""A campaign is drawn once, from its promised seed, when its protocol is frozen."""

import pytest
from django.urls import reverse

from tests.testing.scene import freeze, make_campaign, make_target
from vigie.accounts.models import JournalEntry
from vigie.testing.field.draw_tests import draw_tests, drawn_from
from vigie.testing.field.redrawing import redraw
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


def other_order(test):
    first, second = test.applications.all()
    Application.objects.filter(pk=first.pk).update(position=9)
    Application.objects.filter(pk=second.pk).update(position=1)
    Application.objects.filter(pk=first.pk).update(position=2)


CHANGES = {
    "délai de la candidature 2": lambda test: test.applications.filter(position=2).update(delay=99),
    "message de la candidature 1": lambda test: test.applications.filter(position=1).update(message=None),
    "nom de la candidature 2": lambda test: test.applications.filter(position=2).update(name=None),
    "l'ordre tiré": other_order,
    "tiré au sort, et absent": lambda test: test.delete(),
    "le tirage ne le donne pas": lambda test: Test.objects.filter(pk=test.pk).update(number=40),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_differs_from_the_lot_is_located(pilot, sentinel, what):
    campaign = campaign_with(sentinel)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    campaign.refresh_from_db()
    assert redraw(campaign) == []
    CHANGES[what](Test.objects.get(number=3))
    found = redraw(campaign)
    assert {each.number for each in found} <= {3, 40}
    assert any(what in each.what for each in found)


def test_the_page_draws_again_when_asked(pilot, sentinel, client_of):
    campaign = campaign_with(sentinel)
    browser, address = client_of(pilot), reverse("testing:draw", args=[campaign.code])
    assert "refait" not in browser.get(f"{address}?refaire=oui").text
    draw_tests(campaign_id=campaign.pk, by=pilot)
    assert "donne les mêmes tests" in browser.get(f"{address}?refaire=oui").text
    assert "donne les mêmes" not in browser.get(address).text
    Application.objects.filter(test__number=2, position=2).update(delay=99)
    assert "Test 2" in browser.get(f"{address}?refaire=oui").text
    Campaign.objects.filter(pk=campaign.pk).update(sealed_seed=b"autre")
    assert "ne s&#x27;ouvre plus" in browser.get(f"{address}?refaire=oui").text
    assert (
        reverse("testing:draw", args=[campaign.code])
        in browser.get(reverse("testing:frozen_protocol", args=[campaign.code])).text
    )
