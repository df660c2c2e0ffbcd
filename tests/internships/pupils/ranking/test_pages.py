"""A pupil comes in by a code, looks, ranks; what is sent twice counts once; the last day closes the list."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.internships.drawing.scene import make_past
from tests.internships.scene import come_in, give_code, make_exchange, make_offer
from vigie.internships.models import Campaign, OfferView, Pupil, WishList
from vigie.internships.pupils.ranking import door_views
from vigie.internships.pupils.session import IDLE, IN_SESSION

pytestmark = pytest.mark.django_db
LIST = "internships:pupil_list"


@pytest.fixture
def exchange(school, company):
    return make_exchange(school, company)


@pytest.fixture
def browser(exchange, client):
    return come_in(client, exchange.pupil)


def wishes_of(exchange):
    return WishList.objects.get(pupil=exchange.pupil).sessions


def test_a_code_opens_however_it_is_typed(exchange, client):
    code = give_code(exchange.pupil).lower().replace("-", " ")
    answer = client.post(reverse("internships:pupil_door"), {"code": code}, follow=True)
    assert exchange.pupil.pseudonym in answer.content.decode()


@pytest.mark.parametrize("code", ["", "n'importe quoi", "2222-22222-2222"])
def test_another_code_opens_nothing_and_says_what_to_do(exchange, client, code):
    answer = client.post(reverse("internships:pupil_door"), {"code": code})
    assert answer.status_code == 422
    assert IN_SESSION not in client.session


@pytest.mark.parametrize("field", ["withdrawn_on", "parents_refused_on"])
def test_whoever_no_longer_takes_part_neither_comes_in_nor_stays(exchange, client, field):
    come_in(client, exchange.pupil)
    Pupil.objects.filter(pk=exchange.pupil.pk).update(**{field: timezone.localdate()})
    assert client.get(reverse(LIST)).status_code == 302
    answer = Client().post(reverse("internships:pupil_door"), {"code": give_code(exchange.pupil)})
    assert answer.status_code == 422


def test_many_wrong_codes_from_one_address_must_wait_without_stopping_the_others(exchange, client, monkeypatch):
    door_views.WRONG_CODES.forget()
    monkeypatch.setattr(door_views.WRONG_CODES, "most", 3)
    door = reverse("internships:pupil_door")
    statuses = [client.post(door, {"code": "2222-22222-2222"}).status_code for _ in range(4)]
    assert statuses == [422, 422, 422, 429]
    assert client.post(door, {"code": give_code(exchange.pupil)}).status_code == 429
    elsewhere = client.post(door, {"code": give_code(exchange.pupil)}, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_coming_in_renews_a_session_that_was_prepared_by_someone_else(exchange, client):
    session = client.session
    session["prepared"] = "yes"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    come_in(client, exchange.pupil)
    assert client.session.session_key != session.session_key
    assert not client.session.exists(session.session_key)
    assert client.session[IN_SESSION]["id"] == exchange.pupil.pk


def test_whoever_has_no_session_gets_one_written_once(exchange, client, django_assert_num_queries):
    code = give_code(exchange.pupil)
    # The pupil, a key that is free, then the session between the two ends of its transaction.
    with django_assert_num_queries(5):
        client.post(reverse("internships:pupil_door"), {"code": code})
    assert client.session[IN_SESSION]["id"] == exchange.pupil.pk


def test_saving_a_list_asks_five_things_of_the_database(exchange, browser, django_assert_num_queries):
    other = make_offer(exchange.campaign, exchange.company)
    browser.post(reverse(LIST), {"mark": "a", "add": other.pk})
    sent = {"mark": "b", "order": [other.pk, exchange.session.pk]}
    # The session and the pupil; then, between the two ends of a savepoint, the pupil held, the rounds, the list.
    with django_assert_num_queries(7):
        browser.post(reverse(LIST), sent, headers={"accept": "application/json"})
    assert wishes_of(exchange) == sent["order"]


def test_quitting_leaves_nothing_on_a_shared_computer(browser):
    assert "no-store" in browser.get(reverse(LIST))["Cache-Control"]
    browser.post(reverse("internships:pupil_leave"))
    assert browser.get(reverse(LIST)).url == reverse("internships:pupil_door")


def test_who_rests_for_too_long_gives_the_code_again(browser):
    session = browser.session
    session[IN_SESSION] = {**session[IN_SESSION], "seen": session[IN_SESSION]["seen"] - IDLE.total_seconds() - 1}
    session.save()
    answer = browser.get(reverse(LIST), follow=True)
    assert "donnez de nouveau votre code" in answer.content.decode()


def test_wishes_are_added_ranked_and_taken_off_by_buttons_and_numbers(exchange, browser):
    first = exchange.session
    second, third = (make_offer(exchange.campaign, exchange.company, title=title) for title in ("Vendre", "Coudre"))
    address = reverse(LIST)
    browser.post(address, {"mark": "a", "add": [second.pk, third.pk]})
    assert wishes_of(exchange) == [first.pk, second.pk, third.pk]
    browser.post(address, {"mark": "b", "act": f"{third.pk}:1"})
    assert wishes_of(exchange) == [third.pk, first.pk, second.pk]
    browser.post(address, {"mark": "c", "act": "numbers", f"position-{second.pk}": "1"})
    assert wishes_of(exchange) == [second.pk, third.pk, first.pk]
    browser.post(address, {"mark": "d", "order": [first.pk, second.pk, third.pk]})
    assert wishes_of(exchange) == [first.pk, second.pk, third.pk]
    browser.post(address, {"mark": "e", "act": f"{first.pk}:off"})
    assert wishes_of(exchange) == [second.pk, third.pk]


@pytest.mark.parametrize(
    "sent", [{}, {"act": "x"}, {"act": "1:"}, {"act": ":off"}, {"act": "numbers", "position-x": "1"}, {"add": "²"}]
)
def test_a_form_that_says_nothing_changes_nothing(exchange, browser, sent):
    assert browser.post(reverse(LIST), sent).status_code == 302
    assert wishes_of(exchange) == [exchange.session.pk]


def test_a_form_sent_twice_counts_once(exchange, browser):
    other = make_offer(exchange.campaign, exchange.company)
    browser.post(reverse(LIST), {"mark": "a", "add": other.pk})
    browser.post(reverse(LIST), {"mark": "b", "act": f"{other.pk}:off"})
    browser.post(reverse(LIST), {"mark": "b", "add": other.pk})
    assert wishes_of(exchange) == [exchange.session.pk]


@pytest.mark.parametrize(
    "change",
    [{"withdrawn_on": timezone.localdate()}, {"approved_on": None}, {"levels": ["bts"]}],
    ids=["withdrawn", "unread", "other level"],
)
def test_an_offer_that_is_not_open_to_them_is_neither_shown_nor_ranked(exchange, browser, change):
    other = make_offer(exchange.campaign, exchange.company, title="Offre fermée", **change)
    assert "Offre fermée" not in browser.get(reverse("internships:pupil_search")).content.decode()
    assert browser.get(reverse("internships:pupil_offer", args=[other.offer_id])).status_code == 404
    browser.post(reverse(LIST), {"add": other.pk})
    assert wishes_of(exchange) == [exchange.session.pk]


def test_the_list_is_read_only_after_the_last_day(exchange, browser):
    yesterday = timezone.localdate() - timedelta(days=1)
    Campaign.objects.filter(pk=exchange.campaign.pk).update(
        lists_from=yesterday, lists_until=yesterday, offers_until=yesterday
    )
    answer = browser.post(reverse(LIST), {"act": f"{exchange.session.pk}:off"}, follow=True)
    assert wishes_of(exchange) == [exchange.session.pk]
    page = answer.content.decode()
    assert "Le classement est terminé" in page
    assert "Enlever" not in page
    refused = browser.post(reverse(LIST), {"order": "1"}, headers={"accept": "application/json"})
    assert refused.status_code == 409


def test_an_offer_that_was_opened_is_noted_once(exchange, browser):
    for _ in range(2):
        browser.get(reverse("internships:pupil_offer", args=[exchange.offer.pk]))
    assert OfferView.objects.filter(pupil=exchange.pupil, offer=exchange.offer).count() == 1


def test_an_offer_says_how_interns_are_welcomed(exchange, browser):
    page = browser.get(reverse("internships:pupil_offer", args=[exchange.offer.pk])).content.decode()
    assert "n'a pas encore suivi de formation" in page
    assert "N'a pas encore signé la charte de la bourse" in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("mots=ATELIER+decouvrir", True),
        ("mots=boulangerie", False),
        ("secteur=crafts", True),
        ("secteur=health", False),
        ("accessible=on", False),
        ("secteur=nimporte&distance=oui&semaine=x", True),
    ],
)
def test_offers_are_looked_for(browser, query, is_found):
    page = browser.get(f"{reverse('internships:pupil_search')}?{query}").content.decode()
    assert ("Découvrir l'atelier" in page.replace("&#x27;", "'")) is is_found


def test_pages_ask_the_database_as_much_for_many_offers(exchange, browser, django_assert_max_num_queries):
    for number in range(30):
        session = make_offer(exchange.campaign, exchange.company, title=f"Offre {number}")
        browser.post(reverse(LIST), {"add": session.pk})
    for name in ("pupil_home", "pupil_search", "pupil_list"):
        with django_assert_max_num_queries(12):
            browser.get(reverse(f"internships:{name}"))


def test_the_second_round_is_for_those_without_a_seat(exchange, pilot, school, client):
    past = make_past(exchange, pilot, school)
    until = timezone.localdate() + timedelta(days=3)
    Campaign.objects.filter(pk=past.campaign.pk).update(second_lists_until=until)
    pupils = Pupil.objects.filter(school_class__entry=past.entry)
    placed = pupils.get(assignments__isnull=False)
    (session,) = WishList.objects.get(pupil=placed).sessions
    page = come_in(client, placed).get(reverse(LIST)).content.decode()
    assert "déjà une place" in page
    other = come_in(Client(), pupils.get(assignments__isnull=True))
    free = make_offer(past.campaign, exchange.company, title="Restée libre")
    search = other.get(reverse("internships:pupil_search")).content.decode()
    assert f'value="{free.pk}"' in search
    assert f'value="{session}"' not in search
    other.post(reverse(LIST), {"add": free.pk})
    assert (
        free.pk in WishList.objects.get(pupil__assignments__isnull=True, pupil__school_class__entry=past.entry).sessions
    )
