"""Participation is read by those who sit, names nobody, and asks as little of the base for many as for few."""

import json

import pytest

from tests.factories import BodyFactory, BodyMemberFactory, MeetingFactory, OrganisationFactory, PersonFactory
from vigie.plan.models import Attendance

pytestmark = pytest.mark.django_db
ADDRESS = "/instances/participation/"


def come(meeting, organisation, state="present", **fields):
    return Attendance.objects.create(meeting=meeting, organisation=organisation, state=state, **fields)


@pytest.fixture
def body(partner):
    """A body in which the contributor's organisation sits as a whole, with two meetings of 2017."""
    body = BodyFactory(name="Groupe suivi")
    BodyMemberFactory(body=body, person=None, organisation=partner)
    caf = OrganisationFactory(name="CAF")
    for dated, state in (("2017-03-14", "present"), ("2017-10-02", "excused")):
        meeting = MeetingFactory(body=body, state="held", dated=dated)
        come(meeting, caf, state, person=PersonFactory(name="Nour Nommée"))
        come(meeting, None, "present", label="Une voisine")
    return body


def rows(response):
    return [(row.name, [tally.came for _, tally in row.labelled], row.total.rate) for row in response.context["rows"]]


def test_who_reads_what(body, cast, client_of):
    for role, person in cast.items():
        response = client_of(person).get(ADDRESS)
        if role in {"visitor", "administrator"}:
            assert response.status_code == (302 if role == "visitor" else 403)
            continue
        sees = role in {"pilot", "contributor", "reader"}
        assert rows(response) == ([("CAF", [1], 0.5)] if sees else []), role
        assert "Nour" not in response.content.decode()
        assert "voisine" not in response.content.decode()
        asked = client_of(person).get(f"{ADDRESS}?instance={body.pk}&format=json")
        assert bool(json.loads(asked.content)["rows"]) == sees, role


def test_meeting_by_meeting(body, pilot, client_of):
    response = client_of(pilot).get(f"{ADDRESS}?instance={body.pk}&annee=2017")
    assert response.context["headers"] == ["14 mars 2017", "2 octobre 2017"]
    assert rows(response) == [("CAF", [1, 0], 0.5)]
    assert response.context["without_organisation"] == 2


def test_meetings_to_come_or_cancelled_do_not_count(pilot, client_of):
    for state in ("planned", "cancelled"):
        come(MeetingFactory(state=state), OrganisationFactory())
    response = client_of(pilot).get(ADDRESS)
    assert rows(response) == []


def test_saved_rates_are_shares(body, pilot, client_of):
    response = client_of(pilot).get(f"{ADDRESS}?format=json")
    assert json.loads(response.content)["rows"] == [
        {
            "structure": "CAF",
            "periode": "2017",
            "presente": 1,
            "representee": 0,
            "excusee": 1,
            "absente": 0,
            "taux": 0.5,
        }
    ]


def test_queries_do_not_grow(body, pilot, client_of, count_queries):
    client = client_of(pilot)
    pages = [ADDRESS, f"{ADDRESS}?instance={body.pk}&annee=2017"]
    for page in pages:
        client.get(page)
    few = [count_queries(lambda page=page: client.get(page)) for page in pages]
    for _ in range(15):
        parent = OrganisationFactory()
        come(MeetingFactory(body=body, state="held", dated="2017"), OrganisationFactory(parent=parent))
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == few


def test_whoever_is_elected_in_a_structure_that_sits_does_not_sit_by_that(body, elected_member, client_of):
    town = elected_member.memberships.get().organisation
    BodyMemberFactory(body=body, person=None, organisation=town)
    assert rows(client_of(elected_member).get(ADDRESS)) == []
