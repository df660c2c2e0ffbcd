"""Offers of a company: prepared, read for their words, proposed, published, sent back, taken back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.scene import make_campaign, make_commune, make_exchange, make_offer
from vigie.accounts.models import JournalEntry, Role
from vigie.core.day_words import date_format
from vigie.internships.models import Offer, OfferWeek

pytestmark = pytest.mark.django_db


def card(campaign, **changes):
    week = campaign.weeks.get()
    return {
        "title": "Découvrir la menuiserie",
        "sector": "crafts",
        "tasks": "Observer la découpe, puis monter une petite boîte.",
        "commune": make_commune().pk,
        "accessibility": "unknown",
        f"week-{week.pk}": "2",
        **changes,
    }


def add(browser, campaign, host, **changes):
    return browser.post(reverse("internships:add_offer", args=[campaign.pk, host.pk]), card(campaign, **changes))


def words(answer):
    return " ".join(answer.content.decode().split())


def test_an_offer_goes_from_draft_to_pupils(browser, client_of, pilot, campaign, host):
    add(browser, campaign, host)
    offer = Offer.objects.get()
    assert (offer.state, offer.weeks.get().seats) == ("draft", 2)
    for _ in range(2):
        browser.post(reverse("internships:submit_offer", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == "waiting"
    for _ in range(2):
        client_of(pilot).post(reverse("internships:approve_offer", args=[offer.pk]))
    assert list(Offer.objects.published()) == [offer]
    verbs = JournalEntry.objects.filter(verb__startswith="offer").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["offer_added", "offer_submitted", "offer_approved"]


def test_a_form_sent_twice_writes_one_offer(browser, campaign, host):
    assert add(browser, campaign, host).status_code == 302
    assert add(browser, campaign, host, title="découvrir  la MENUISERIE").status_code == 422
    assert Offer.objects.count() == 1


def test_doubtful_words_are_explained_then_kept_with_a_reason(browser, client_of, pilot, campaign, host):
    answer = add(browser, campaign, host, tasks="De bonne présentation, habitant le centre-ville.")
    assert answer.status_code == 422
    assert "<strong>«&nbsp;De bonne présentation&nbsp;»</strong>" in words(answer)
    assert "habitant le centre-ville" in answer.context["form"]["tasks"].value()
    assert not Offer.objects.exists()
    add(browser, campaign, host, tasks="De bonne présentation.", wording_reason="Tenue prêtée pour le salon.")
    offer = Offer.objects.get()
    browser.post(reverse("internships:submit_offer", args=[offer.pk]))
    shown = words(client_of(pilot).get(reverse("internships:offer", args=[offer.pk])))
    assert "Tenue prêtée pour le salon." in shown
    client_of(pilot).post(
        reverse("internships:approve_offer", args=[offer.pk]), {"wording_reason": offer.wording_reason}
    )
    offer.refresh_from_db()
    assert (offer.state, offer.wording_reason) == ("published", "Tenue prêtée pour le salon.")


def test_a_reason_goes_away_with_the_words(browser, campaign, host):
    add(browser, campaign, host, tasks="De bonne présentation.", wording_reason="Salon.")
    offer = Offer.objects.get()
    browser.post(
        reverse("internships:change_offer", args=[offer.pk]),
        card(campaign, tasks="Accueillir.", wording_reason="Salon."),
    )
    offer.refresh_from_db()
    assert (offer.tasks, offer.wording_reason) == ("Accueillir.", "")


def test_publishing_doubtful_words_needs_a_reason(client_of, pilot, campaign, host):
    offer = make_offer(campaign, host, title="Vendeuse", approved_on=None).offer
    address = reverse("internships:approve_offer", args=[offer.pk])
    assert client_of(pilot).post(address).status_code == 422
    offer.refresh_from_db()
    assert offer.state == "waiting"
    client_of(pilot).post(address, {"wording_reason": "Nom d'une marque."})
    offer.refresh_from_db()
    assert (offer.state, offer.wording_reason) == ("published", "Nom d'une marque.")


def test_an_offer_without_seats_or_with_unexplained_words_is_not_proposed(browser, campaign, host):
    offer = make_offer(campaign, host, submitted_on=None, approved_on=None).offer
    offer.weeks.all().delete()
    address = reverse("internships:submit_offer", args=[offer.pk])
    assert "au moins une place" in words(browser.post(address, follow=True))
    OfferWeek.objects.create(offer=offer, week=campaign.weeks.get(), seats=1)
    Offer.objects.update(title="Vendeuse")
    assert "Des mots restent à revoir" in words(browser.post(address, follow=True))
    offer.refresh_from_db()
    assert offer.state == "draft"


def test_an_offer_is_sent_back_with_a_sentence_then_proposed_again(browser, client_of, pilot, campaign, host):
    offer = make_offer(campaign, host, approved_on=None).offer
    address = reverse("internships:return_offer", args=[offer.pk])
    assert client_of(pilot).post(address).status_code == 422
    client_of(pilot).post(address, {"returned_for": "Dites ce que l'on essaie."})
    assert "Dites ce que l&#x27;on essaie." in words(browser.get(reverse("internships:offer", args=[offer.pk])))
    browser.post(reverse("internships:submit_offer", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == "waiting"


def test_a_published_offer_that_its_company_changes_is_read_again(browser, client_of, pilot, campaign, host):
    offer = make_offer(campaign, host).offer
    address = reverse("internships:change_offer", args=[offer.pk])
    client_of(pilot).post(address, card(campaign, title="Par le pilote"))
    offer.refresh_from_db()
    assert (offer.title, offer.state) == ("Par le pilote", "published")
    browser.post(address, card(campaign, title="Par le pilote", **{f"week-{campaign.weeks.get().pk}": "4"}))
    offer.refresh_from_db()
    assert (offer.weeks.get().seats, offer.state) == (4, "published")
    lines = JournalEntry.objects.count()
    browser.post(address, card(campaign, title="Par le pilote", **{f"week-{campaign.weeks.get().pk}": "4"}))
    assert JournalEntry.objects.count() == lines
    browser.post(address, card(campaign, title="Par l'entreprise"))
    offer.refresh_from_db()
    assert (offer.title, offer.state) == ("Par l'entreprise", "waiting")


def test_a_change_keeps_the_rows_that_pupils_rank(client_of, pilot, campaign, host):
    session = make_offer(campaign, host)
    week = session.week_id
    client_of(pilot).post(
        reverse("internships:change_offer", args=[session.offer_id]), card(campaign, **{f"week-{week}": "5"})
    )
    session.refresh_from_db()
    assert session.seats == 5


def test_once_pupils_rank_the_company_asks_the_pilot(browser, company, school):
    exchange = make_exchange(school, company)
    address = reverse("internships:change_offer", args=[exchange.offer.pk])
    answer = browser.post(address, card(exchange.campaign, title="Autre"), follow=True)
    assert "Des élèves peuvent déjà classer cette offre" in words(answer)
    assert Offer.objects.get().title == "Découvrir l'atelier"


def test_an_offer_is_taken_back_then_made_a_draft_again(browser, campaign, host):
    offer = make_offer(campaign, host).offer
    browser.post(reverse("internships:withdraw_offer", args=[offer.pk]))
    assert not Offer.objects.published().exists()
    browser.post(reverse("internships:restore_offer", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == "draft"
    browser.post(reverse("internships:remove_offer", args=[offer.pk]))
    assert not Offer.objects.exists()


def test_too_late_for_a_company_is_not_for_the_pilot(browser, client_of, pilot, host):
    today = timezone.localdate()
    campaign = make_campaign(offers_until=today - timedelta(days=1))
    assert add(browser, campaign, host).url == reverse("internships:company_home")
    assert not Offer.objects.exists()
    add(client_of(pilot), campaign, host)
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"commune": "0"}, {"sector": "x"}, {"levels": ["bts"]}, {"week": "-1"}]
)
def test_a_wrong_card_is_refused_with_a_sentence(browser, campaign, host, wrong):
    week = {f"week-{campaign.weeks.get().pk}": wrong["week"]} if "week" in wrong else wrong
    assert add(browser, campaign, host, **week).status_code == 422
    assert not Offer.objects.exists()


def test_another_company_sees_nothing(client_of, campaign, host):
    other = MembershipFactory(organisation=OrganisationFactory(), role=Role.COMPANY).person
    offer = make_offer(campaign, host, title="Découvrir la forge", submitted_on=None, approved_on=None).offer
    browser = client_of(other)
    assert browser.get(reverse("internships:offer", args=[offer.pk])).status_code == 404
    assert browser.get(reverse("internships:add_offer", args=[campaign.pk, host.pk])).status_code == 404
    assert browser.post(reverse("internships:submit_offer", args=[offer.pk])).status_code == 404
    assert "forge" not in words(browser.get(reverse("internships:company_home")))


def test_no_page_of_a_company_tells_anything_of_pupils(browser, company, school):
    exchange = make_exchange(school, company)
    canaries = ("Canari", "Inès", exchange.pupil.pseudonym, "Collège d&#x27;essai", exchange.school_class.name)
    addresses = [reverse("internships:company_home"), reverse("internships:offer", args=[exchange.offer.pk])]
    before = [words(browser.get(address)) for address in addresses]
    assert not [canary for page in before for canary in canaries if canary in page]
    exchange.pupil.wish_list.delete()
    exchange.pupil.delete()
    assert [content(words(browser.get(address))) for address in addresses] == [content(page) for page in before]


def content(page):
    """Return what a page says, without what changes at each drawing."""
    return re.sub(r'value="[^"]*"', "", page.split("<main", 1)[1])


def test_the_home_of_a_company_asks_no_more_questions_as_it_grows(
    browser, campaign, host, django_assert_max_num_queries
):
    for number in range(8):
        make_offer(campaign, host, title=f"Offre {number}")
    make_campaign(name="Une autre")
    browser.get(reverse("internships:company_home"))
    with django_assert_max_num_queries(18):
        browser.get(reverse("internships:company_home"))


def test_the_pilot_notes_an_offer_taken_by_phone(client_of, pilot, campaign, host):
    browser = client_of(pilot)
    address = reverse("internships:choose_company", args=[campaign.pk])
    form = browser.get(address, {"entreprise": host.pk})
    assert form.url == reverse("internships:add_offer", args=[campaign.pk, host.pk])
    for wrong in ("", "abc", "999999", "9" * 40, "²"):
        assert browser.get(address, {"entreprise": wrong}).url == reverse("internships:offers", args=[campaign.pk])
    add(browser, campaign, host)
    shown = words(browser.get(reverse("internships:offers", args=[campaign.pk]), {"etat": "draft"}))
    assert "Découvrir la menuiserie" in shown


def test_a_company_offers_again_while_the_second_round_is_prepared(browser, campaign, host):
    today = timezone.localdate()
    days = {"offers_until": 20, "lists_from": 19, "lists_until": 10, "draw_on": 5}
    past = {name: today - timedelta(days=number) for name, number in days.items()}
    type(campaign).objects.filter(pk=campaign.pk).update(**past)
    add(browser, campaign, host)
    assert not Offer.objects.exists()
    until = today + timedelta(days=3)
    type(campaign).objects.filter(pk=campaign.pk).update(second_lists_until=until)
    assert date_format(until, "j F Y") in words(browser.get(reverse("internships:company_home")))
    add(browser, campaign, host)
    assert Offer.objects.count() == 1
    type(campaign).objects.filter(pk=campaign.pk).update(second_lists_until=today - timedelta(days=1))
    add(browser, campaign, host, title="Découvrir l'atelier")
    assert Offer.objects.count() == 1
