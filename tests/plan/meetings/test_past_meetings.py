"""The meetings that a plan cites are taken over once, with the date that is known and no more."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BodyFactory, MeetingFactory, PlanFactory
from vigie.accounts.models import JournalEntry
from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod
from vigie.plan.meetings.past_meetings import CitedEvent, cited_meetings, widest_date
from vigie.plan.meetings.past_meetings_taking import take_past_meetings
from vigie.plan.models import Attendance, Body, HistoryEvent, HistoryItem, Meeting

DIAGNOSIS = {"days": 5, "starts": "2015-02", "ends": "2015-06", "participants": "Une vingtaine de partenaires"}
GROUPS = CitedEvent(
    "2015-03/2015-04", "Groupes de travail spécifiquement dédiés à l'égalité entre les femmes et les hommes", ("but",)
)
ADDRESS = "/reunions/reprendre/"


def plain(text):
    return text.replace("\u00a0", " ")


def test_five_days_known_to_the_year_and_groups_of_unknown_number():
    found = cited_meetings(DIAGNOSIS, [GROUPS, CitedEvent("2011", "Projet territorial")])
    assert [meeting.dated for meeting in found] == ["2015"] * 6
    assert [meeting.title for meeting in found[:2]] == [
        "Diagnostic territorial, journée 1 sur 5",
        "Diagnostic territorial, journée 2 sur 5",
    ]
    assert "février 2015 – juin 2015" in found[0].source
    assert "n'est pas connue" in found[0].minutes
    assert "Une vingtaine de partenaires" in found[0].minutes
    assert (found[5].is_equality, found[0].is_equality) == (True, False)
    assert "ne dit ni combien" in found[5].minutes
    assert "- but" in found[5].minutes
    assert len({meeting.source for meeting in found}) == 6


@pytest.mark.parametrize(
    "diagnosis",
    [
        {},
        {"days": 5},
        {"days": "cinq", "starts": "2015"},
        {"days": True, "starts": "2015"},
        {"days": 0, "starts": "2015"},
        {"days": 100_000, "starts": "2015"},
        {"days": 5, "starts": "bientôt"},
        {"days": 5, "starts": "2015-06", "ends": "2015-02"},
        {"days": 5, "starts": "2014", "ends": "2016"},
    ],
)
def test_a_plan_that_does_not_say_enough_cites_nothing(diagnosis):
    assert cited_meetings(diagnosis, [CitedEvent("un jour", "Réunion publique")]) == []


DATES = st.builds(FuzzyDate, st.integers(2014, 2016), st.none() | st.integers(1, 12))


@given(DATES, DATES)
def test_the_date_kept_holds_the_whole_period(start, end):
    try:
        period = FuzzyPeriod(start, end)
    except ValueError:
        return
    day = widest_date(period)
    if day is None:
        assert start.year != end.year
    else:
        assert day.first_day <= start.first_day
        assert day.last_day >= end.last_day


@pytest.fixture
def plan(db):
    plan = PlanFactory(
        starts_in=2015,
        diagnosis=DIAGNOSIS,
        governance={"body": "Groupe de travail dédié à la lutte contre les discriminations", "since": "2015-02"},
    )
    event = HistoryEvent.objects.create(plan=plan, dated=GROUPS.dated, title=GROUPS.title)
    HistoryItem.objects.create(event=event, text="but")
    return plan


def test_one_click_takes_them_over_and_a_second_adds_nothing(plan, pilot, client_of):
    client = client_of(pilot)
    page = client.get(ADDRESS)
    assert "Reprendre 6 réunions" in page.content.decode()
    assert not Meeting.objects.exists()
    assert not Body.objects.exists()
    for _ in range(2):
        assert client.post(ADDRESS).status_code == 302
    assert Meeting.objects.held().count() == 6
    assert Body.objects.count() == 2
    own = Body.objects.get(name__startswith="Groupe de travail dédié")
    assert own.meetings.in_year(2015).count() == 5
    assert own.installed_on == "2015-02"
    assert not Attendance.objects.exists()
    assert not Meeting.objects.filter(is_fictitious=True).exists()
    assert JournalEntry.objects.filter(verb="meetings_imported").count() == 1
    assert "Tout est déjà repris" in client.get(ADDRESS).content.decode()


def test_bodies_already_there_are_used(plan, pilot):
    BodyFactory(name="Groupe de travail dédié à la LUTTE contre les discriminations")
    take_past_meetings(plan=plan, actor=pilot)
    assert Body.objects.count() == 2


def test_a_meeting_corrected_since_is_not_taken_over_again(plan, pilot):
    take_past_meetings(plan=plan, actor=pilot)
    meeting = Meeting.objects.order_by("pk").first()
    meeting.set_date("2015-02-03")
    meeting.title = "Première journée"
    meeting.save(update_fields=["dated", "first_day", "last_day", "title"])
    assert take_past_meetings(plan=plan, actor=pilot) == 0


def test_it_is_the_same_in_another_language(plan, pilot, client_of):
    client = client_of(pilot)
    client.post(ADDRESS)
    client.cookies["django_language"] = "ar"
    client.post(ADDRESS)
    assert Meeting.objects.count() == 6


def test_the_real_plan_is_read(db, pilot):
    from vigie.plan.importing.importing_plan import apply_import
    from vigie.plan.importing.sources import read_path
    from vigie.plan.models import Plan

    path = Path("src/vigie/plan/data/valenciennes_plan.json")
    assert json.loads(path.read_text())["diagnostic"]["nombre_de_journees"] == 5
    apply_import(reading=read_path(path), actor=None)
    assert take_past_meetings(plan=Plan.objects.get(), actor=pilot) == 6
    equality = Meeting.objects.get(body__kind=Body.Kind.THEMATIC)
    assert equality.dated == "2015"
    assert "mars 2015 – avril 2015" in plain(equality.source)


def test_only_the_pilot(plan, cast, client_of):
    for role, person in cast.items():
        expected = 200 if role == "pilot" else 302 if role == "visitor" else 403
        assert client_of(person).get(ADDRESS).status_code == expected, role
        if role != "pilot":
            client_of(person).post(ADDRESS)
    assert not Meeting.objects.exists()


def test_without_a_named_body_nothing_is_invented(pilot):
    plan = PlanFactory(diagnosis=DIAGNOSIS)
    assert take_past_meetings(plan=plan, actor=pilot) == 0


def test_queries_do_not_grow(plan, pilot, client_of, count_queries):
    client = client_of(pilot)
    client.get(ADDRESS)
    few = count_queries(lambda: client.get(ADDRESS))
    for number in range(15):
        MeetingFactory(plan=plan, source=f"x{number}")
        HistoryEvent.objects.create(plan=plan, dated="2016", title=f"Réunion publique {number}")
    assert count_queries(lambda: client.get(ADDRESS)) == few
