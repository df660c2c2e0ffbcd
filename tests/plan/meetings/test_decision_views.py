"""Decisions are read by partners and elected members, filtered, saved, and followed up by those concerned."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
)
from vigie.accounts.models import JournalEntry, Role
from vigie.plan.models import Decision

pytestmark = pytest.mark.django_db

READERS = {"pilot", "contributor", "reader", "stranger", "elected_member"}


@pytest.fixture
def decision(partner):
    """A decision that the contributor's organisation carries, overdue, with someone named."""
    carrier = PersonFactory(name="Nour Nommée")
    return DecisionFactory(text="Écrire une charte", carrier=partner, carrier_person=carrier, due="2017-06")


def page_of(decision):
    return reverse("plan:decision", args=[decision.pk])


@pytest.mark.parametrize("name", ["plan:decisions", "plan:decision"])
def test_partners_and_elected_members_read_decisions(name, decision, cast, client_of):
    address = reverse(name, args=[decision.pk] if name == "plan:decision" else [])
    for role, person in cast.items():
        expected = 200 if role in READERS else 302 if role == "visitor" else 403
        assert client_of(person).get(address).status_code == expected, role


@pytest.mark.parametrize("address", ["/decisions/", "/decisions/{}/", "/decisions/?format=json"])
def test_elected_members_read_no_persons_name(address, decision, elected_member, contributor, client_of):
    address = address.format(decision.pk)
    assert "Nour" not in client_of(elected_member).get(address).content.decode()
    assert "Nour" in client_of(contributor).get(address).content.decode()


def test_who_may_follow_a_decision_up(decision, cast, client_of):
    runner = BodyMemberFactory(body=decision.meeting.body, is_runner=True).person
    MembershipFactory(person=runner, role=Role.READER)
    MembershipFactory(person=decision.carrier_person, role=Role.READER)
    decision.carrier_person.is_active = True
    decision.carrier_person.save(update_fields=["is_active"])
    people = {**cast, "runner": runner, "carrier": decision.carrier_person}
    allowed = {"pilot", "contributor", "runner", "carrier"}
    data = {"state": "open", "due": "2017-06", "outcome": ""}
    for role, person in people.items():
        response = client_of(person).post(page_of(decision), data)
        shows_form = b'name="outcome"' in client_of(person).get(page_of(decision)).content
        redirects = role in allowed or role == "visitor"
        assert response.status_code == (302 if redirects else 403), role
        assert shows_form == (role in allowed), role


def test_a_decision_is_done_today_unless_said_otherwise(decision, contributor, client_of):
    client_of(contributor).post(
        page_of(decision), {"state": "done", "outcome": "La charte est signée.", "due": "06/2017"}
    )
    decision.refresh_from_db()
    assert (decision.state, decision.done_on, decision.outcome) == (
        "done",
        timezone.localdate(),
        "La charte est signée.",
    )
    entry = JournalEntry.objects.get(verb="decision_followed_up")
    assert entry.actor == contributor
    assert not decision.is_overdue()


def test_a_new_date_keeps_its_precision(decision, pilot, client_of):
    client_of(pilot).post(page_of(decision), {"state": "open", "outcome": "", "due": "décembre 2030"})
    decision.refresh_from_db()
    assert (decision.due, decision.due_day) == ("2030-12", date(2030, 12, 31))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"state": "dropped", "outcome": ""}, "pourquoi"),
        ({"state": "open", "due": "bientôt"}, "n&#x27;est pas une date"),
        ({"state": "done", "done_on": "2999-01-01"}, "pas encore venu"),
        ({"state": "inconnu"}, "inconnu"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_written(data, sentence, decision, pilot, client_of):
    response = client_of(pilot).post(page_of(decision), data)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Decision.objects.values("state", "due", "outcome").get() == {
        "state": "open",
        "due": "2017-06",
        "outcome": "",
    }
    assert not JournalEntry.objects.filter(verb="decision_followed_up").exists()


def test_two_people_do_not_overwrite_each_other(decision, pilot, contributor, client_of):
    seen = client_of(pilot).get(page_of(decision)).context["form"].current_fingerprint()
    client_of(contributor).post(page_of(decision), {"state": "done", "outcome": "Fait.", "due": ""})
    response = client_of(pilot).post(page_of(decision), {"state": "open", "outcome": "Pas fait.", "seen": seen})
    assert "pendant que vous écriviez" in response.content.decode()
    decision.refresh_from_db()
    assert decision.outcome == "Fait."


def kept(client, query):
    return [row["decision"] for row in json.loads(client.get(f"/decisions/?{query}&format=json").content)["rows"]]


def test_filters_keep_what_they_say(partner, pilot, client_of):
    old, new = MeetingFactory(state="held", dated="2015"), MeetingFactory(state="held", dated="2017-03-14")
    tomorrow = str(timezone.localdate() + timedelta(days=1))
    DecisionFactory(meeting=old, number=1, text="en retard", due="2016", carrier=partner)
    DecisionFactory(meeting=new, number=1, text="à venir", due=tomorrow)
    DecisionFactory(meeting=new, number=2, text="faite", state="done", due="2016")
    DecisionFactory(meeting=new, number=3, text="abandonnée", state="dropped")
    DecisionFactory(meeting=new, number=4, text="avis", kind="opinion", due="2016")
    client = client_of(pilot)
    expected = {
        "etat=retard": {"en retard"},
        "etat=ouverte": {"en retard", "à venir"},
        "etat=faite": {"faite"},
        "etat=abandonnee": {"abandonnée"},
        "etat=avis": {"avis"},
        "annee=2015": {"en retard"},
        f"porteur={partner.pk}": {"en retard"},
        f"instance={new.body.pk}": {"à venir", "faite", "abandonnée", "avis"},
        f"instance={new.body.pk}&etat=ouverte": {"à venir"},
        "etat=rien&annee=abc&porteur=0&instance=x": {"en retard", "à venir", "faite", "abandonnée", "avis"},
    }
    assert {query: set(kept(client, query)) for query in expected} == expected


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_the_list_is_saved(file_format, decision, pilot, client_of):
    response = client_of(pilot).get(f"/decisions/?format={file_format}")
    assert response["Content-Disposition"] == f'attachment; filename="decisions-des-instances.{file_format}"'


def test_an_unknown_format_shows_the_page(decision, pilot, client_of):
    response = client_of(pilot).get("/decisions/?format=exe")
    assert "exe" in response.content.decode()
    assert response["Content-Type"].startswith("text/html")


def test_the_page_of_an_action_shows_its_decisions(decision, reader, client_of):
    decision.action = ActionFactory()
    decision.save(update_fields=["action"])
    page = client_of(reader).get(reverse("plan:action", args=[decision.action.pk])).content.decode()
    assert page_of(decision) in page


def test_queries_do_not_grow(pilot, client_of, count_queries, partner):
    client = client_of(pilot)
    action = ActionFactory()
    pages = ["/decisions/", reverse("plan:action", args=[action.pk]), "/decisions/?format=csv"]

    def add(count):
        for _ in range(count):
            DecisionFactory(carrier=partner, carrier_person=PersonFactory(), action=action, due="2017")

    add(2)
    for page in pages:
        client.get(page)
    few = [count_queries(lambda page=page: client.get(page)) for page in pages]
    add(20)
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == few
