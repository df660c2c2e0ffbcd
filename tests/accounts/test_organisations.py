"""The directory, its two levels, other names, and the structures that ask to join."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.models import JoinRequest, JournalEntry, Organisation, OrganisationName
from vigie.accounts.organisations import answer_join_request, save_organisation
from vigie.core.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(agglomeration):
    return OrganisationFactory(name="Service habitat", parent=agglomeration)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "essai"}, {"Agglomération d'essai", "Association d'essai"}),
        ({"q": "AGGLOMERATION"}, {"Agglomération d'essai"}),
        ({"q": "habitat"}, {"Service habitat"}),
        ({"q": "CPAM"}, {"Caisse"}),
        ({"category": "local_authority"}, {"Agglomération d'essai"}),
        ({"part": "signatory"}, {"Caisse"}),
        ({"part": "diagnosis"}, set()),
        ({"part": "guess"}, {"Caisse"}),
        ({}, {"Agglomération d'essai", "Association d'essai", "Caisse"}),
        ({"category": "n'importe", "part": "quoi", "page": "x"}, None),
    ],
)
def test_the_directory_is_filtered(client_of, pilot, partner, service, asked, expected):
    caisse = OrganisationFactory(name="Caisse", is_signatory=True)
    OrganisationName.objects.create(organisation=caisse, name="C.P.A.M. (CPAM)", is_guess=True)
    page = client_of(pilot).get(reverse("accounts:organisations"), asked).context["page"]
    assert expected is None or {organisation.name for organisation in page.object_list} == expected


@pytest.mark.parametrize("name", ["organisations", "organisation"])
def test_pages_keep_their_queries(client_of, pilot, agglomeration, name):
    client, counts = client_of(pilot), []
    address = reverse(f"accounts:{name}", args=[agglomeration.pk] if name == "organisation" else [])
    for more in (2, 25):
        for number in range(more):
            service = OrganisationFactory(parent=agglomeration)
            MembershipFactory(organisation=service)
            OrganisationName.objects.create(organisation=agglomeration, name=f"{more} {number}", is_guess=True)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_members_are_shown_to_members_only(client_of, cast, partner):
    address = reverse("accounts:organisation", args=[partner.pk])
    shown = {
        who
        for who in ("pilot", "administrator", "contributor", "reader", "stranger")
        if "Camille Contribue"
        in client_of(cast[who]).get(address).text.replace(f'<span class="tool-name">{cast[who].name}', "")
    }
    assert shown == {"pilot", "administrator", "contributor", "reader"}
    assert client_of(cast["elected_member"]).get(address).status_code == 403


@pytest.mark.parametrize("who", ["contributor", "reader", "elected_member", "stranger"])
def test_only_the_team_changes_the_directory(client_of, cast, who, partner):
    client = client_of(cast[who])
    name = OrganisationName.objects.create(organisation=partner, name="Autre", is_guess=True)
    assert client.post(reverse("accounts:add_organisation"), {"name": "X", "category": "other"}).status_code == 403
    assert client.post(reverse("accounts:change_organisation", args=[partner.pk]), {"name": "X"}).status_code == 403
    assert client.post(reverse("accounts:confirm_name", args=[name.pk])).status_code == 403
    assert client.get(reverse("accounts:join_requests")).status_code == 403
    assert OrganisationName.objects.get().is_guess


def test_adding_and_changing_an_organisation_is_told(client_of, pilot):
    client = client_of(pilot)
    client.post(reverse("accounts:add_organisation"), {"name": "CAF du Nord", "category": "state"})
    organisation = Organisation.objects.get(name="CAF du Nord")
    values = {"name": "CAF du Nord", "category": "other", "is_signatory": "on", "website": "caf.example"}
    client.post(reverse("accounts:change_organisation", args=[organisation.pk]), values)
    organisation.refresh_from_db()
    assert (organisation.category, organisation.is_signatory, organisation.website) == (
        "other",
        True,
        "https://caf.example",
    )
    entry = JournalEntry.objects.latest("number")
    assert entry.changes["catégorie"] == ["État", "Autres partenaires"]
    assert entry.changes["signataire"] == ["non", "oui"]
    assert "nom" not in entry.changes


def test_saving_without_a_change_tells_nothing(pilot, partner):
    save_organisation(organisation=partner, values={"name": partner.name}, actor=pilot)
    assert not JournalEntry.objects.exists()


def test_there_are_two_levels_never_three(client_of, pilot, agglomeration, partner, service):
    for organisation, parent in ((partner, service), (agglomeration, partner), (partner, partner)):
        with pytest.raises(ValidationError):
            save_organisation(organisation=organisation, values={"parent": parent}, actor=pilot)
        organisation.parent = parent
        with pytest.raises(ValidationError):
            organisation.full_clean()
        organisation.parent = None
    values = {"name": agglomeration.name, "category": "local_authority", "parent": partner.pk}
    response = client_of(pilot).post(reverse("accounts:change_organisation", args=[agglomeration.pk]), values)
    assert "ne peut pas devenir un service" in response.text


def test_a_name_twice_is_refused(client_of, pilot, partner):
    response = client_of(pilot).post(reverse("accounts:add_organisation"), {"name": partner.name, "category": "other"})
    assert "existe déjà" in response.text


def test_confirming_a_guess_twice_is_harmless(client_of, pilot, partner):
    name = OrganisationName.objects.create(organisation=partner, name="Asso", is_guess=True)
    for _ in range(2):
        client_of(pilot).post(reverse("accounts:confirm_name", args=[name.pk]))
    assert not OrganisationName.objects.get().is_guess
    assert JournalEntry.objects.filter(verb="name_confirmed").count() == 1


def test_the_journal_never_tells_an_address_nor_who_signs(pilot, partner):
    for email, capacity in (("lou@exemple.fr", "Lou Signe, présidente"), ("max@exemple.fr", "Max Signe, maire")):
        save_organisation(organisation=partner, values={"email": email, "signatory_capacity": capacity}, actor=pilot)
    entries = JournalEntry.objects.filter(verb="organisation_changed")
    changed = {"adresse électronique": ["", ""], "qualité du signataire": ["", ""]}
    assert [entry.changes for entry in entries] == [changed, changed]


REQUEST = {"structure_name": "Les Jardins", "contact_name": "Lou", "email": "Lou@exemple.fr", "message": "Bonjour"}


def test_anyone_asks_to_join_and_asking_twice_is_one_request(client):
    for _ in range(2):
        assert client.post(reverse("accounts:ask_to_join"), REQUEST).url == reverse("accounts:join_thanks")
    asked = JoinRequest.objects.get()
    assert (asked.structure_name, asked.email, asked.state) == ("Les Jardins", "lou@exemple.fr", "waiting")


def test_an_address_has_three_requests_waiting_at_most(client):
    address = reverse("accounts:ask_to_join")
    for number in range(3):
        assert client.post(address, REQUEST | {"structure_name": f"S{number}"}).status_code == 302
    refused = client.post(address, REQUEST | {"structure_name": "S3"})
    assert "attendent déjà une réponse" in str(refused.context["form"].non_field_errors())
    assert client.post(address, REQUEST | {"structure_name": "S0"}).status_code == 302
    assert client.post(address, REQUEST | {"email": "max@exemple.fr"}).status_code == 302
    assert JoinRequest.objects.filter(email="lou@exemple.fr").count() == 3
    JoinRequest.objects.filter(structure_name="S0").update(state="declined", answered_at=timezone.now())
    assert client.post(address, REQUEST | {"structure_name": "S3"}).status_code == 302


def test_a_day_takes_so_many_requests_and_the_next_day_more(client):
    JoinRequest.objects.bulk_create(
        JoinRequest(structure_name="S", contact_name="C", email=f"c{number}@exemple.fr") for number in range(50)
    )
    refused = client.post(reverse("accounts:ask_to_join"), REQUEST)
    assert "demain" in str(refused.context["form"].non_field_errors())
    assert JoinRequest.objects.count() == 50
    JoinRequest.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert client.post(reverse("accounts:ask_to_join"), REQUEST).status_code == 302


def test_a_robot_is_thanked_and_forgotten(client):
    assert client.post(reverse("accounts:ask_to_join"), REQUEST | {"company": "x"}).status_code == 302
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"email": "x"}, {"structure_name": ""}, {"message": "x" * 4001}, {"contact_name": "x" * 151}]
)
def test_a_wrong_request_is_answered_with_a_sentence(client, changes):
    response = client.post(reverse("accounts:ask_to_join"), REQUEST | changes)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not JoinRequest.objects.exists()


@pytest.fixture
def asked(db):
    return JoinRequest.objects.create(structure_name="Les Jardins", contact_name="Lou", email="lou@exemple.fr")


def answer(client, asked, **values):
    values = {"decision": "accept", "category": "association", "answer": "Bienvenue chez nous."} | values
    return client.post(reverse("accounts:answer_join_request", args=[asked.pk]), values)


def test_accepting_makes_an_organisation_and_writes_to_the_contact(client_of, pilot, asked):
    answer(client_of(pilot), asked)
    asked.refresh_from_db()
    assert (asked.state, asked.organisation.name, asked.organisation.category) == (
        "accepted",
        "Les Jardins",
        "association",
    )
    message = OutboxMessage.objects.get()
    assert message.to == "lou@exemple.fr"
    assert "Bienvenue chez nous." in message.body


def test_declining_makes_none(client_of, pilot, asked):
    answer(client_of(pilot), asked, decision="decline")
    asked.refresh_from_db()
    assert (asked.state, asked.organisation) == ("declined", None)
    assert "pas répondre favorablement" in OutboxMessage.objects.get().body
    assert not Organisation.objects.filter(name="Les Jardins").exists()


def test_accepting_as_a_known_organisation(client_of, pilot, asked, partner):
    answer(client_of(pilot), asked, organisation=partner.pk)
    asked.refresh_from_db()
    assert asked.organisation == partner


def test_an_answer_is_given_once(client_of, pilot, asked):
    answer(client_of(pilot), asked)
    response = answer(client_of(pilot), asked, decision="decline")
    assert "déjà reçu" in response.text or response.status_code == 200
    with pytest.raises(ValidationError):
        answer_join_request(request=asked, organisation=None, answer="non", actor=pilot)
    assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("who", ["contributor", "reader", "elected_member", "stranger", "administrator"])
def test_only_the_pilot_answers(client_of, cast, who, asked):
    assert answer(client_of(cast[who]), asked).status_code == 403
