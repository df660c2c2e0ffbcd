"""The network of committed companies and the contacts made with actors, kept by the pilot."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.models import JournalEntry, Organisation, Role
from vigie.internships.models import ActorContact, Company

pytestmark = pytest.mark.django_db
CARD = {"sector": "crafts", "diversity_charter": "unknown"}


@pytest.fixture
def browser(pilot, client_of):
    return client_of(pilot)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_company_joins_with_its_organisation_once(browser):
    sent = {**CARD, "new_name": "  Menuiserie   Duchêne ", "exchange_charter_on": timezone.localdate().isoformat()}
    answer = browser.post(reverse("internships:add_company"), sent)
    company = Company.objects.get()
    assert answer.url == reverse("internships:company", args=[company.pk])
    assert (company.organisation.name, company.organisation.category) == ("Menuiserie Duchêne", "company")
    assert company.diversity_charter is None
    again = browser.post(reverse("internships:add_company"), sent)
    assert again.status_code == 422
    assert Company.objects.count() == Organisation.objects.filter(name="Menuiserie Duchêne").count() == 1
    assert [line.verb for line in JournalEntry.objects.order_by("number")] == ["organisation_created", "company_added"]


def test_a_known_organisation_joins(browser):
    town = OrganisationFactory(name="Mairie d'essai")
    browser.post(reverse("internships:add_company"), {**CARD, "organisation": town.pk})
    assert Company.objects.get().organisation == town
    assert "Mairie d&#x27;essai" in words(browser.get(reverse("internships:companies")))


@pytest.mark.parametrize("given", [{}, {"new_name": "Une", "organisation": "known"}])
def test_one_name_is_asked_for(browser, given):
    known = OrganisationFactory()
    sent = {name: known.pk if value == "known" else value for name, value in given.items()}
    answer = browser.post(reverse("internships:add_company"), {**CARD, **sent})
    assert "l’un des deux" in words(answer) or "l&#x27;un des deux" in words(answer)
    assert not Company.objects.exists()


def test_unknown_yes_and_no_are_three_answers_about_the_charter(browser):
    for name, answer in (("Oui", True), ("Non", False), ("Inconnue", None)):
        Company.objects.create(organisation=OrganisationFactory(name=name), diversity_charter=answer)
    shown = words(browser.get(reverse("internships:companies")))
    assert all(word in shown for word in ("signée", "non signée", "inconnu"))


@pytest.mark.parametrize("day", [1, 400])
def test_a_charter_is_not_signed_tomorrow_nor_without_yes(browser, day):
    later = (timezone.localdate() + timedelta(days=day)).isoformat()
    company = Company.objects.create(organisation=OrganisationFactory())
    address = reverse("internships:change_company", args=[company.pk])
    assert browser.post(address, {**CARD, "exchange_charter_on": later}).status_code == 422
    dated = {**CARD, "diversity_charter": "false", "diversity_charter_on": "2020-01-01"}
    assert "choisissez « Oui »" in words(browser.post(address, dated))
    company.refresh_from_db()
    assert (company.exchange_charter_on, company.diversity_charter_on) == (None, None)


def test_its_contact_is_invited_by_the_pages_of_invitations(browser, company):
    host = Company.objects.create(organisation=company.memberships.get().organisation)
    shown = browser.get(reverse("internships:company", args=[host.pk]))
    assert "Emma Entreprise" in words(shown)
    form = browser.get(shown.context["invite_url"]).context["form"]
    assert (form["organisation"].value(), form["role"].value()) == (str(host.organisation_id), Role.COMPANY)


def test_the_list_of_the_network_asks_no_more_questions_as_it_grows(browser, django_assert_max_num_queries):
    address = reverse("internships:companies")
    for number in range(12):
        organisation = OrganisationFactory(name=f"Entreprise {number}")
        Company.objects.create(organisation=organisation)
        MembershipFactory(organisation=organisation, role=Role.COMPANY)
    browser.get(address)
    with django_assert_max_num_queries(16):
        browser.get(address)


CONTACT = {"category": "parents", "actor_name": "Fédération locale", "outcome": "to_follow"}


def test_contacts_say_what_is_missing_and_who_waits(browser):
    day = timezone.localdate()
    browser.post(reverse("internships:add_contact"), {**CONTACT, "held_on": (day - timedelta(days=9)).isoformat()})
    shown = words(browser.get(reverse("internships:contacts")))
    assert "parents d&#x27;élèves" not in shown.split("Personne n'a encore été rencontré")[1].split("</p>")[0]
    assert "Noter la suite" in shown
    browser.post(
        reverse("internships:add_contact"),
        {**CONTACT, "actor_name": "fédération  LOCALE", "outcome": "committed", "held_on": day.isoformat()},
    )
    assert "Noter la suite" not in words(browser.get(reverse("internships:contacts")))


def test_a_follow_up_comes_with_who_it_is_about(browser):
    ActorContact.objects.create(category="schools", actor_name="Lycée & cie", held_on=timezone.localdate())
    shown = browser.get(reverse("internships:contacts")).content.decode()
    address = shown.split('btn-sm" href="')[1].split('"')[0].replace("&amp;", "&")
    form = browser.get(address).context["form"]
    assert (form["category"].value(), form["actor_name"].value()) == ("schools", "Lycée & cie")


def test_a_contact_is_changed_then_removed_and_the_journal_names_nobody(browser):
    browser.post(
        reverse("internships:add_contact"),
        {**CONTACT, "actor_name": "Mme Canari", "note": "note-canari", "held_on": timezone.localdate().isoformat()},
    )
    row = ActorContact.objects.get()
    sent = {**CONTACT, "actor_name": "Mme Canari", "outcome": "informed", "held_on": row.held_on.isoformat()}
    browser.post(reverse("internships:change_contact", args=[row.pk]), sent)
    row.refresh_from_db()
    assert (row.outcome, row.note) == ("informed", "")
    for _ in range(2):
        browser.post(reverse("internships:remove_contact", args=[row.pk]))
    lines = list(JournalEntry.objects.order_by("number"))
    assert [line.verb for line in lines] == ["actor_contact_added", "actor_contact_changed", "actor_contact_removed"]
    assert not any("anari" in f"{line.object_label} {line.changes}" for line in lines)


@pytest.mark.parametrize("wrong", [{"held_on": "2999-01-01"}, {"held_on": ""}, {"actor_name": ""}, {"category": "x"}])
def test_a_wrong_contact_is_refused_with_a_sentence(browser, wrong):
    sent = {**CONTACT, "held_on": timezone.localdate().isoformat(), **wrong}
    assert browser.post(reverse("internships:add_contact"), sent).status_code == 422
    assert not ActorContact.objects.exists()
