"""The pages of meetings, to each of those who may read them and to nobody else."""

import pytest
from django.urls import reverse

from tests.factories import (
    ActionFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
)
from vigie.accounts.models import Role
from vigie.plan.models import Alert, Attendance, PlanVersion, Proposal, Revision

READERS = {"pilot", "contributor", "reader", "elected_member", "stranger", "runner"}
RUNNERS = {"pilot", "runner"}


@pytest.fixture
def everyone(cast, body):
    """The cast, and someone of another organisation whose seat lets them run the body."""
    runner = MembershipFactory(role=Role.READER, person__name="Rosa Anime").person
    BodyMemberFactory(body=body, person=runner, is_runner=True)
    return cast | {"runner": runner}


@pytest.fixture
def scene(today, plan):
    """A meeting with one of everything, by name of what its addresses take."""
    item = today.agenda.create(title="Bilan", detail="détail-réservé", notes="notes-réservées")
    alert = Alert.objects.create(body=BodyFactory(kind="watch_group"), title="Qui ?", text="Personne.")
    version = PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="")
    revision = Revision.objects.create(plan=plan, base=version, year=2017)
    proposal = Proposal.objects.create(revision=revision, action_label="Prolonger", reason="Parce que.")
    item.alerts.add(alert)
    item.proposals.add(proposal)
    Attendance.objects.create(meeting=today, label="Venue-Réservée", state="present")
    decision = DecisionFactory(
        meeting=today, text="Une décision", agenda_item=item, carrier_person=PersonFactory(name="Porte-Réservée")
    )
    type(today).objects.filter(pk=today.pk).update(place="Salle-réservée", minutes="minutes-réservées")
    today.refresh_from_db()
    return {
        "body": today.body_id,
        "meeting": today.pk,
        "item": item.pk,
        "alert": alert.pk,
        "proposal": proposal.pk,
        "decision": decision.pk,
    }


# Name of the address, what it takes, who opens it, whether it is only posted to.
PAGES = [
    ("plan:meetings", (), READERS, False),
    ("plan:meeting", ("meeting",), READERS, False),
    ("plan:add_meeting", ("body",), RUNNERS, False),
    ("plan:change_meeting", ("meeting",), RUNNERS, False),
    ("plan:cancel_meeting", ("meeting",), RUNNERS, False),
    ("plan:agenda", ("meeting",), RUNNERS, False),
    ("plan:point", ("item",), RUNNERS, False),
    ("plan:invite", ("meeting",), RUNNERS, False),
    ("plan:hold_meeting", ("meeting",), RUNNERS, False),
    ("plan:add_decision", ("meeting",), RUNNERS, False),
    ("plan:correct_decision", ("decision",), RUNNERS, False),
    ("plan:prepare_agenda", ("meeting",), RUNNERS, True),
    ("plan:move_point", ("item",), RUNNERS, True),
    ("plan:remove_point", ("item",), RUNNERS, True),
    ("plan:note_attendance", ("meeting",), RUNNERS, True),
    ("plan:add_attendance", ("meeting",), RUNNERS, True),
    ("plan:remove_attendance", ("meeting",), RUNNERS, True),
    ("plan:write_notes", ("item",), RUNNERS, True),
    ("plan:write_minutes", ("meeting",), RUNNERS, True),
    ("plan:take_back_decision", ("decision",), RUNNERS, True),
    ("plan:answer_in_meeting", ("meeting", "alert"), RUNNERS, True),
    ("plan:examine_in_meeting", ("meeting", "proposal"), RUNNERS, True),
    ("plan:close_meeting", ("meeting",), RUNNERS, True),
]


@pytest.mark.one_database
@pytest.mark.parametrize(("name", "takes", "allowed", "is_act"), PAGES, ids=[row[0] for row in PAGES])
def test_each_opens_what_is_theirs_and_nothing_else(name, takes, allowed, is_act, scene, everyone, client_of):
    address = reverse(name, args=[scene[key] for key in takes])
    expected = {200, 302} if is_act else {200}
    # Those who may act do it last: an act changes what the others would meet.
    for role in sorted(everyone, key=lambda role: role in allowed):
        client = client_of(everyone[role])
        if is_act:
            assert client.get(address).status_code in {302, 403, 405}, role
        status = (client.post if is_act else client.get)(address).status_code
        if role == "visitor":
            assert status == 302, role
        elif role in allowed:
            assert status in expected, role
            # What one of them has taken back is there no more for the other.
            expected = expected | {404} if is_act else expected
        else:
            assert status == 403, role


def test_a_refusal_writes_nothing(scene, today, stranger, client_of):
    client = client_of(stranger)
    client.post(reverse("plan:write_notes", args=[scene["item"]]), {"text": "Je passe."})
    client.post(reverse("plan:close_meeting", args=[today.pk]))
    client.post(reverse("plan:change_meeting", args=[today.pk]), {"dated": "2001"})
    client.post(reverse("plan:cancel_meeting", args=[today.pk]))
    today.refresh_from_db()
    assert today.state == "planned"
    assert today.agenda.get().notes == "notes-réservées"


@pytest.mark.parametrize("role", ["contributor", "reader", "elected_member", "stranger"])
@pytest.mark.parametrize("state", ["planned", "held"])
def test_who_does_not_sit_reads_titles_and_decisions_alone(role, state, scene, today, cast, client_of):
    type(today).objects.update(state=state)
    page = client_of(cast[role]).get(reverse("plan:meeting", args=[today.pk])).content.decode()
    assert "Bilan" in page
    assert "Une décision" in page
    assert "servée" not in page


@pytest.mark.parametrize("by_organisation", [True, False])
def test_who_sits_reads_notes_and_attendance(by_organisation, scene, today, body, reader, partner, client_of):
    seat = {"person": None, "organisation": partner} if by_organisation else {"person": reader}
    BodyMemberFactory(body=body, **seat)
    type(today).objects.update(state="held")
    page = client_of(reader).get(reverse("plan:meeting", args=[today.pk])).content.decode()
    for word in ("détail-réservé", "notes-réservées", "Venue-Réservée", "Salle-réservée", "minutes-réservées"):
        assert word in page
    assert reverse("plan:hold_meeting", args=[today.pk]) not in page


def test_the_list_tells_what_is_to_come_what_is_to_close_and_what_was_held(body, plan, to_come, pilot, client_of):
    MeetingFactory(body=body, plan=plan, dated="2016-01-01", title="À clore")
    MeetingFactory(body=body, plan=plan, dated="2015", title="Tenue", state="held")
    other = MeetingFactory(plan=plan, dated="2015-05", title="Autre groupe", state="cancelled")
    client = client_of(pilot)
    context = client.get(reverse("plan:meetings")).context
    assert [row.pk for row in context["to_come"]] == [to_come.pk]
    assert [row.title for row in context["to_close"]] == ["À clore"]
    assert {row.title for row in context["page"]} == {"Tenue", "Autre groupe"}
    filtered = client.get(reverse("plan:meetings"), {"instance": other.body_id}).context
    assert [row.title for row in filtered["page"]] == ["Autre groupe"]
    for odd in ("x", "9" * 30, "²", "-1"):
        assert client.get(reverse("plan:meetings"), {"instance": odd}).status_code == 200


@pytest.mark.parametrize("name", ["plan:meeting", "plan:hold_meeting", "plan:agenda"])
def test_pages_ask_no_more_queries_for_more_rows(name, today, body, plan, pilot, client_of, count_queries):
    def grow(number):
        for place in range(number):
            item = today.agenda.create(title="Point")
            item.actions.add(ActionFactory(plan=plan))
            item.alerts.add(Alert.objects.create(body=BodyFactory(), title="Alerte", text="…"))
            item.decisions.add(DecisionFactory(meeting__plan=plan))
            DecisionFactory(meeting=today, agenda_item=item if place % 2 else None)
            BodyMemberFactory(body=body)
            Attendance.objects.create(meeting=today, label=f"Quelqu'un {place}", state="present")

    client, address = client_of(pilot), reverse(name, args=[today.pk])
    grow(3)
    client.get(address)
    few = count_queries(lambda: client.get(address))
    grow(20)
    assert count_queries(lambda: client.get(address)) <= few


def test_the_list_asks_no_more_queries_for_more_meetings(body, plan, pilot, client_of, count_queries):
    client, address = client_of(pilot), reverse("plan:meetings")
    MeetingFactory(body=body, plan=plan, state="held")
    MeetingFactory(body=body, plan=plan, dated="2099-01-01")
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for year in range(2000, 2030):
        MeetingFactory(plan=plan, state="held", dated=str(year))
        MeetingFactory(plan=plan, dated=f"{year + 90}-01-01")
    assert count_queries(lambda: client.get(address)) <= few


@pytest.mark.parametrize("name", ["plan:meeting", "plan:hold_meeting", "plan:invite", "plan:delete_meeting"])
def test_an_unknown_meeting_is_not_found(name, pilot, client_of):
    assert client_of(pilot).get(reverse(name, args=[999])).status_code == 404


def test_a_closed_meeting_is_not_held_again(today, pilot, client_of):
    type(today).objects.update(state="held")
    answer = client_of(pilot).get(reverse("plan:hold_meeting", args=[today.pk]))
    assert answer.status_code == 403
    assert "rouvrir" in answer.content.decode()
