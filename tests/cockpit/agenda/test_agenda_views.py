"""The agenda: who enters, what is hidden, what is mine, without one more query for more rows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlanFactory,
)
from vigie.plan.models import Participation, YearlyMoment
from vigie.plan.reading_timing import parse_timing

AGENDA = "cockpit:agenda"
CANARY = "canarisecret"


@pytest.fixture
def plan(db):
    return PlanFactory(title="Plan d'essai", starts_in=2015)


def day(step: int) -> str:
    return str(timezone.localdate() + timedelta(days=step))


def deadline(plan, words, **fields):
    action = ActionFactory(plan=plan, **fields)
    action.set_timing(parse_timing(words), text=words)
    action.save()
    return action


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("visitor", 302),
        ("pilot", 200),
        ("contributor", 200),
        ("reader", 200),
        ("stranger", 200),
        ("elected_member", 200),
        ("administrator", 403),
    ],
)
def test_who_enters(client_of, cast, plan, role, status):
    assert client_of(cast[role]).get(reverse(AGENDA)).status_code == status


def test_without_a_plan_it_says_so(client_of, reader):
    assert client_of(reader).get(reverse(AGENDA)).status_code == 200


def test_what_is_past_waits_to_be_asked_for(client_of, reader, plan):
    MeetingFactory(plan=plan, dated=day(-40), title="Déjà tenue", state="held")
    MeetingFactory(plan=plan, dated=day(40), title="À venir")
    client = client_of(reader)
    page = client.get(reverse(AGENDA)).content.decode()
    assert "À venir" in page
    assert "Déjà tenue" not in page
    assert "Déjà tenue" in client.get(reverse(AGENDA), {"passe": "oui"}).content.decode()


def test_kinds_and_what_is_mine_filter(client_of, contributor, partner, plan):
    MeetingFactory(plan=plan, dated=day(9), title="Réunion des autres")
    mine = deadline(plan, day(12), name="Mon action")
    Participation.objects.create(action=mine, organisation=partner, part="bearer")
    deadline(plan, day(13), name="Action des autres")
    client = client_of(contributor)
    page = client.get(reverse(AGENDA), {"genre": "actions"}).content.decode()
    assert "Mon action" in page
    assert "Action des autres" in page
    assert "Réunion des autres" not in page
    page = client.get(reverse(AGENDA), {"miennes": "oui"}).content.decode()
    assert "Mon action" in page
    assert "is-mine" in page
    assert "Action des autres" not in page


@pytest.mark.parametrize("query", ["mois=2018-13", "mois=0000-01", "genre=rien", "passe=x", "mois=%00"])
def test_an_odd_address_is_no_error(client_of, reader, plan, query):
    assert client_of(reader).get(f"{reverse(AGENDA)}?{query}").status_code == 200


def test_elected_members_read_dates_without_links_to_working_pages(client_of, elected_member, plan):
    someone = PersonFactory(name=f"Lou {CANARY}")
    action = deadline(plan, day(12), name="Former les agents", lead=someone)
    meeting = MeetingFactory(plan=plan, dated=day(9))
    BodyMemberFactory(body=meeting.body, person=someone)
    DecisionFactory(meeting=meeting, due=day(3), carrier_person=someone)
    page = client_of(elected_member).get(reverse(AGENDA)).content.decode()
    assert "Former les agents" in page
    assert reverse("plan:action", args=[action.pk]) not in page
    assert reverse("plan:calendar") not in page
    assert reverse("plan:meeting", args=[meeting.pk]) in page
    assert CANARY not in page


def test_a_moment_without_a_date_is_said_to_all_and_mended_by_the_pilot(client_of, pilot, reader, plan):
    YearlyMoment.objects.create(plan=plan, title="Restitution annuelle")
    for person, links in ((pilot, True), (reader, False)):
        page = client_of(person).get(reverse(AGENDA)).content.decode()
        assert "Restitution annuelle" in page
        assert ("Donner une date" in page) is links


def test_the_actions_by_year_and_the_agenda_know_each_other(client_of, reader, plan):
    client = client_of(reader)
    assert reverse("plan:calendar") in client.get(reverse(AGENDA)).content.decode()
    assert reverse(AGENDA) in client.get(reverse("plan:calendar")).content.decode()


def test_queries_do_not_grow(client_of, reader, plan, count_queries):
    client = client_of(reader)

    def fill(number):
        for _ in range(number):
            meeting = MeetingFactory(plan=plan, dated=day(9))
            BodyMemberFactory(body=meeting.body)
            DecisionFactory(meeting=meeting, due=day(5))
            action = deadline(plan, day(12))
            Participation.objects.create(action=action, organisation=OrganisationFactory(), part="bearer")

    fill(3)
    client.get(reverse(AGENDA))
    few = count_queries(lambda: client.get(reverse(AGENDA)))
    fill(27)
    assert count_queries(lambda: client.get(reverse(AGENDA))) == few
