from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.factories import ActionFactory, BodyFactory, DecisionFactory, MeetingFactory
from vigie.plan.meetings.agenda import add_point, move_point, prepare_agenda, remove_point
from vigie.plan.models import AgendaItem, Alert, PlanVersion, Proposal, Revision

Kind = AgendaItem.Kind


@pytest.fixture
def due(to_come, body, plan):
    """One of each thing that a meeting must look at, and one of each that it need not."""
    ActionFactory(plan=plan, code="TARD", last_day=date(2016, 1, 1), status="ongoing")
    ActionFactory(plan=plan, code="BLOQ", unblocking_condition="un accord", status="ongoing")
    ActionFactory(plan=plan, code="FINI", last_day=date(2016, 1, 1), status="done")
    ActionFactory(code="AUTRE", last_day=date(2016, 1, 1), status="ongoing")
    past = MeetingFactory(body=body, plan=plan, state="held")
    elsewhere = MeetingFactory(body=BodyFactory(), plan=plan, state="held")
    DecisionFactory(meeting=past, text="De ce groupe")
    DecisionFactory(meeting=elsewhere, text="D'ailleurs, en retard", due="2016")
    DecisionFactory(meeting=elsewhere, text="D'ailleurs, à temps", due="2999")
    DecisionFactory(meeting=past, text="Faite", state="done")
    watch = BodyFactory(kind="watch_group")
    Alert.objects.create(body=watch, title="Qui répond ?", text="Personne ne répond.")
    Alert.objects.create(body=watch, title="Répondue", text="…", answer="Oui.", answered_on=date(2017, 1, 1))
    version = PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="")
    revision = Revision.objects.create(plan=plan, base=version, year=2017)
    Proposal.objects.create(revision=revision, action_label="Prolonger", reason="Parce que.")
    Proposal.objects.create(revision=revision, action_label="Retirée", reason="Non.", state="withdrawn")
    body.standing_items.create(title="Égalité entre les femmes et les hommes")
    return to_come


def point(meeting, kind):
    return meeting.agenda.get(kind=kind)


def test_what_is_due_comes_on_the_agenda(due, pilot):
    assert prepare_agenda(meeting=due, actor=pilot) == 6
    assert {action.code for action in point(due, Kind.LATE_ACTIONS).actions.all()} == {"TARD", "BLOQ"}
    followed = {decision.text for decision in point(due, Kind.DECISIONS).decisions.all()}
    assert followed == {"De ce groupe", "D'ailleurs, en retard"}
    assert [alert.title for alert in point(due, Kind.ALERTS).alerts.all()] == ["Qui répond ?"]
    assert [row.action_label for row in point(due, Kind.PROPOSALS).proposals.all()] == ["Prolonger"]
    assert point(due, Kind.STANDING).title == "Égalité entre les femmes et les hommes"
    assert due.agenda.filter(kind=Kind.PROGRESS).exists()


def test_preparing_again_doubles_nothing_and_keeps_what_was_written(due, pilot):
    prepare_agenda(meeting=due, actor=pilot)
    late = point(due, Kind.LATE_ACTIONS)
    AgendaItem.objects.filter(pk=late.pk).update(title="Les retards", detail="avec soin", minutes_planned=20)
    free = add_point(meeting=due, title="Divers", detail="", minutes_planned=None, actor=pilot)
    before = list(due.agenda.values_list("pk", "title", "detail", "minutes_planned"))
    ActionFactory(plan=due.plan, code="NEUF", last_day=date(2016, 1, 1), status="ongoing")
    assert prepare_agenda(meeting=due, actor=pilot) == 0
    assert list(due.agenda.values_list("pk", "title", "detail", "minutes_planned")) == before
    assert late.actions.filter(code="NEUF").exists()
    assert due.agenda.filter(pk=free.pk).exists()


def test_what_is_settled_leaves_unless_somebody_wrote_on_it(due, pilot):
    prepare_agenda(meeting=due, actor=pilot)
    Alert.objects.update(answer="Vu.", answered_on=date(2017, 1, 1))
    AgendaItem.objects.filter(kind=Kind.PROPOSALS).update(notes="On en a parlé.")
    Proposal.objects.update(state="withdrawn")
    prepare_agenda(meeting=due, actor=pilot)
    kinds = set(due.agenda.values_list("kind", flat=True))
    assert Kind.ALERTS not in kinds
    assert Kind.PROPOSALS in kinds


def test_a_thousand_late_actions_ask_no_more_queries(to_come, plan, pilot, count_queries):
    ActionFactory(plan=plan, last_day=date(2016, 1, 1))
    prepare_agenda(meeting=to_come, actor=pilot)
    few = count_queries(lambda: prepare_agenda(meeting=to_come, actor=pilot))
    for _number in range(30):
        ActionFactory(plan=plan, last_day=date(2016, 1, 1))
    assert count_queries(lambda: prepare_agenda(meeting=to_come, actor=pilot)) <= few + 2


def test_points_are_moved_by_buttons(to_come, pilot, client_of):
    first, second = (
        add_point(meeting=to_come, title=title, detail="", minutes_planned=None, actor=pilot) for title in "ab"
    )
    client_of(pilot).post(reverse("plan:move_point", args=[second.pk]), {"sens": "monter"})
    assert list(to_come.agenda.all()) == [second, first]
    move_point(item=AgendaItem.objects.get(pk=second.pk), up=True)
    assert list(to_come.agenda.all()) == [second, first]


def test_the_same_point_twice_is_one(to_come, pilot, client_of):
    for _click in range(2):
        data = {"title": "<b>Divers</b>", "detail": "<script>x</script>", "minutes_planned": "10"}
        client_of(pilot).post(reverse("plan:agenda", args=[to_come.pk]), data)
    assert to_come.agenda.count() == 1
    page = client_of(pilot).get(reverse("plan:meeting", args=[to_come.pk])).content.decode()
    assert "<b>Divers" not in page
    assert "<script>x" not in page
    assert "&lt;b&gt;Divers" in page


def test_a_point_under_which_something_was_said_stays(to_come, pilot):
    item = to_come.agenda.create(title="Bilan", notes="Dit.")
    with pytest.raises(ValueError, match="notes"):
        remove_point(item=item, actor=pilot)
    assert to_come.agenda.exists()


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_nothing_moves_once_it_is_over(state, to_come, pilot):
    item = to_come.agenda.create(title="Bilan")
    type(to_come).objects.update(state=state)
    acts = [
        lambda: prepare_agenda(meeting=to_come, actor=pilot),
        lambda: add_point(meeting=to_come, title="x", detail="", minutes_planned=None, actor=pilot),
        lambda: move_point(item=item, up=True),
        lambda: remove_point(item=item, actor=pilot),
    ]
    for act in acts:
        with pytest.raises(ValueError, match="réunion"):
            act()
    assert to_come.agenda.count() == 1


def test_the_day_of_the_meeting_tells_what_is_late(to_come, plan, pilot, soon):
    ActionFactory(plan=plan, last_day=soon - timedelta(days=1), status="ongoing")
    prepare_agenda(meeting=to_come, actor=pilot)
    assert point(to_come, Kind.LATE_ACTIONS).actions.count() == 1
