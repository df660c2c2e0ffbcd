"""The pilot keeps a campaign longer while proceedings are under way, and lets it go."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from vigie.accounts.models import JournalEntry
from vigie.testing.campaigns.ending import stop_campaign
from vigie.testing.models import CampaignHold

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    lines = JournalEntry.objects.filter(verb__in=("testing_campaign_held", "testing_hold_lifted"))
    return list(lines.order_by("number").values_list("verb", flat=True))


def test_a_campaign_is_held_then_released_each_once(campaign, pilot, client_of):
    browser, until = client_of(pilot), timezone.localdate() + timedelta(days=400)
    page = reverse("testing:campaign", args=[campaign.code])
    hold = reverse("testing:hold_campaign", args=[campaign.code])
    release = reverse("testing:release_campaign", args=[campaign.code])
    assert browser.get(release).status_code == 302
    assert browser.get(hold).status_code == 200
    for _double_click in range(2):
        assert browser.post(hold, {"reason": "plainte de mars", "until": until.isoformat()}).status_code == 302
    kept = CampaignHold.objects.get()
    assert (kept.campaign, kept.until, kept.reason, kept.set_by) == (campaign, until, "plainte de mars", pilot)
    assert "plainte de mars" in browser.get(page).content.decode()
    assert browser.get(release).status_code == 200
    for _double_click in range(2):
        assert browser.post(release).status_code == 302
    assert not CampaignHold.objects.exists()
    assert verbs() == ["testing_campaign_held", "testing_hold_lifted"]
    assert "plainte" not in str(list(JournalEntry.objects.values_list("changes", flat=True)))


@pytest.mark.parametrize(
    ("days", "said"), [(0, "un jour à venir"), (-3, "un jour à venir"), (365 * 6 + 40, "six ans de plus")]
)
def test_a_day_past_or_too_far_is_refused_with_what_to_do(campaign, pilot, client_of, days, said):
    until = timezone.localdate() + timedelta(days=days)
    address = reverse("testing:hold_campaign", args=[campaign.code])
    answer = client_of(pilot).post(address, {"reason": "plainte", "until": until.isoformat()})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CampaignHold.objects.exists()


def test_the_page_of_a_campaign_that_is_over_says_until_when_it_is_kept(campaign, pilot, client_of):
    address = reverse("testing:campaign", args=[campaign.code])
    words = "sont effacées à partir du"
    assert words not in client_of(pilot).get(address).content.decode()
    stop_campaign(campaign_id=campaign.pk, reason="Un doute.", by=pilot)
    assert words in client_of(pilot).get(address).content.decode()
