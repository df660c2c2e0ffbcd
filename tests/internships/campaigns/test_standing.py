from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.internships.scene import make_campaign, make_class, make_offer
from vigie.internships.campaigns.standing import (
    Standing,
    figures_of,
    silent_schools,
    standing_of,
    uncontacted,
    untouched_factors,
    warnings_of,
)
from vigie.internships.models import ActorContact, Campaign, Company, FactorAction, Pupil, WishList

pytestmark = pytest.mark.django_db
DAYS = {
    "lists_from": date(2027, 1, 10),
    "lists_until": date(2027, 1, 20),
    "draw_on": date(2027, 2, 1),
    "published_on": date(2027, 1, 1),
}


@pytest.mark.parametrize(
    ("changes", "day", "is_drawn", "expected"),
    [
        ({"published_on": None}, date(2027, 1, 15), False, Standing.PREPARED),
        ({}, date(2027, 1, 9), False, Standing.ANNOUNCED),
        ({}, date(2027, 1, 10), False, Standing.RANKING),
        ({}, date(2027, 1, 20), False, Standing.RANKING),
        ({}, date(2027, 1, 21), False, Standing.LISTED),
        ({}, date(2027, 2, 2), True, Standing.DRAWN),
        ({"closed_on": date(2027, 6, 1)}, date(2027, 1, 15), True, Standing.CLOSED),
    ],
)
def test_a_campaign_stands_where_its_dates_say(changes, day, is_drawn, expected):
    assert standing_of(Campaign(**{**DAYS, **changes}), day, is_drawn=is_drawn) == expected


def test_only_what_pupils_see_is_counted(partner):
    campaign = make_campaign()
    company = Company.objects.create(organisation=partner)
    today = timezone.localdate()
    session = make_offer(campaign, company, seats=3)
    make_offer(campaign, company, seats=5, approved_on=None)
    make_offer(campaign, company, seats=7, withdrawn_on=today)
    school_class = make_class(campaign, partner)
    for number, refused in enumerate([None, None, today]):
        pupil = Pupil.objects.create(
            school_class=school_class, pseudonym=f"P{number}", sealed_identity=b"-", parents_refused_on=refused
        )
        WishList.objects.create(pupil=pupil, sessions=[session.pk] if number != 1 else [])
    figures = figures_of(campaign)
    assert (figures.offers, figures.companies, figures.waiting, figures.seats) == (1, 1, 1, 3)
    assert (figures.schools, figures.pupils, figures.lists) == (1, 2, 1)


def test_schools_without_a_list_are_named(partner):
    campaign = make_campaign()
    busy, silent = partner, OrganisationFactory(name="Collège muet")
    pupil = Pupil.objects.create(school_class=make_class(campaign, busy), pseudonym="P1", sealed_identity=b"-")
    WishList.objects.create(pupil=pupil, sessions=[1])
    make_class(campaign, silent)
    found = silent_schools(campaign)
    assert [str(entry) for entry in found] == ["Collège muet"]
    said = warnings_of(campaign, Standing.RANKING, figures_of(campaign), found, timezone.localdate())
    assert any("Collège muet" in sentence for sentence in said)
    assert not any(
        "Collège muet" in sentence
        for sentence in warnings_of(campaign, Standing.ANNOUNCED, figures_of(campaign), found, timezone.localdate())
    )


def test_the_day_of_the_draw_is_said():
    campaign = make_campaign()
    figures = figures_of(campaign)
    on_the_day = warnings_of(campaign, Standing.LISTED, figures, [], campaign.draw_on)
    before = warnings_of(campaign, Standing.LISTED, figures, [], campaign.draw_on - timedelta(days=1))
    assert len(on_the_day) == len(before) + 1


def test_categories_nobody_was_told_of_the_exchange_are_named():
    ActorContact.objects.create(category="parents", actor_name="Fédération d'essai")
    assert len(uncontacted()) == len(ActorContact.Category) - 1
    assert "parents d'élèves" not in [str(label) for label in uncontacted()]


def test_factors_without_an_action_are_named():
    actions = [FactorAction(factor="hosts"), FactorAction(factor="hosts"), FactorAction(factor="network")]
    assert [factor.value for factor in untouched_factors(actions)] == ["preparation", "search"]


def test_the_page_of_a_campaign_does_not_read_more_as_it_fills(pilot, client_of):
    campaign, browser = make_campaign(), client_of(pilot)
    address = reverse("internships:campaign", args=[campaign.pk])
    counts = []
    for number in range(3):
        organisation = OrganisationFactory(name=f"Structure n° {number}")
        make_offer(campaign, Company.objects.create(organisation=organisation))
        make_class(campaign, organisation)
        FactorAction.objects.create(
            campaign=campaign, factor="hosts", title="Atelier", organisation=organisation, done_on=date(2026, 11, 2)
        )
        with CaptureQueriesContext(connection) as queries:
            assert f"Structure n° {number}" in browser.get(address).content.decode()
        counts.append(len(queries))
    assert counts[1] == counts[2]
