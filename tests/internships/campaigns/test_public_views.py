import html

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_campaign, make_draft
from vigie.internships.models import Company, FactorAction

pytestmark = pytest.mark.django_db


def shown(client, name, *arguments):
    return html.unescape(client.get(reverse(f"internships:{name}", args=arguments)).content.decode())


def test_campaigns_are_public_once_their_rules_are(client):
    make_campaign(name="En cours")
    past = make_campaign(name="Finie", closed_on=timezone.localdate())
    draft = make_draft(name="Secrète")
    home = shown(client, "home")
    assert "En cours" in home
    assert "Finie" in home[home.index("Campagnes terminées") :]
    assert "J'ai un code" not in shown(client, "public_campaign", past.code)
    assert "Secrète" not in home
    assert client.get(reverse("internships:public_campaign", args=[draft.code])).status_code == 404


def test_companies_are_cited_when_they_are_listed(client, partner, agglomeration):
    Company.objects.create(organisation=partner, is_listed=True)
    Company.objects.create(organisation=agglomeration)
    home = shown(client, "home")
    assert str(partner) in home
    assert str(agglomeration) not in home


def test_a_campaign_says_its_rules(client):
    campaign = make_campaign(policy="over_and_above", reserves={"qpv": 30}, most_age=17)
    page = shown(client, "public_campaign", campaign.code)
    assert "30 % des places" in page
    assert "de 13 à 17 ans" in page
    assert "1 sur 1, 1 sur 2, 2 sur 4, 3 sur 10" in page
    assert "tirage du Loto du jour" in page
    assert "51,0" in page


def test_a_campaign_without_reserve_says_so(client):
    campaign = make_campaign(policy="none", reserves={})
    page = shown(client, "public_campaign", campaign.code)
    assert "Aucune place n'est réservée" in page
    assert "arrondie" not in page


def test_the_four_factors_are_followed_together(client):
    campaign = make_campaign()
    FactorAction.objects.create(campaign=campaign, factor="search", title="Permanences", done_on="2026-11-02")
    page = shown(client, "public_campaign", campaign.code)
    assert "Permanences" in page
    assert page.count("rien encore") == 3
