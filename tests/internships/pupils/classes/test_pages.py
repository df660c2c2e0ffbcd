"""What a school does with its classes: names under the vault, situations, parents, codes, help."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.internships.scene import make_class, make_exchange, make_pupil
from tests.vaults import give_vault, open_vault_in
from vigie.accounts.models import JournalEntry, Role
from vigie.internships.models import Pupil, SchoolClass, SchoolEntry, WishList
from vigie.internships.pupils.classes.acts import remove_class

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange(school, company):
    return make_exchange(school, company)


@pytest.fixture
def browser(school, client_of):
    return open_vault_in(client_of(school))


def at(name, *arguments):
    return reverse(f"internships:{name}", args=arguments)


def text_of(answer):
    return html.unescape(answer.content.decode())


def test_names_are_shown_with_the_vault_open_only(exchange, school, client_of, browser):
    address = at("school_class", exchange.school_class.pk)
    assert "Inès Canari" in text_of(browser.get(address))
    closed = text_of(client_of(school).get(address))
    assert "Canari" not in closed
    assert exchange.pupil.pseudonym in closed


def test_a_colleague_reads_names_once_they_are_shared(exchange, browser, client_of):
    colleague = MembershipFactory(organisation=exchange.entry.organisation, role=Role.SCHOOL).person
    give_vault(colleague)
    theirs = open_vault_in(client_of(colleague))
    address = at("school_class", exchange.school_class.pk)
    assert "Canari" not in text_of(theirs.get(address))
    refused = theirs.get(at("add_pupil", exchange.school_class.pk))
    assert refused.status_code == 403
    assert "Partager les noms" in text_of(refused)
    browser.post(at("share_names", exchange.entry.pk))
    assert "Inès Canari" in text_of(theirs.get(address))


def test_a_school_enters_a_campaign_once_and_adds_a_class(exchange, browser):
    SchoolEntry.objects.all().delete()
    sent = {"organisation": exchange.entry.organisation_id, "school_type": "college", "is_priority_education": "on"}
    for _ in range(2):
        browser.post(at("enter_campaign", exchange.campaign.pk), sent)
    entry = SchoolEntry.objects.get()
    assert entry.is_priority_education
    browser.post(at("add_class", entry.pk), {"name": "3e C", "level": "3e"})
    again = browser.post(at("add_class", entry.pk), {"name": " 3E c", "level": "3e"})
    assert "existe déjà" in text_of(again)
    assert [each.name for each in entry.classes.all()] == ["3e C"]


def test_the_pilot_adds_a_school_and_reads_no_pupil(exchange, pilot, client_of):
    client = client_of(pilot)
    SchoolEntry.objects.all().delete()
    sent = {"organisation": exchange.entry.organisation_id, "school_type": "college"}
    client.post(at("add_school", exchange.campaign.pk), sent)
    assert SchoolEntry.objects.count() == 1
    assert exchange.pupil.pseudonym not in text_of(client.get(at("campaign_schools", exchange.campaign.pk)))


def test_pupils_are_added_and_changed_by_hand(exchange, browser):
    sent = {"last_name": "Lune", "first_name": "Léa", "born_on": "2011-03-04", "sex": "women", "has_scholarship": "on"}
    browser.post(at("add_pupil", exchange.school_class.pk), sent)
    added = Pupil.objects.exclude(pk=exchange.pupil.pk).get()
    assert "Léa Lune" in text_of(browser.get(at("change_pupil", added.pk)))
    Pupil.objects.update(groups_checked_on=timezone.localdate())
    browser.post(at("change_pupil", added.pk), {**sent, "needs": "un ascenseur"})
    added.refresh_from_db()
    assert added.groups_checked_on is not None
    browser.post(at("change_pupil", added.pk), {**sent, "has_scholarship": ""})
    added.refresh_from_db()
    assert (added.groups_checked_on, added.has_scholarship) == (None, False)


def test_an_age_outside_of_the_rules_is_refused(exchange, browser):
    sent = {"last_name": "Lune", "first_name": "Léa", "born_on": "2020-03-04", "sex": "women"}
    answer = browser.post(at("add_pupil", exchange.school_class.pk), sent)
    assert "premier jour des stages" in text_of(answer)


def test_a_class_that_received_a_pupil_meanwhile_is_not_removed_with_them(exchange, school):
    assert not remove_class(school_class=exchange.school_class, actor=school)
    assert Pupil.objects.filter(pk=exchange.pupil.pk).exists()


def test_situations_are_verified_for_the_whole_class(exchange, school, browser):
    other = make_pupil(exchange.school_class, school)
    sent = {
        "shown": [exchange.pupil.pk, other.pk],
        "qpv_before": exchange.pupil.pk,
        "scholarship": other.pk,
        "qpv": "x",
    }
    browser.post(at("verify_groups", exchange.school_class.pk), sent)
    exchange.pupil.refresh_from_db()
    other.refresh_from_db()
    assert (exchange.pupil.lives_in_qpv, other.has_scholarship) == (False, True)
    assert exchange.pupil.groups_checked_on == other.groups_checked_on == timezone.localdate()


def test_ticks_of_another_class_change_nothing(exchange, school, browser):
    other = make_pupil(
        make_class(exchange.campaign, exchange.entry.organisation, "3e B"), school, groups_checked_on=None
    )
    browser.post(at("verify_groups", exchange.school_class.pk), {"shown": other.pk, "qpv": other.pk})
    other.refresh_from_db()
    assert (other.lives_in_qpv, other.groups_checked_on) == (False, None)


def test_parents_are_informed_and_may_refuse_or_come_back_on_it(exchange, browser):
    address = at("class_parents", exchange.school_class.pk)
    browser.post(address, {"refused": exchange.pupil.pk})
    exchange.pupil.refresh_from_db()
    assert exchange.pupil.parents_informed_on == exchange.pupil.parents_refused_on == timezone.localdate()
    assert not Pupil.objects.taking_part().exists()
    ticked = {"informed": exchange.pupil.pk, "informed_before": exchange.pupil.pk}
    browser.post(address, {**ticked, "refused_before": exchange.pupil.pk})
    assert Pupil.objects.taking_part().exists()


def boxes(browser, address):
    """Return what a page of boxes sends when nobody touches it."""
    written = browser.get(address).content.decode()
    hidden = re.findall(r'type="hidden" name="(\w+)" value="(\d+)"', written)
    ticked = re.findall(r'type="checkbox" name="(\w+)" value="(\d+)"[^>]* checked', written)
    sent = {}
    for name, value in [*hidden, *ticked]:
        sent.setdefault(name, []).append(value)
    return sent


def test_a_page_left_open_takes_back_no_refusal_noted_since(exchange, browser):
    address = at("class_parents", exchange.school_class.pk)
    old_page = boxes(browser, address)
    browser.post(address, {"refused": exchange.pupil.pk})
    browser.post(address, old_page)
    exchange.pupil.refresh_from_db()
    assert exchange.pupil.parents_refused_on
    assert exchange.pupil.parents_informed_on


def test_a_page_left_open_verifies_nobody_who_came_since(exchange, school, browser):
    address = at("verify_groups", exchange.school_class.pk)
    old_page = boxes(browser, address)
    new = make_pupil(exchange.school_class, school, lives_in_qpv=True, groups_checked_on=None)
    Pupil.objects.filter(pk=exchange.pupil.pk).update(has_scholarship=True)
    browser.post(address, old_page)
    new.refresh_from_db()
    exchange.pupil.refresh_from_db()
    assert (new.lives_in_qpv, new.groups_checked_on) == (True, None)
    assert (exchange.pupil.lives_in_qpv, exchange.pupil.has_scholarship) == (True, True)


def test_a_pupil_is_withdrawn_and_taken_back(exchange, browser):
    for name, is_out in (("withdraw_pupil", True), ("take_back_pupil", False)):
        assert "Inès Canari" in text_of(browser.get(at(name, exchange.pupil.pk)))
        for _ in range(2):
            browser.post(at(name, exchange.pupil.pk))
        exchange.pupil.refresh_from_db()
        assert (exchange.pupil.withdrawn_on is not None) is is_out


def codes_in(answer):
    return re.findall(r"<code>([A-Z0-9-]+)</code>", answer.content.decode())


def make_codes(browser, exchange):
    address = at("class_codes", exchange.school_class.pk)
    nonce = re.search(r'name="nonce" value="(\w+)"', browser.get(address).content.decode()).group(1)
    sent = {"nonce": nonce, "pupil": exchange.pupil.pk}
    return browser.post(address, sent), sent


def comes_in(code):
    return Client().post(at("pupil_door"), {"code": code}).status_code == 302


def test_codes_are_shown_once_with_names_and_open(exchange, browser):
    answer, _sent = make_codes(browser, exchange)
    (code,) = codes_in(answer)
    assert "Inès Canari" in text_of(answer)
    assert comes_in(code)
    assert code not in browser.get(at("class_codes", exchange.school_class.pk)).content.decode()


def test_a_form_of_codes_sent_twice_gives_the_same_ones(exchange, browser):
    answer, sent = make_codes(browser, exchange)
    again = browser.post(at("class_codes", exchange.school_class.pk), sent)
    assert codes_in(again) == codes_in(answer)


def test_a_new_code_kills_the_old_one(exchange, browser):
    (old,) = codes_in(make_codes(browser, exchange)[0])
    (new,) = codes_in(make_codes(browser, exchange)[0])
    assert not comes_in(old)
    assert comes_in(new)


def test_a_list_entered_with_the_school_says_so_and_ends_with_it(exchange, browser):
    answer = browser.post(at("help_pupil", exchange.pupil.pk), follow=True)
    assert "Vous saisissez la liste" in text_of(answer)
    browser.post(at("pupil_list"), {"act": f"{exchange.session.pk}:off"})
    assert WishList.objects.get().helped
    left = browser.post(at("pupil_leave"))
    assert left.url == at("school_class", exchange.school_class.pk)
    assert browser.get(at("pupil_list")).url == at("pupil_door")
    assert browser.get(at("school_home")).status_code == 200


def test_whoever_leaves_the_school_helps_no_more(exchange, school, browser):
    browser.post(at("help_pupil", exchange.pupil.pk))
    school.memberships.update(role=Role.READER)
    assert browser.get(at("pupil_list")).url == at("pupil_door")


def test_the_sheet_for_parents_says_the_dates_and_how_to_refuse(exchange, browser):
    page = text_of(browser.get(at("parents_sheet", exchange.entry.pk)))
    assert "refuser que votre enfant participe" in page


def test_a_class_with_pupils_is_not_removed(exchange, browser):
    address = at("remove_class", exchange.school_class.pk)
    browser.post(address)
    assert SchoolClass.objects.count() == 1
    Pupil.objects.all().delete()
    browser.post(address)
    assert not SchoolClass.objects.exists()


def test_the_journal_says_neither_names_nor_wishes(exchange, browser):
    browser.post(at("help_pupil", exchange.pupil.pk))
    browser.post(at("pupil_list"), {"act": f"{exchange.session.pk}:off"})
    make_codes(browser, exchange)
    lines = "".join(f"{entry.verb} {entry.object_label} {entry.changes}" for entry in JournalEntry.objects.all())
    assert "pupil_helped" in lines
    assert exchange.pupil.pseudonym not in lines
    assert "Canari" not in lines


def test_pages_ask_the_database_as_much_for_a_large_class(exchange, school, browser, django_assert_max_num_queries):
    for _ in range(20):
        make_pupil(exchange.school_class, school, exchange.session)
    for name, argument in (("school_class", exchange.school_class.pk), ("verify_groups", exchange.school_class.pk)):
        with django_assert_max_num_queries(14):
            browser.get(at(name, argument))
    with django_assert_max_num_queries(14):
        browser.get(at("school_home"))
