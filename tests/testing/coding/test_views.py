"""The pages of those who read, and of the pilot who follows: for whom, and what they never show."""

import pytest
from django.urls import reverse

from tests.testing.read_scene import make_coders, make_frozen, make_read_campaign, make_sentinel, make_test, read_twice
from tests.testing.scene import make_campaign
from tests.vaults import open_vault_in
from vigie.testing.coding.following import power_told, powers_told
from vigie.testing.models import Application, Coding, Look, Profile, Settlement, Test, Validity
from vigie.testing.sealing.notes import seal_notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(pilot):
    return make_frozen(pilot)


@pytest.fixture
def reading_of(client_of):
    """A browser of someone, their vault open."""
    return lambda person: open_vault_in(client_of(person))


def words(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&#x27;", "'")


def test_the_pilot_names_who_reads_then_takes_it_back(campaign, pilot, reading_of):
    person, browser = make_sentinel("Léo Lit"), reading_of(pilot)
    address = reverse("testing:coders", args=[campaign.code])
    assert "Léo Lit" in words(browser.get(address))
    assert browser.post(address, {"person": person.pk, "settles": "on"}).status_code == 302
    coder = campaign.coders.get()
    assert coder.settles
    remove = reverse("testing:remove_coder", args=[campaign.code, coder.pk])
    assert "Sa clé lui est retirée" in words(browser.get(remove))
    assert browser.post(remove).status_code == 302
    assert not campaign.coders.exists()
    assert browser.post(address, {"person": 0}).status_code == 422


def test_someone_reads_what_is_left_without_the_profile_nor_the_other_reading(campaign, pilot, reading_of):
    first, second = make_coders(campaign, pilot)
    applications = make_test(campaign, 1)
    browser, other = reading_of(first.person), reading_of(second.person)
    work = reverse("testing:readings", args=[campaign.code])
    assert "2 candidatures vous attendent" in words(browser.get(work))
    address = reverse("testing:read_application", args=[campaign.code, applications[0].code])
    page = words(browser.get(address))
    assert "Réponse à 1" in page
    assert "perçu comme" not in page
    outcome = campaign.outcomes.get(code="visite")
    assert browser.post(address, {"outcome": outcome.pk}).status_code == 302
    assert Coding.objects.get().outcome == outcome
    assert "checked" not in words(other.get(address))
    assert "checked" in words(browser.get(address))
    assert "1 candidature vous attend" in words(browser.get(work))
    assert browser.post(address, {}).status_code == 422


def test_notes_taken_word_for_word_do_not_name_who_seemed_to_ask(campaign, pilot, reading_of):
    coder = make_coders(campaign, pilot)[0]
    application, _other = make_test(campaign, 1)
    heard = {"Ce qui a été dit": "« Bonjour Monsieur HADDAD, c'est loué. »", "Qui a répondu": "k.belkacem@example.org"}
    sealed = seal_notes(bytes(campaign.public_key), application.code, heard)
    Application.objects.filter(pk=application.pk).update(sealed_notes=sealed)
    address = reverse("testing:read_application", args=[campaign.code, application.code])
    shown = words(reading_of(coder.person).get(address))
    assert "« Bonjour […], c'est loué. »" in shown
    assert [word for word in ("haddad", "monsieur", "belkacem") if word in shown.casefold()] == []


def test_what_is_read_twice_is_not_there_for_a_third(campaign, pilot, reading_of):
    coders = make_coders(campaign, pilot, 4)
    application, _other = make_test(campaign, 1)
    read_twice(application, coders, "info")
    address = reverse("testing:read_application", args=[campaign.code, application.code])
    assert reading_of(coders[2].person).get(address).status_code == 404
    late = reading_of(coders[0].person).post(address, {"outcome": campaign.outcomes.first().pk}, follow=True)
    assert "elles ne changent plus" in words(late)


def test_a_disagreement_is_settled_with_a_reason(campaign, pilot, reading_of):
    coders = make_coders(campaign, pilot, 3)
    application, _other = make_test(campaign, 1)
    read_twice(application, coders, "silence", "info")
    browser = reading_of(coders[2].person)
    listed = reverse("testing:disagreements", args=[campaign.code])
    assert "1 désaccord" in words(browser.get(listed))
    address = reverse("testing:settle_disagreement", args=[campaign.code, application.code])
    assert "Pas de réponse" in words(browser.get(address))
    outcome = campaign.outcomes.get(code="info")
    assert browser.post(address, {"outcome": outcome.pk}).status_code == 422
    sent = {"outcome": outcome.pk, "reason": "La question est une réponse."}
    assert browser.post(address, sent).status_code == 302
    assert Settlement.objects.get().reason == "La question est une réponse."
    assert "Tranché" in words(browser.get(address))
    assert "pas, ou plus, de désaccord" in words(browser.post(address, sent, follow=True))


def test_which_tests_count_is_decided_without_any_outcome(campaign, pilot, client_of):
    coders = make_coders(campaign, pilot)
    first, second = make_test(campaign, 1)
    read_twice(first, coders, "visite")
    read_twice(second, coders, "refus")
    browser = client_of(pilot)
    for person in (pilot, coders[1].person):
        listed = words(client_of(person).get(reverse("testing:validity", args=[campaign.code])))
        one = words(client_of(person).get(reverse("testing:decide_validity", args=[campaign.code, 1])))
        assert "Test 1" in listed
        for page in (listed, one):
            assert "Visite" not in page
            assert "perçu comme" not in page
            assert first.code not in page
    address = reverse("testing:decide_validity", args=[campaign.code, 1])
    assert browser.post(address, {"validity": "invalid"}).status_code == 422
    assert browser.post(address, {"validity": "valid"}).status_code == 302
    assert campaign.tests.get().validity == Validity.VALID
    assert client_of(coders[0].person).get(address).status_code == 404


def test_the_pilot_follows_and_takes_a_planned_look(pilot, client_of):
    cells = [("visite", "silence")] * 8 + [("info", "info")] * 2
    campaign, _coders = make_read_campaign(pilot, cells, looks=2)
    browser = client_of(pilot)
    follow = reverse("testing:follow", args=[campaign.code])
    page = words(browser.get(follow))
    assert "10 sur 40" in page
    assert "Faire le regard 1 sur 2" in page
    assert "fois sur 100" in page
    address = reverse("testing:look", args=[campaign.code, 1])
    assert "oui ou non" in words(browser.get(address))
    assert not Look.objects.exists()
    for _twice in range(2):
        assert browser.post(address).status_code == 302
    assert Look.objects.count() == 1
    assert "l'égalité est refusée" in words(browser.get(follow))
    assert browser.get(reverse("testing:look", args=[campaign.code, 4])).status_code == 404


def test_a_look_too_early_says_so(campaign, pilot, client_of):
    make_coders(campaign, pilot)
    make_test(campaign, 1)
    address = reverse("testing:look", args=[campaign.code, 1])
    assert "trop tôt" in words(client_of(pilot).get(address))
    assert "trop tôt" in words(client_of(pilot).post(address, follow=True))


PILOT_PAGES = ("coders", "follow")
READER_PAGES = ("readings", "disagreements")


@pytest.mark.parametrize("name", [*PILOT_PAGES, *READER_PAGES, "validity"])
def test_nobody_else_enters(name, campaign, pilot, client_of, stranger, elected_member, administrator):
    outsider = make_sentinel("Inès Ignore")
    address = reverse(f"testing:{name}", args=[campaign.code])
    assert client_of(None).get(address).status_code == 302
    for person in (stranger, elected_member, administrator):
        assert client_of(person).get(address).status_code == 403
    assert client_of(outsider).get(address).status_code == (403 if name in PILOT_PAGES else 404)
    if name in READER_PAGES:
        assert client_of(pilot).get(address).status_code == 403


def test_a_reader_who_does_not_settle_reaches_no_disagreement(campaign, pilot, client_of, reading_of):
    coders = make_coders(campaign, pilot)
    application, _other = make_test(campaign, 1)
    read_twice(application, coders, "silence", "info")
    browser = reading_of(coders[0].person)
    for address in (
        reverse("testing:disagreements", args=[campaign.code]),
        reverse("testing:settle_disagreement", args=[campaign.code, application.code]),
    ):
        assert browser.get(address).status_code == 404


def test_a_campaign_that_is_not_frozen_is_not_there(pilot, client_of):
    draft = make_campaign(name="Pas encore figée")
    assert client_of(pilot).get(reverse("testing:follow", args=[draft.code])).status_code == 404


def test_my_readings_lists_my_campaigns_only(campaign, pilot, client_of):
    coder = make_coders(campaign, pilot)[0]
    address = reverse("testing:my_readings")
    assert campaign.name in words(client_of(coder.person).get(address))
    assert campaign.name not in words(client_of(make_sentinel("Inès Ignore")).get(address))


def test_lists_ask_as_many_queries_however_long_they_are(campaign, pilot, client_of, count_queries):
    coder = make_coders(campaign, pilot)[1]
    for number in range(1, 3):
        make_test(campaign, number)
    addresses = [
        (client_of(pilot), reverse("testing:follow", args=[campaign.code])),
        (client_of(pilot), reverse("testing:validity", args=[campaign.code])),
        (client_of(coder.person), reverse("testing:readings", args=[campaign.code])),
        (client_of(coder.person), reverse("testing:disagreements", args=[campaign.code])),
    ]
    before = [
        count_queries(lambda browser=browser, address=address: browser.get(address)) for browser, address in addresses
    ]
    for number in range(3, 9):
        make_test(campaign, number)
    after = [
        count_queries(lambda browser=browser, address=address: browser.get(address)) for browser, address in addresses
    ]
    assert after == before


def test_which_tests_count_is_listed_by_pages_and_those_that_wait_apart(campaign, pilot, reading_of, count_queries):
    browser, address = reading_of(pilot), reverse("testing:validity", args=[campaign.code])
    make_test(campaign, 1)
    few = count_queries(lambda: browser.get(address))
    for number in range(2, 54):
        make_test(campaign, number)
    assert count_queries(lambda: browser.get(address)) == few
    Test.objects.filter(number__gt=2).update(validity=Validity.VALID, decided_on=campaign.frozen_on)
    first, last = words(browser.get(address)), words(browser.get(f"{address}?page=2"))
    assert "53 tests" in first
    assert ("Test 50<" in first, "Test 51<" in first, "Test 53<" in last) == (True, False, True)
    assert "2 tests finis attendent" in last
    waiting = words(browser.get(f"{address}?voir=a-decider"))
    assert ("Test 2<" in waiting, "Test 3<" in waiting) == (True, False)


def test_the_power_that_is_told_shares_the_level_between_tested_profiles(campaign):
    valid = 40
    assert len(powers_told(campaign, valid)) == 2
    alone = power_told(campaign, valid, 1, "")
    assert alone in powers_told(campaign, valid)[1]
    Profile.objects.create(campaign=campaign, letter="U", description="adresse en quartier prioritaire")
    shared = powers_told(campaign, valid)
    assert alone not in shared[1]
    assert "chacun se juge à 2,5 %" in shared[2].replace("\u00a0", " ")
