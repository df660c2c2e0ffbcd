"""The home of elected members: five figures, what changed since they came, what was asked, and nobody's name."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    AxisFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlanFactory,
)
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.accounts.models import Membership, Role
from vigie.cockpit.elected_figures import five_figures
from vigie.cockpit.elected_news import Title, news_since
from vigie.cockpit.models import AnnualReport, ReportEdition, Visit
from vigie.cockpit.visits import FIRST_LOOK, VISIT_LASTS, since_last_visit
from vigie.plan.changing_actions import change_action
from vigie.plan.models import ActionAxis, Alert, Participation, PlanVersion, Priority

CANARY = "canarisecret"
NOW = timezone.now()


@pytest.fixture
def plan(db):
    return PlanFactory(title="Plan d'essai", starts_in=2015)


def desk(client_of, person):
    return client_of(person).get(reverse("cockpit:desk"))


# --- Visits ----------------------------------------------------------------------------------------------------------
def test_a_first_visit_looks_thirty_days_back(elected_member):
    assert since_last_visit(person=elected_member, now=NOW) == (NOW - FIRST_LOOK, True)


def test_coming_back_soon_is_the_same_visit(elected_member):
    first = since_last_visit(person=elected_member, now=NOW)
    assert since_last_visit(person=elected_member, now=NOW + VISIT_LASTS) == first


def test_coming_back_later_looks_back_at_the_visit_before(elected_member):
    since_last_visit(person=elected_member, now=NOW)
    later = NOW + timedelta(days=9)
    assert since_last_visit(person=elected_member, now=later) == (NOW, False)
    assert since_last_visit(person=elected_member, now=later + timedelta(minutes=5)) == (NOW, False)
    assert since_last_visit(person=elected_member, now=later + timedelta(days=1)) == (later, False)
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("role", ["pilot", "contributor", "reader", "administrator", "stranger"])
def test_the_visits_of_others_are_not_kept(client_of, cast, plan, role):
    assert desk(client_of, cast[role]).context["elected"] is None
    assert not Visit.objects.exists()


# --- Figures ---------------------------------------------------------------------------------------------------------
def test_five_figures_each_with_its_sentence(plan):
    first, second = AxisFactory(plan=plan, number=1), AxisFactory(plan=plan, number=2)
    ongoing = ActionFactory(plan=plan, status="ongoing")
    ActionAxis.objects.create(action=ongoing, axis=first)
    ActionFactory(plan=plan, status="on_request")
    late = ActionFactory(plan=plan, status="to_start", last_day=date(2017, 1, 1), ends="2017-01-01")
    Participation.objects.create(action=late, organisation=OrganisationFactory(), part="bearer")
    OrganisationFactory(took_part_in_diagnosis=True)
    for order, axis in enumerate((first, second), start=1):
        Priority.objects.create(plan=plan, order=order, text=f"Priorité {order}").axes.add(axis)
    zealous = BodyFactory(min_meetings_per_year=2)
    BodyFactory(min_meetings_per_year=2)
    BodyFactory()
    for month in (1, 2, 3):
        MeetingFactory(plan=plan, body=zealous, dated=f"2018-0{month}-10", state="held")
    MeetingFactory(plan=plan, body=zealous, dated="2018-05-10")
    figures = five_figures(plan, date(2018, 6, 1))
    assert [figure.value for figure in figures] == ["2 sur 3", "1", "2 sur 4", "1 sur 2", "1 sur 2"]
    assert all(figure.sentence.endswith(".") for figure in figures)


def test_an_empty_plan_has_figures_too(plan):
    assert [figure.value for figure in five_figures(plan, date(2018, 6, 1))] == [
        "0 sur 0",
        "0",
        "0 sur 0",
        "0 sur 0",
        "0 sur 0",
    ]


# --- What changed ----------------------------------------------------------------------------------------------------
def test_what_changed_since_a_moment(plan, pilot):
    with time_machine.travel(NOW - timedelta(days=3), tick=False):
        old = ActionFactory(plan=plan, name="Ancienne")
        change_action(action=old, actor=pilot, changes={"status": "ongoing"})
    since = NOW - timedelta(days=1)
    assert news_since(plan, since) == []
    action = ActionFactory(plan=plan, name="Former les agents")
    for status in ("ongoing", "done"):
        change_action(action=action, actor=pilot, changes={"status": status})
    change_action(action=old, actor=pilot, changes={"name": "Renommée"})
    meeting = MeetingFactory(plan=plan, state="held", closed_at=NOW)
    DecisionFactory(meeting=meeting, text="Ouvrir un guichet")
    PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="0" * 64)
    report = AnnualReport.objects.create(plan=plan, year=2017)
    ReportEdition.objects.create(report=report, number=1, sections=[], comments={}, data={}, data_hash="0" * 64)
    found = news_since(plan, since)
    assert [news.sentence.split()[0] for news in found] == ["1"] * 5
    assert found[0].titles == [Title("Former les agents : terminée")]
    decision = meeting.decisions.get()
    assert found[1].titles == [Title("Ouvrir un guichet", reverse("plan:decision", args=[decision.pk]))]


def test_another_plan_is_no_news(plan, pilot):
    other = PlanFactory(starts_in=2000)
    change_action(action=ActionFactory(plan=other), actor=pilot, changes={"status": "done"})
    DecisionFactory(meeting__plan=other, meeting__closed_at=NOW)
    assert news_since(plan, NOW - timedelta(days=1)) == []


# --- The page --------------------------------------------------------------------------------------------------------
def test_the_page_names_nobody(client_of, elected_member, plan, pilot):
    someone = PersonFactory(name=f"Lou {CANARY}", email=f"{CANARY}@exemple.fr")
    watch = BodyFactory(kind="watch_group", name="Groupe de veille", referent=someone)
    BodyMemberFactory(body=watch, person=someone)
    Alert.objects.create(body=watch, title="Les stages de troisième", text="Où ?", raised_by=someone)
    Alert.objects.create(
        body=watch,
        title="Le logement",
        text="?",
        raised_by=someone,
        answer="C'est lancé.",
        answered_on=date(2018, 1, 5),
    )
    action = ActionFactory(plan=plan, name="Former les agents")
    change_action(action=action, actor=pilot, changes={"status": "ongoing", "lead": someone})
    soon = str(timezone.localdate() + timedelta(days=7))
    MeetingFactory(plan=plan, body=watch, dated=soon)
    held = MeetingFactory(plan=plan, body=watch, state="held", closed_at=timezone.now())
    DecisionFactory(meeting=held, carrier_person=someone)
    page = desk(client_of, elected_member).content.decode()
    for words in (
        "Le plan en cinq chiffres",
        "Les stages de troisième",
        "lancé.",
        "1 action a changé",
        "Groupe de veille",
    ):
        assert words in page
    assert "1 demande sans réponse" in page
    assert CANARY not in page
    assert pilot.name not in page


def test_who_is_elected_and_pilot_sees_both(client_of, pilot, plan, agglomeration):
    Membership.objects.create(person=pilot, organisation=agglomeration, role=Role.ELECTED_MEMBER)
    page = desk(client_of, pilot).content.decode()
    assert "Le plan en cinq chiffres" in page
    assert "Ce qui vous attend" in page


def test_without_a_plan_there_is_a_page(client_of, elected_member):
    assert desk(client_of, elected_member).status_code == 200
    assert not Visit.objects.exists()


def test_queries_do_not_grow(client_of, elected_member, plan, count_queries):
    client = client_of(elected_member)
    watch = BodyFactory(kind="watch_group", min_meetings_per_year=2)

    def fill(number):
        for rank in range(number):
            meeting = MeetingFactory(plan=plan, body=watch, state="held", closed_at=timezone.now())
            DecisionFactory(meeting=meeting)
            Alert.objects.create(body=watch, title="Alerte", text="?")
            priority = Priority.objects.create(plan=plan, order=plan.priorities.count() + 1, text=f"P{rank}")
            priority.actions.add(ActionFactory(plan=plan, status="ongoing"))

    fill(3)
    client.get(reverse("cockpit:desk"))
    few = count_queries(lambda: client.get(reverse("cockpit:desk")))
    fill(27)
    assert count_queries(lambda: client.get(reverse("cockpit:desk"))) == few


def test_what_the_demonstration_made_up_is_marked(plan):
    meeting = MeetingFactory(plan=plan, state="held", closed_at=timezone.now(), is_fictitious=True)
    DecisionFactory(meeting=meeting, text="Une décision inventée")
    found = [title for news in news_since(plan, timezone.now() - timedelta(days=1)) for title in news.titles]
    assert len(found) == 2
    assert all(title.is_fictitious for title in found)


# --- What the observatory says ---------------------------------------------------------------------------------------
def test_the_last_edition_is_told_in_three_sentences_with_its_link(client_of, elected_member, plan):
    publish(edition_of(is_fictitious=False))
    page = desk(client_of, elected_member).content.decode()
    assert "240 signalements ont été comptés en 2025." in page
    assert page.count("intervalle à 95") == 2
    assert reverse("observatory:edition", args=[1]) in page
    assert "données fictives" not in page


def test_an_edition_of_the_demonstration_says_that_it_is_made_up(client_of, elected_member, plan):
    publish(edition_of())
    page = desk(client_of, elected_member).content.decode()
    assert "données fictives" in page
    assert "1 édition de l'observatoire signée" in page.replace("&#x27;", "'")


def test_before_the_first_edition_nothing_is_said_of_it(client_of, elected_member, plan):
    assert "signalement" not in desk(client_of, elected_member).content.decode()
