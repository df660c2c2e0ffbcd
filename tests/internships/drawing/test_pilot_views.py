"""The pilot freezes, draws and opens a second round, step by step."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.drawing.scene import freeze_now, move_days, move_round
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.models import Assignment, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of, pilot):
    return client_of(pilot)


def rounds_page(browser, campaign):
    return browser.get(reverse("internships:rounds", args=[campaign.pk]))


def test_the_page_says_why_lists_are_not_frozen_yet(browser, exchange):
    assert "classent jusqu" in rounds_page(browser, exchange.campaign).text


def test_the_page_leads_to_what_comes_next(browser, exchange, pilot):
    campaign = exchange.campaign
    move_days(campaign, -8)
    assert reverse("internships:freeze", args=[campaign.pk, 1]) in rounds_page(browser, campaign).text
    round_ = freeze_now(campaign, pilot)
    assert reverse("internships:draw", args=[campaign.pk, 1]) in rounds_page(browser, campaign).text
    draw_round(round_id=round_.pk, public_value="1", by=pilot)
    assert reverse("internships:second_round", args=[campaign.pk]) in rounds_page(browser, campaign).text


def test_lists_are_frozen_from_the_page(browser, exchange):
    move_days(exchange.campaign, -8)
    address = reverse("internships:freeze", args=[exchange.campaign.pk, 1])
    assert browser.get(address).status_code == 200
    sent = {"draw_on": timezone.localdate() + timedelta(days=1), "announced": "Loto"}
    answer = browser.post(address, sent, follow=True)
    assert Round.objects.get().inputs_root in answer.text
    again = browser.post(address, sent, follow=True)
    assert "déjà figées" in again.text or "promis" in again.text
    assert Round.objects.count() == 1


def test_a_draw_today_is_refused_with_a_sentence(browser, exchange):
    move_days(exchange.campaign, -8)
    address = reverse("internships:freeze", args=[exchange.campaign.pk, 1])
    answer = browser.post(address, {"draw_on": timezone.localdate(), "announced": "Loto"})
    assert answer.status_code == 422
    assert "jour à venir" in answer.text
    assert not Round.objects.exists()


def test_the_value_is_read_again_before_the_draw(browser, frozen):
    move_round(frozen)
    address = reverse("internships:draw", args=[frozen.campaign_id, 1])
    asked = browser.post(address, {"public_value": " 4  8 15 "})
    assert "4 8 15" in asked.text
    assert Round.objects.get().drawn_on is None
    done = browser.post(address, {"public_value": "4 8 15", "confirmed": "1"}, follow=True)
    assert "Le tirage est fait" in done.text
    assert Round.objects.get().public_value == "4 8 15"


def test_a_second_pilot_reads_that_it_was_drawn_already(browser, drawn):
    address = reverse("internships:draw", args=[drawn.campaign_id, 1])
    answer = browser.post(address, {"public_value": "autre", "confirmed": "1"}, follow=True)
    assert "déjà tiré" in answer.text
    assert Assignment.objects.count() == 1


def test_before_its_day_the_page_of_the_draw_says_when(browser, frozen):
    answer = browser.get(reverse("internships:draw", args=[frozen.campaign_id, 1]), follow=True)
    assert "promis" in answer.text


def test_a_second_round_is_opened_from_the_page(browser, drawn):
    address = reverse("internships:second_round", args=[drawn.campaign_id])
    assert browser.post(address, {"lists_until": "2020-01-01"}).status_code == 422
    answer = browser.post(address, {"lists_until": timezone.localdate()}, follow=True)
    assert "second tour est ouvert" in answer.text
    drawn.campaign.refresh_from_db()
    assert drawn.campaign.second_lists_until == timezone.localdate()


def test_the_pilot_takes_all_the_files(browser, drawn):
    answer = browser.get(reverse("internships:round_files", args=[drawn.campaign_id, 1]))
    assert answer["Content-Type"] == "application/zip"
    assert b"inputs.json" in answer.content
