"""The charter, activity, the card, the directory, nominations; and what each structure sees."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.network.scene import make_charter, make_member, make_nomination, make_preparing, sign
from vigie.accounts.models import Role
from vigie.core.models import OutboxMessage
from vigie.network.mandates.naming import confirm_nomination
from vigie.network.mandates.nominating import nominate, return_nomination, withdraw_nomination
from vigie.network.members.activity import note_activity, totals
from vigie.network.members.charter import hash_of_text, publish_charter, sign_charter
from vigie.network.members.directory import entries
from vigie.network.models import Activity, Card, CharterSignature, Nomination
from vigie.network.refusals import NotNow

pytestmark = pytest.mark.django_db


def test_a_charter_is_signed_by_oneself_as_it_was_read(client_of):
    version = make_charter()
    mandate = make_preparing()
    client, address = client_of(mandate.person), reverse("network:own_charter")
    assert client.post(address, {"text_hash": version.text_hash}).status_code == 422
    for _ in range(2):
        client.post(address, {"text_hash": version.text_hash, "agrees": "on"})
    signature = CharterSignature.objects.get()
    assert signature.person == mandate.person
    assert signature.text_hash == hash_of_text(version.text)


def test_nobody_signs_a_text_that_has_changed():
    old = make_charter()
    person = make_preparing().person
    publish_charter(text="Une autre charte.\n", seen=1, by=None)
    with pytest.raises(NotNow, match="vient de changer"):
        sign_charter(person=person, text_hash=old.text_hash)


def test_a_charter_published_meanwhile_is_read_first():
    first = make_charter()
    assert publish_charter(text=first.text, seen=0, by=None) == first
    with pytest.raises(NotNow, match="Une autre version"):
        publish_charter(text="Nouvelle.\n", seen=0, by=None)


def test_activity_is_counted_under_the_mandate_of_its_day():
    mandate = make_member()
    day = timezone.localdate()
    told = {"person": mandate.person, "function": "ambassador", "kind": "relay", "number": 3, "note": ""}
    assert note_activity(done_on=day, **told) == note_activity(done_on=day, **told)
    with pytest.raises(NotNow, match="pas de mandat"):
        note_activity(done_on=day - timedelta(days=1), **told)
    assert totals([mandate.pk], day, day) == [("personnes orientées vers un lieu d'accueil", 3)]


def test_an_activity_is_taken_back_by_whoever_noted_it(client_of):
    mandate, other = make_member(), make_member(name="Autre Membre")
    activity = Activity.objects.create(mandate=mandate, kind="event", done_on=timezone.localdate())
    address = reverse("network:drop_activity", args=[activity.pk])
    assert client_of(other.person).post(address).status_code == 404
    assert client_of(mandate.person).post(address).status_code == 302
    assert not Activity.objects.exists()


def test_the_directory_shows_what_is_accepted_and_nothing_else(client_of):
    mandate = make_member(name="Alma Discrète", organisation=OrganisationFactory(name="Maison discrète"))
    today = timezone.localdate()
    shown = entries(today)[0]
    assert (shown.name, shown.organisation, shown.email) == ("Alma Discrète", "", "")
    client, address = client_of(mandate.person), reverse("network:own_card")
    client.post(address, {"introduction": "Je parle trois langues.", "shows_email": "on"})
    page = client.get(reverse("network:directory")).content.decode()
    assert mandate.person.email in page
    assert "Maison discrète" not in page
    assert "trois langues" not in page
    assert entries(today, "discrète")
    assert not entries(today, "langues")
    Card.objects.update(shows_organisation=True)
    assert "Maison discrète" in client.get(reverse("network:directory")).content.decode()


def test_the_directory_asks_as_many_queries_whatever_its_size(count_queries, client_of, pilot):
    client = client_of(pilot)
    make_member()
    few = count_queries(lambda: client.get(reverse("network:directory")))
    for number in range(5):
        make_member("sentinel", name=f"Membre {number}")
    assert count_queries(lambda: client.get(reverse("network:directory"))) == few
    mandates = count_queries(lambda: client.get(reverse("network:mandates")))
    for number in range(5):
        make_member(name=f"Autre {number}")
    assert count_queries(lambda: client.get(reverse("network:mandates"))) == mandates


def test_a_structure_names_its_own_and_nobody_elses(contributor, partner, stranger, client_of):
    told = {
        "name": "Nour Nommée",
        "email": "Nour@Exemple.fr",
        "job_title": "Accueil",
        "sex": "women",
        "mission": "Faire connaître le droit.",
        "hours_a_month": 6,
        "agreed_by": "Dom",
        "agreed_as": "directrice",
        "agreed_on": timezone.localdate().isoformat(),
    }
    client, address = client_of(contributor), reverse("network:add_nomination")
    theirs = stranger.memberships.get().organisation_id
    assert client.post(address, {**told, "organisation": theirs}).status_code == 422
    assert client.post(address, {**told, "organisation": partner.pk, "hours_a_month": 0}).status_code == 422
    for _ in range(2):
        assert client.post(address, {**told, "organisation": partner.pk}).status_code == 302
    nomination = Nomination.objects.get()
    for name in ("nomination", "mission_file", "withdraw_nomination"):
        address = reverse(f"network:{name}", args=[nomination.pk])
        assert client_of(stranger).get(address).status_code == 404
    assert "Nour" not in client_of(stranger).get(reverse("network:structure")).content.decode()
    assert client.get(reverse("network:mission_file", args=[nomination.pk])).content.startswith(b"%PDF")


def test_a_nomination_is_confirmed_once_or_sent_back_with_words(contributor, partner, pilot):
    nomination = make_nomination(partner, contributor)
    mandate = confirm_nomination(nomination_id=nomination.pk, by=pilot)
    assert confirm_nomination(nomination_id=nomination.pk, by=pilot) == mandate
    assert (mandate.organisation, mandate.function) == (partner, Role.AMBASSADOR)
    with pytest.raises(NotNow, match="déjà reçu une réponse"):
        withdraw_nomination(nomination_id=nomination.pk, by=contributor)
    other = make_nomination(partner, contributor, email="autre@exemple.fr")
    return_nomination(nomination_id=other.pk, because="L'accord manque.", by=pilot)
    assert "L'accord manque." in OutboxMessage.objects.get(kind="network_nomination").body
    again = nominate(
        nomination=Nomination(
            **{
                field: getattr(other, field)
                for field in (
                    "organisation",
                    "name",
                    "email",
                    "mission",
                    "hours_a_month",
                    "agreed_by",
                    "agreed_as",
                    "agreed_on",
                )
            },
            job_title="Accueil",
        ),
        by=contributor,
    )
    assert again.pk != other.pk


def test_someone_who_prepares_reads_their_own_mandate_and_nothing_else(client_of):
    make_charter()
    mandate = make_preparing()
    client = client_of(mandate.person)
    page = client.get(reverse("network:own_mandate")).content.decode()
    assert "formation à l&#x27;entretien" in page
    sign(mandate.person)
    for name in ("directory", "coverage", "network"):
        assert client.get(reverse(f"network:{name}")).status_code == 403
    assert client.get(reverse("testing:own_tests")).status_code == 403
