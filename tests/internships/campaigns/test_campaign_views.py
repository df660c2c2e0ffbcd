from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_campaign, make_draft
from vigie.accounts.models import JournalEntry
from vigie.internships.models import Campaign, CampaignWeek

pytestmark = pytest.mark.django_db

RULES = {
    "name": "Stages de troisième",
    "introduction": "",
    "levels": ["2de", "3e"],
    "least_age": "13",
    "most_age": "",
    "offers_until": "2027-01-31",
    "lists_from": "2027-01-15",
    "lists_until": "2027-02-15",
    "draw_on": "2027-03-01",
    "public_value": "",
    "publishes_files": "on",
    "policy": "over_and_above",
    "reserve_qpv": "30",
    "reserve_scholarship": "",
}


@pytest.fixture
def browser(pilot, client_of):
    return client_of(pilot)


def send(browser, name, data, *arguments):
    return browser.post(reverse(f"internships:{name}", args=arguments), data)


def test_a_campaign_is_prepared_with_its_rules(browser):
    answer = send(browser, "add_campaign", RULES)
    made = Campaign.objects.get()
    assert answer.url == reverse("internships:campaign", args=[made.pk])
    assert (made.levels, made.reserves, made.published_on) == (["3e", "2de"], {"qpv": 30}, None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lists_until": "2027-01-01"}, "vient avant le premier"),
        ({"offers_until": "2027-02-20"}, "avant la fin des listes"),
        ({"draw_on": "2027-02-15"}, "après le dernier jour"),
        ({"most_age": "14", "least_age": "15"}, "plus petit que"),
        ({"reserve_qpv": "60", "reserve_scholarship": "50"}, "dépassent 100"),
        ({"policy": "none"}, "choisissez un ordre"),
        ({"reserve_qpv": "101"}, "100"),
        ({"levels": ["martian"]}, "martian"),
    ],
)
def test_rules_that_do_not_hold_together_are_refused(browser, wrong, said):
    answer = send(browser, "add_campaign", {**RULES, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Campaign.objects.exists()


def test_two_campaigns_do_not_bear_one_name(browser):
    for _ in range(2):
        answer = send(browser, "add_campaign", RULES)
    assert answer.status_code == 422
    assert Campaign.objects.count() == 1


def test_rules_change_until_they_are_public(browser):
    draft = make_draft()
    send(browser, "change_campaign", {**RULES, "reserve_qpv": "40"}, draft.pk)
    draft.refresh_from_db()
    assert (draft.name, draft.reserves) == ("Stages de troisième", {"qpv": 40})
    changes = JournalEntry.objects.get(verb="campaign_changed").changes
    assert any(words == ["30", "40"] for words in changes.values())


def test_public_rules_do_not_change(browser):
    campaign = make_campaign()
    for name, data in (
        ("change_campaign", RULES),
        ("add_week", {"starts_on": "2030-01-07", "ends_on": "2030-01-11"}),
    ):
        assert send(browser, name, data, campaign.pk).status_code == 302
    send(browser, "drop_week", {}, campaign.pk, campaign.weeks.get().pk)
    kept = Campaign.objects.get()
    assert (kept.name, kept.weeks.count()) == (campaign.name, 1)


def test_periods_are_added_and_taken_away(browser):
    draft = make_draft()
    start = draft.draw_on + timedelta(days=60)
    week = {"starts_on": start.isoformat(), "ends_on": (start + timedelta(days=4)).isoformat()}
    send(browser, "add_week", week, draft.pk)
    assert draft.weeks.count() == 2
    assert send(browser, "add_week", week, draft.pk).status_code == 422
    send(browser, "drop_week", {}, draft.pk, draft.weeks.last().pk)
    send(browser, "drop_week", {}, draft.pk, 0)
    assert draft.weeks.count() == 1


@pytest.mark.parametrize("days", [(-1, 3), (60, 50)])
def test_a_period_comes_after_the_draw_and_ends_after_it_starts(browser, days):
    draft = make_draft()
    start, end = (draft.draw_on + timedelta(days=number) for number in days)
    answer = send(browser, "add_week", {"starts_on": start.isoformat(), "ends_on": end.isoformat()}, draft.pk)
    assert (answer.status_code, draft.weeks.count()) == (422, 1)


def test_rules_are_published_once(browser):
    draft = make_draft()
    for _ in range(2):
        send(browser, "publish_rules", {}, draft.pk)
    draft.refresh_from_db()
    assert draft.published_on == timezone.localdate()
    assert JournalEntry.objects.filter(verb="campaign_rules_published").count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"levels": []}, "au moins un niveau"),
        ({"public_value": "Loto"}, "Nommez la valeur publique"),
        ({"reserves": {}}, "Donnez une part"),
        ({"lists_from": date(2026, 1, 2)}, "devaient déjà classer"),
        ({"offers_until": date(2026, 1, 2)}, "proposer des offres est passé"),
    ],
)
def test_rules_with_something_missing_are_not_published(browser, fields, said):
    draft = make_draft()
    Campaign.objects.update(**fields)
    address = reverse("internships:publish_rules", args=[draft.pk])
    assert said in browser.get(address).content.decode()
    answer = browser.post(address)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Campaign.objects.get().published_on is None


def test_rules_without_a_period_are_not_published(browser):
    draft = make_draft()
    CampaignWeek.objects.all().delete()
    assert "au moins une période" in send(browser, "publish_rules", {}, draft.pk).content.decode()


def test_a_campaign_is_closed_once(browser):
    campaign = make_campaign()
    for _ in range(2):
        send(browser, "close_campaign", {}, campaign.pk)
    campaign.refresh_from_db()
    assert campaign.closed_on == timezone.localdate()
    assert JournalEntry.objects.filter(verb="campaign_closed").count() == 1


def test_each_factor_shows_what_is_done_or_that_nothing_is(browser):
    campaign = make_campaign()
    address = reverse("internships:campaign", args=[campaign.pk])
    assert browser.get(address).content.decode().count("rien de fait") == 4
    data = {"factor": "hosts", "title": "Atelier des tuteurs", "done_on": "2026-11-02", "reached": "12"}
    send(browser, "add_factor_action", data, campaign.pk)
    shown = browser.get(address).content.decode()
    assert shown.count("rien de fait") == 3
    assert "Atelier des tuteurs" in shown
    action = campaign.factor_actions.get()
    send(browser, "change_factor_action", {**data, "reached": "15"}, campaign.pk, action.pk)
    assert campaign.factor_actions.get().reached == 15
    for _ in range(2):
        send(browser, "drop_factor_action", {}, campaign.pk, action.pk)
    assert not campaign.factor_actions.exists()


def test_the_list_does_not_read_more_with_more_campaigns(browser, django_assert_max_num_queries):
    for number in range(3):
        make_campaign(name=f"Stages {number}")
    with django_assert_max_num_queries(12):
        assert "Stages 2" in browser.get(reverse("internships:campaigns")).content.decode()
