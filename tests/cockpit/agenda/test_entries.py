"""Entries between two days: what counts, what is left out, whose they are, at a fixed price."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PlanFactory,
)
from tests.training.scene import make_enrolment, make_session
from vigie.accounts.actor import actor_of
from vigie.cockpit.agenda.entries import Kind, Precision, entries_between
from vigie.observatory.models import DataRequest
from vigie.plan.models import Participation, PlanVersion, Revision, YearlyMoment, YearlyMomentDate
from vigie.plan.reading_timing import parse_timing

YEAR = (date(2018, 1, 1), date(2018, 12, 31))


def add_action(plan, words, **fields):
    action = ActionFactory(plan=plan, **fields)
    action.set_timing(parse_timing(words), text=words)
    action.save()
    return action


def add_moment(plan, dated, *, title="Restitution", year=2018):
    moment = YearlyMoment.objects.create(plan=plan, title=title)
    one = YearlyMomentDate(moment=moment, year=year)
    one.set_date(dated)
    one.save()
    return one


def ask_for_data(**said):
    return DataRequest.objects.create(details="Par sexe et par année.", purpose="Compter.", **said)


@pytest.fixture
def plan(db):
    return PlanFactory(title="Plan d'essai", starts_in=2015)


def test_each_kind_is_there_in_order(plan):
    body = BodyFactory(name="Groupe de travail")
    MeetingFactory(plan=plan, body=body, dated="2018-03-14", starts_at=time(9))
    DecisionFactory(meeting__plan=plan, meeting__dated="2017-05-02", text="Écrire la charte", due="2018-05")
    add_action(plan, "15/06/2018", name="Former")
    add_moment(plan, "2018-11-20")
    ask_for_data(label="Plaintes", holder_name="Parquet", asked_on=date(2018, 11, 15), patience=30)
    version = PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="0" * 64)
    Revision.objects.create(plan=plan, base=version, year=2018, proposals_until=date(2018, 9, 1))
    found = entries_between(*YEAR, plan)
    assert [entry.kind for entry in found] == [
        Kind.MEETING,
        Kind.DECISION,
        Kind.ACTION,
        Kind.REVISION,
        Kind.MOMENT,
        Kind.REQUEST,
    ]
    assert [entry.precision for entry in found][:3] == [Precision.DAY, Precision.MONTH, Precision.DAY]


def test_what_is_over_or_without_end_has_no_deadline(plan):
    add_action(plan, "juin 2018", status="done")
    add_action(plan, "juin 2018", status="abandoned")
    add_action(plan, "depuis 2018")
    add_action(plan, "en cours")
    add_action(plan, "à déterminer")
    assert entries_between(*YEAR, plan) == []


def test_a_year_alone_is_vague_and_touches_every_month_of_it(plan):
    add_action(plan, "2018")
    (entry,) = entries_between(date(2018, 2, 1), date(2018, 2, 28), plan)
    assert entry.precision is Precision.VAGUE
    assert entries_between(date(2019, 1, 1), date(2019, 12, 31), plan) == []


def test_the_deadline_of_a_period_is_its_end(plan):
    add_action(plan, "de mars 2017 à juin 2018")
    (entry,) = entries_between(*YEAR, plan)
    assert str(entry.day) == "2018-06"
    assert entries_between(date(2017, 1, 1), date(2017, 12, 31), plan) == []


def test_a_decision_done_is_due_no_more_and_another_plan_is_another_agenda(plan):
    DecisionFactory(meeting__plan=plan, due="2018-05-02", state="done")
    DecisionFactory(meeting__plan=PlanFactory(), due="2018-05-02")
    MeetingFactory(plan=PlanFactory(), dated="2018-03-14")
    assert entries_between(*YEAR, plan) == []


def test_a_cancelled_meeting_stays_marked(plan):
    MeetingFactory(plan=plan, dated="2018-03-14", state="cancelled")
    (entry,) = entries_between(*YEAR, plan)
    assert entry.is_cancelled


def test_mine_is_what_my_seat_my_organisation_or_my_name_says(plan, contributor, stranger, partner):
    meeting = MeetingFactory(plan=plan, dated="2018-03-14")
    BodyMemberFactory(body=meeting.body, person=None, organisation=partner)
    action = add_action(plan, "15/06/2018")
    Participation.objects.create(action=action, organisation=partner, part="bearer")
    DecisionFactory(meeting__plan=plan, due="2018-05-02", carrier_person=contributor)
    found = entries_between(*YEAR, plan)
    assert all(entry.concerns(actor_of(contributor)) for entry in found)
    assert not any(entry.concerns(actor_of(stranger)) for entry in found)


def test_a_seat_with_a_person_is_not_that_of_the_whole_organisation(plan, contributor, reader, partner):
    meeting = MeetingFactory(plan=plan, dated="2018-03-14")
    BodyMemberFactory(body=meeting.body, person=reader, organisation=partner)
    (entry,) = entries_between(*YEAR, plan)
    assert entry.concerns(actor_of(reader))
    assert not entry.concerns(actor_of(contributor))


def test_data_asked_for_are_there_on_the_day_they_may_be_reminded(plan, partner, reader):
    request = ask_for_data(
        label="Plaintes", holder=partner, holder_name="Parquet", asked_on=date(2018, 3, 1), patience=10
    )
    ask_for_data(
        label="Saisines", holder_name="Parquet", asked_on=date(2018, 3, 1), answered_on=date(2018, 3, 2), answer="Non."
    )
    (entry,) = entries_between(*YEAR, plan)
    assert (entry.title, entry.detail, str(entry.day), entry.number) == (
        "Plaintes",
        "Parquet",
        "2018-03-11",
        request.pk,
    )
    assert entry.concerns(actor_of(reader))
    assert entries_between(date(2018, 4, 1), date(2018, 12, 31), plan) == []


def test_queries_do_not_grow(plan, count_queries):
    def fill(number):
        for rank in range(number):
            meeting = MeetingFactory(plan=plan, dated="2018-03-14")
            BodyMemberFactory(body=meeting.body)
            DecisionFactory(meeting=meeting, due="2018-05-02")
            action = add_action(plan, "15/06/2018")
            Participation.objects.create(action=action, organisation=OrganisationFactory(), part="bearer")
            add_moment(plan, "2018-11-20", title=f"Moment {plan.yearly_moments.count()}-{rank}")
            ask_for_data(label=f"Données {rank} sur {number}", holder_name="Parquet", asked_on=date(2018, 5, 1))

    fill(3)
    few = count_queries(lambda: entries_between(*YEAR, plan))
    fill(27)
    assert count_queries(lambda: entries_between(*YEAR, plan)) == few <= 11
    assert len(entries_between(*YEAR, plan)) == 150


def test_announced_trainings_are_there_for_who_comes_and_who_trains(plan, contributor, client_of, pilot):
    day, zone = date(2018, 3, 14), timezone.get_default_timezone()
    hours = {"starts_at": time(0, 30), "ends_at": time(3)}
    told = {name: datetime.combine(day, hour, tzinfo=zone) for name, hour in hours.items()}
    session = make_session(host=OrganisationFactory(), **told)
    make_session(session.version, announced_on=None, **told)
    coming = make_enrolment(session, person=contributor)
    waiting = make_enrolment(session, "Noé Attend", person=MembershipFactory().person, seated_at=None)
    (entry,) = entries_between(*YEAR, plan)
    assert (entry.kind, entry.title, entry.place) == (Kind.TRAINING, str(session.version.module), session.place)
    # Half past midnight here is still the day before in universal time.
    assert (entry.day.first_day, entry.starts_at) == (date(2018, 3, 14), time(0, 30))
    assert entry.concerns(actor_of(coming.person))
    assert not entry.concerns(actor_of(waiting.person))
    for secret in (coming.name, coming.email):
        assert secret not in repr(entry)
    page = client_of(pilot).get(reverse("cockpit:agenda") + "?mois=2018-03").content.decode()
    assert reverse("training:session", args=[session.code]) in page
