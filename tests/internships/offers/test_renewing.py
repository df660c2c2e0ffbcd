"""The offers of the last campaign, taken up as drafts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.scene import make_campaign, make_offer
from vigie.accounts.models import JournalEntry
from vigie.internships.models import CampaignWeek, Offer
from vigie.internships.offers.renewing import renew_offers, renewable

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    """Two campaigns, the last one and the new one."""
    day = timezone.localdate()
    past = {"lists_from": day - timedelta(400), "lists_until": day - timedelta(390), "draw_on": day - timedelta(380)}
    last = make_campaign(name="2025", offers_until=day - timedelta(395), closed_on=day - timedelta(300), **past)
    return last, make_campaign(name="2026", levels=["2de"])


def test_offers_become_drafts_once(host, company, client_of, years):
    last, new = years
    make_offer(last, host, title="Atelier", seats=3, levels=["3e", "2de"], wording_reason="Norme.")
    make_offer(last, host, title="Retirée", withdrawn_on=timezone.localdate())
    browser, address = client_of(company), reverse("internships:renew_offers", args=[new.pk, host.pk])
    assert "Atelier" in browser.get(address).content.decode()
    for _ in range(2):
        browser.post(address)
    made = Offer.objects.get(campaign=new)
    assert (made.title, made.state, made.levels, made.wording_reason) == ("Atelier", "draft", ["2de"], "Norme.")
    assert (made.renewed_from.campaign, made.weeks.get().seats) == (last, 3)
    assert JournalEntry.objects.filter(verb="offers_renewed").count() == 1


def test_what_is_already_there_is_not_taken_up(host, pilot, years):
    last, new = years
    make_offer(last, host, title="Atelier")
    make_offer(new, host, title="ATELIER")
    assert renewable(host, new) == []
    assert renew_offers(company=host, campaign=new, actor=pilot) == []


def test_weeks_that_the_new_campaign_does_not_have_are_left_out(host, pilot, years):
    last, new = years
    session = make_offer(last, host)
    start = last.weeks.get().starts_on + timedelta(days=7)
    second = CampaignWeek.objects.create(campaign=last, starts_on=start, ends_on=start + timedelta(days=4))
    session.offer.weeks.create(week=second, seats=9)
    made = renew_offers(company=host, campaign=new, actor=pilot)[0]
    assert [row.seats for row in made.weeks.all()] == [2]


def test_another_company_renews_nothing_here(client_of, host, years):
    other = MembershipFactory(organisation=OrganisationFactory(), role="company").person
    address = reverse("internships:renew_offers", args=[years[1].pk, host.pk])
    assert client_of(other).post(address).status_code == 404
