"""What the report reads from the database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActionFactory,
    AxisFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlanFactory,
)
from vigie.cockpit.annual_report.collecting import collect
from vigie.cockpit.annual_report.collecting_json import to_json
from vigie.cockpit.annual_report.collecting_values import Basis
from vigie.plan.changing_actions import change_action
from vigie.plan.models import (
    Action,
    ActionAxis,
    ActionNote,
    Alert,
    AskedFigure,
    Attendance,
    AxisItem,
    BudgetLine,
    Commitment,
    Linkage,
    Participation,
    PlanVersion,
    Priority,
    Proposal,
    Revision,
    YearlyFigure,
    YearlyMoment,
    YearlyMomentDate,
)
from vigie.plan.notes import add_note

TODAY = date(2018, 2, 1)


def entered(action, day):
    """Say that Vigie has kept an action since a day."""
    Action.objects.filter(pk=action.pk).update(created_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


@pytest.fixture
def plan(db):
    return PlanFactory(title="Plan d'essai", territory_name="Territoire", starts_in=2015, ends_in=2020)


@pytest.fixture
def action(plan, partner):
    action = ActionFactory(plan=plan, code="A01", name="Permanences", status="done")
    ActionAxis.objects.create(action=action, axis=AxisFactory(plan=plan, code="F1"))
    Participation.objects.create(action=action, organisation=partner, part="bearer", name_in_source="L'association")
    return action


def the_action(plan, year=2017, day=TODAY):
    (action,) = collect(plan, year, day).actions
    return action


def test_an_action_with_its_year(plan, action):
    ActionNote.objects.create(action=action, year=2017, dated_on=date(2017, 5, 1), text="Un", status="ongoing")
    ActionNote.objects.create(action=action, year=2016, dated_on=date(2016, 5, 1), text="Avant")
    BudgetLine.objects.create(action=action, year=2017, funder="État", planned=100)
    BudgetLine.objects.create(action=action, year=2016, funder="État", planned=90)
    told = the_action(plan)
    assert (told.code, told.axes, told.bearers, told.partners) == ("A01", ("F1",), ("L'association",), ())
    assert [note.text for note in told.notes] == ["Un"]
    assert [line.planned for line in told.budget] == [100]
    assert told.has_no_date


def test_today_s_status_is_not_that_of_the_year(plan, action):
    assert the_action(plan).status.basis is Basis.TODAY
    assert the_action(plan).status_before is None


def test_a_note_of_the_year_tells_its_status(plan, action):
    ActionNote.objects.create(action=action, year=2017, dated_on=date(2017, 5, 1), text="Un", status="ongoing")
    assert (the_action(plan).status.status, the_action(plan).status.basis) == ("ongoing", Basis.NOTE)


def test_changes_in_the_journal_tell_the_status_of_the_year(plan, action, pilot):
    entered(action, date(2016, 3, 1))
    year = date.today().year  # noqa: DTZ011
    change_action(action=action, actor=pilot, changes={"status": "abandoned"})
    told = the_action(plan, year - 1, date(year + 1, 1, 1))
    assert (told.status.status, told.status.basis) == ("done", Basis.JOURNAL)
    assert the_action(plan, year, date(year + 1, 1, 1)).status.status == "abandoned"


def test_a_status_changed_with_a_note_is_in_the_journal_too(plan, action, pilot):
    entered(action, date(2016, 3, 1))
    year = date.today().year  # noqa: DTZ011
    add_note(action=action, text="Arrêt", year=year, author=pilot, actor=pilot, status="abandoned")
    assert the_action(plan, year - 1, date(year + 1, 1, 1)).status.status == "done"


def test_figures_asked_for_the_year(plan, action):
    asked = AskedFigure.objects.create(action=action, label="Personnes", counts_people=True, from_year=2016)
    AskedFigure.objects.create(action=action, label="Plus tard", from_year=2018)
    AskedFigure.objects.create(action=action, label="Avant", to_year=2016)
    (figure,) = the_action(plan).figures
    assert (figure.label, figure.is_answered, figure.value) == ("Personnes", False, None)
    YearlyFigure.objects.create(asked=asked, year=2017, value=None)
    YearlyFigure.objects.create(asked=asked, year=2016, value=3, women=3)
    (figure,) = the_action(plan).figures
    assert (figure.is_answered, figure.value, figure.women) == (True, None, None)


@pytest.mark.parametrize(("women", "is_small"), [(0, False), (1, True), (10, True), (11, False), (None, False)])
def test_small_counts_of_people_are_known(plan, action, women, is_small):
    asked = AskedFigure.objects.create(action=action, label="Personnes", counts_people=True)
    YearlyFigure.objects.create(asked=asked, year=2017, value=40, women=women)
    assert the_action(plan).figures[0].is_small == is_small


def test_meetings_and_who_came(plan, partner):
    body = BodyFactory(name="Groupe de travail", min_meetings_per_year=2)
    meeting = MeetingFactory(body=body, plan=plan, state="held", is_fictitious=True)
    MeetingFactory(body=body, plan=plan, dated="2016-05", state="held")
    MeetingFactory(body=body, plan=PlanFactory(), state="held")
    person = PersonFactory(name="Nominative Personne")
    Attendance.objects.create(meeting=meeting, organisation=partner, person=person, state="present")
    Attendance.objects.create(meeting=meeting, organisation=OrganisationFactory(), state="excused")
    Attendance.objects.create(meeting=meeting, label="Quelqu'un", state="represented")
    (told,) = collect(plan, 2017, TODAY).bodies
    assert (told.minimum, told.expected, told.held_elsewhere) == (2, 2, 1)
    (held,) = told.meetings
    assert (held.expected, held.present, held.excused, held.represented) == (3, 1, 1, 1)
    assert held.structures == ("Association d'essai",)
    assert held.is_fictitious


def test_a_body_installed_in_the_year_owes_its_share_and_one_that_ended_before_is_left_out(plan):
    BodyFactory(name="Nouveau", installed_on="2017-07", min_meetings_per_year=2)
    BodyFactory(name="Plus tard", installed_on="2018")
    BodyFactory(name="Fini", ended_on=date(2016, 12, 31))
    assert [(one.name, one.expected) for one in collect(plan, 2017, TODAY).bodies] == [("Nouveau", 1)]


def test_a_body_of_another_plan_alone_is_left_out(plan):
    MeetingFactory(plan=PlanFactory())
    assert collect(plan, 2017, TODAY).bodies == ()


def test_decisions_of_the_year_and_older_ones_still_open(plan):
    held = {"plan": plan, "state": "held"}
    DecisionFactory(text="De l'année", meeting=MeetingFactory(**held))
    before = MeetingFactory(dated="2016-03-01", **held)
    DecisionFactory(text="Ouverte", meeting=before, number=1)
    DecisionFactory(text="Faite en 2016", meeting=before, number=2, state="done", done_on=date(2016, 9, 1))
    DecisionFactory(text="Faite après l'année", meeting=before, number=3, state="done", done_on=date(2018, 1, 3))
    DecisionFactory(text="Avis", meeting=before, number=4, kind="opinion")
    DecisionFactory(text="D'après", meeting=MeetingFactory(dated="2018-01-01", **held))
    told = collect(plan, 2017, TODAY).decisions
    assert [(one.text, one.is_of_year) for one in told] == [
        ("Ouverte", False),
        ("Faite après l'année", False),
        ("De l'année", True),
    ]


def test_alerts_of_the_year_about_this_plan(plan, action):
    body = BodyFactory()
    Alert.objects.create(body=body, title="Ici", text="?", raised_on=date(2017, 2, 1), action=action)
    Alert.objects.create(body=body, title="Ailleurs", text="?", raised_on=date(2017, 2, 1), action=ActionFactory())
    Alert.objects.create(body=body, title="Avant", text="?", raised_on=date(2016, 2, 1))
    assert [one.title for one in collect(plan, 2017, TODAY).alerts] == ["Ici"]


def test_commitments_in_force_and_structures(plan, action, partner):
    axis = plan.axes.get()
    other = OrganisationFactory(name="Ancienne")
    Commitment.objects.create(organisation=partner, axis=axis, means="Une juriste")
    Commitment.objects.create(organisation=other, axis=axis, until=date(2016, 12, 31))
    OrganisationFactory(name="Absente", took_part_in_diagnosis=True)
    data = collect(plan, 2017, TODAY)
    assert [(one.structure, one.axis) for one in data.commitments] == [("Association d'essai", "F1")]
    assert {one.name: (one.carried, one.commitments, one.is_mobilised) for one in data.structures} == {
        "Absente": (0, (), False),
        "Ancienne": (0, (), False),
        "Association d'essai": (1, ("F1",), True),
    }


def test_what_the_plan_says(plan, action, pilot):
    axis = plan.axes.get()
    advised = AxisItem.objects.create(axis=axis, kind="recommendation", text="Nommer", order=1, follow_up="in_action")
    AxisItem.objects.create(axis=axis, kind="aim", text="Autre", order=1)
    action.recommendations.add(advised)
    Priority.objects.create(plan=plan, order=1, text="La santé")
    moment = YearlyMoment.objects.create(plan=plan, title="Restitution")
    YearlyMoment.objects.create(plan=plan, title="Étude", order=2)
    dated = YearlyMomentDate(moment=moment, year=2017)
    dated.set_date("2017-06")
    dated.save()
    Linkage.objects.create(plan=plan, name="SDAASP", referent=pilot)
    version = PlanVersion.objects.create(
        plan=plan, number=1, adopted_on="2017-02-03", content={}, content_hash="a" * 64
    )
    revision = Revision.objects.create(plan=plan, base=version, year=2017)
    Proposal.objects.create(revision=revision, action_label="A01", reason="Mieux", is_fictitious=True)
    data = collect(plan, 2017, TODAY)
    assert [(one.text, one.actions) for one in data.axes[0].recommendations] == [("Nommer", ("A01",))]
    assert [(one.text, one.axes) for one in data.priorities] == [("La santé", ())]
    assert [(one.title, one.dated) for one in data.moments] == [("Restitution", "2017-06"), ("Étude", "")]
    assert [one.number for one in data.versions] == [1]
    assert [(one.proposals, one.has_fictitious_proposals) for one in data.revisions] == [((("proposed", 1),), True)]
    assert "Pia Pilote" not in str(to_json(data))


def test_as_many_queries_for_thirty_actions_as_for_three(plan, partner):
    body = BodyFactory()

    def grow(numbers):
        for number in numbers:
            action = ActionFactory(plan=plan, code=f"A{number}", carried_from=ActionFactory())
            ActionAxis.objects.create(action=action, axis=AxisFactory(plan=plan, number=number))
            Participation.objects.create(action=action, organisation=OrganisationFactory(), part="bearer")
            ActionNote.objects.create(action=action, year=2017, text="Un")
            asked = AskedFigure.objects.create(action=action, label="Personnes")
            YearlyFigure.objects.create(asked=asked, year=2017, value=3)
            AxisItem.objects.create(axis=action.axes.get(), kind="recommendation", text="Nommer")
            Priority.objects.create(plan=plan, order=number, text="Une").actions.add(action)
            meeting = MeetingFactory(body=body, plan=plan, state="held")
            Attendance.objects.create(meeting=meeting, organisation=OrganisationFactory(), state="present")
            DecisionFactory(meeting=meeting, carrier=partner, action=action)
            Commitment.objects.create(organisation=OrganisationFactory(), axis=action.axes.get())
            Linkage.objects.create(plan=plan, name=f"Document {number}").actions.add(action)

    def queries():
        with CaptureQueriesContext(connection) as found:
            collect(plan, 2017, TODAY)
        return len(found)

    grow(range(1, 4))
    few = queries()
    grow(range(4, 31))
    assert queries() == few


def test_collecting_twice_gives_the_same(plan, action):
    assert collect(plan, 2017, TODAY) == replace(collect(plan, 2017, TODAY))
