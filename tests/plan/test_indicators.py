"""What the plan measures of its own life."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import ActionFactory, BodyFactory, MeetingFactory, OrganisationFactory, PlanFactory
from vigie.plan.indicators import actions_with_news, meetings_held, people_counted, structures_mobilised
from vigie.plan.models import ActionNote, AskedFigure, Participation, PlanPartner, YearlyFigure

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return PlanFactory(starts_in=2015, ends_in=None)


def test_without_a_plan_nothing_is_measured():
    assert (actions_with_news(2017), structures_mobilised(2017), people_counted(2017)) == ((), (), ())
    assert meetings_held(2017)[0].value is None


def test_news_are_notes_for_the_year(plan):
    silent, told, closed = (ActionFactory(plan=plan, status=status) for status in ("ongoing", "ongoing", "done"))
    ActionNote.objects.create(action=told, year=2017, text="Voici", dated_on=date(2018, 1, 3))
    ActionNote.objects.create(action=silent, year=2016, text="Avant")
    (measured,) = actions_with_news(2017)
    assert (measured.numerator, measured.observations, measured.value) == (1, 2, 0.5)
    ActionNote.objects.create(action=closed, year=2017, text="Finie")
    assert actions_with_news(2017)[0].observations == 3


def test_meetings_are_counted_up_to_the_rule_of_each_body(plan):
    busy, idle = (BodyFactory(min_meetings_per_year=2, installed_on="2015") for _ in range(2))
    BodyFactory()
    for number in range(3):
        MeetingFactory(body=busy, plan=plan, state="held", dated=f"2017-0{number + 1}")
    MeetingFactory(body=idle, plan=plan, state="planned", dated="2017-05")
    (measured,) = meetings_held(2017)
    assert (measured.numerator, measured.observations) == (2, 4)


def test_structures_are_those_of_the_plan_and_of_today(plan):
    acting, other = OrganisationFactory(), OrganisationFactory()
    for rank, organisation in enumerate((acting, other)):
        PlanPartner.objects.create(plan=plan, organisation=organisation, name_in_source=str(organisation), order=rank)
    Participation.objects.create(action=ActionFactory(plan=plan), organisation=acting, part="partner")
    Participation.objects.create(action=ActionFactory(plan=plan), organisation=OrganisationFactory(), part="bearer")
    year = timezone.localdate().year
    assert structures_mobilised(year)[0].value == 0.5
    assert structures_mobilised(year - 1) == ()


def test_people_are_added_up_by_sex_and_an_unknown_part_stays_unknown(plan):
    action = ActionFactory(plan=plan)
    figures = [AskedFigure.objects.create(action=action, label=str(n), counts_people=True) for n in range(3)]
    YearlyFigure.objects.create(asked=figures[0], year=2017, value=10, women=6, men=4, sex_not_stated=0)
    YearlyFigure.objects.create(asked=figures[1], year=2017, value=5, women=3)
    YearlyFigure.objects.create(asked=figures[2], year=2017, value=None)
    whole, *parts = people_counted(2017)
    assert whole.value == 15
    assert "1 chiffre" in whole.note
    assert {one.sex: one.value for one in parts} == {"women": 9, "men": None, "not_stated": None}
    assert people_counted(2018) == ()
