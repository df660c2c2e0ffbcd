"""Looks: only when planned, and nothing kept but yes or no."""

import pytest

from tests.testing.read_scene import make_read_campaign
from vigie.accounts.models import JournalEntry
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.looking import Counts, look_at, take_look
from vigie.testing.models import Look

FAVOURS_REFERENCE, FAVOURS_TESTED, SAME = ("visite", "silence"), ("silence", "visite"), ("info", "info")
# 40 pairs of which a quarter are discordant: 10.
PLAN = {"planned": 40, "looks": 2}


def test_a_look_refuses_beyond_the_bound_of_its_information():
    seen = look_at([Counts(8, 0)], 10, [], level=0.05, is_last=False)
    assert seen.information == 0.8
    assert seen.bound == pytest.approx(2.25, abs=0.02)
    assert seen.refused
    assert not look_at([Counts(4, 4)], 10, [], level=0.05, is_last=False).refused


def test_the_last_look_spends_what_is_left_whatever_was_found():
    assert look_at([Counts(2, 1)], 10, [0.5], level=0.05, is_last=True).information == 1
    assert look_at([Counts(20, 1)], 10, [0.5], level=0.05, is_last=False).information == 1


def test_several_comparisons_share_the_level_and_wait_for_the_slowest():
    alone = look_at([Counts(5, 0)], 10, [], level=0.05, is_last=False)
    both = look_at([Counts(9, 0), Counts(5, 0)], 10, [], level=0.05, is_last=False)
    assert both.information == alone.information == 0.5
    assert both.bound > alone.bound


def test_no_more_known_than_before_is_no_look():
    with pytest.raises(ValueError, match=r"0\.5"):
        look_at([Counts(3, 2)], 10, [0.5], level=0.05, is_last=False)


@pytest.mark.django_db
def test_a_look_too_early_is_refused_with_a_sentence(pilot):
    campaign, _coders = make_read_campaign(pilot, [FAVOURS_REFERENCE] * 4 + [SAME] * 2, **PLAN)
    with pytest.raises(CodingRefused, match="trop tôt"):
        take_look(campaign_id=campaign.pk, number=1, by=pilot)
    assert not Look.objects.exists()


@pytest.mark.django_db
def test_a_look_keeps_the_bound_and_whether_it_was_passed(pilot):
    cells = [FAVOURS_REFERENCE] * 8 + [SAME] * 2
    campaign, _coders = make_read_campaign(pilot, cells, **PLAN)
    look = take_look(campaign_id=campaign.pk, number=1, by=pilot)
    assert (look.information, look.refused) == (0.8, True)
    assert take_look(campaign_id=campaign.pk, number=1, by=pilot) == look
    assert Look.objects.count() == 1
    line = JournalEntry.objects.get(verb="testing_look_taken")
    assert line.changes == {"regard": ["", 1]}


@pytest.mark.django_db
def test_all_planned_looks_once_taken_nothing_more_is_shown(pilot):
    campaign, _coders = make_read_campaign(pilot, [FAVOURS_REFERENCE, FAVOURS_TESTED] * 3, **PLAN)
    take_look(campaign_id=campaign.pk, number=1, by=pilot)
    # All that was drawn is read: the last look does not wait for more.
    assert take_look(campaign_id=campaign.pk, number=2, by=pilot).information == 1
    with pytest.raises(CodingRefused, match="Tous les regards"):
        take_look(campaign_id=campaign.pk, number=3, by=pilot)
