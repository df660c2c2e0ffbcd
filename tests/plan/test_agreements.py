"""An action that needs a political agreement does not start without it (S106), whatever the way."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, DecisionFactory, MeetingFactory, PlanFactory
from vigie.plan.agreements import NotAgreed
from vigie.plan.changing_actions import change_action
from vigie.plan.models import Action, Participation
from vigie.plan.notes import add_note, change_note
from vigie.plan.selection import facts_of
from vigie.plan.update_links import hash_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(partner) -> Action:
    action = ActionFactory(plan=PlanFactory(), needs_political_agreement=True, status="to_start")
    action.participations.create(organisation=partner, part=Participation.Part.BEARER)
    return action


def status_of(action: Action) -> str:
    return Action.objects.get(pk=action.pk).status


@pytest.mark.parametrize("status", ["ongoing", "on_request"])
def test_it_cannot_be_launched_by_a_change(action, pilot, status):
    with pytest.raises(NotAgreed, match="accord politique"):
        change_action(action=action, actor=pilot, changes={"status": status})
    assert status_of(action) == "to_start"


@pytest.mark.parametrize("status", ["being_set_up", "done", "abandoned"])
def test_what_is_no_launch_is_allowed(action, pilot, status):
    change_action(action=action, actor=pilot, changes={"status": status})
    assert status_of(action) == status


def test_the_agreement_and_the_launch_may_come_together(action, pilot):
    change_action(action=action, actor=pilot, changes={"status": "ongoing", "political_agreement_on": date(2017, 3, 1)})
    assert status_of(action) == "ongoing"


def test_the_agreement_cannot_be_taken_away_in_the_same_breath(action, pilot):
    action.political_agreement_on = date(2017, 3, 1)
    action.save(update_fields=["political_agreement_on"])
    with pytest.raises(NotAgreed):
        change_action(action=action, actor=pilot, changes={"status": "ongoing", "political_agreement_on": None})


def test_a_decision_gives_the_agreement_unless_its_meeting_was_cancelled(action, pilot):
    meeting = MeetingFactory(plan=action.plan, state="cancelled")
    DecisionFactory(meeting=meeting, action=action, is_political_agreement=True)
    waiting = Action.objects.with_states(timezone.localdate())
    assert list(Action.objects.awaiting_agreement()) == [action]
    assert facts_of(waiting.get()).awaits_agreement
    with pytest.raises(NotAgreed):
        change_action(action=action, actor=pilot, changes={"status": "ongoing"})
    meeting.state = "held"
    meeting.save(update_fields=["state"])
    assert not facts_of(waiting.get()).awaits_agreement
    assert not Action.objects.awaiting_agreement().exists()
    change_action(action=action, actor=pilot, changes={"status": "ongoing"})
    assert status_of(action) == "ongoing"


def test_it_cannot_be_launched_by_a_note(action, pilot):
    with pytest.raises(NotAgreed):
        add_note(action=action, text="On y va.", year=2017, author=pilot, actor=pilot, status="ongoing")
    assert not action.notes.exists()
    note = add_note(action=action, text="On attend.", year=2017, author=pilot, actor=pilot)
    with pytest.raises(NotAgreed):
        change_note(note=note, text="On y va.", year=2017, author=pilot, actor=pilot, status="ongoing")
    note.refresh_from_db()
    assert (note.text, status_of(action)) == ("On attend.", "to_start")


def test_what_was_already_under_way_goes_on_with_a_warning(action, pilot, client_of):
    Action.objects.update(status="ongoing")
    change_action(action=action, actor=pilot, changes={"status": "on_request", "name": "Autre nom"})
    assert status_of(action) == "on_request"
    client = client_of(pilot)
    assert "accord politique" in client.get(reverse("plan:action", args=[action.pk])).content.decode()
    page = client.get(reverse("plan:plan_agreements", args=[action.plan_id])).content.decode()
    assert "lancée sans accord" in page


def test_every_form_says_it_and_writes_nothing(action, contributor, client_of):
    client = client_of(contributor)
    link = action.update_links.create(
        person=contributor, code_hash=hash_of("code"), expires_at=timezone.now() + timedelta(days=1)
    )
    forms = {
        reverse("plan:edit_action", args=[action.pk, "avancement"]): {
            "status": "ongoing",
            "needs_political_agreement": "on",
        },
        reverse("plan:add_note", args=[action.pk]): {"status": "ongoing", "text": "On y va.", "year": 2017},
        reverse("plan:table_row", args=[action.pk]): {"status": "ongoing"},
        reverse("plan:update", args=["code"]): {"status": "ongoing", "text": "On y va."},
    }
    for address, data in forms.items():
        page = client.post(address, data)
        assert page.status_code == 200, address
        assert "elle attend un accord politique" in page.content.decode(), address
    assert (status_of(action), action.notes.count(), link.note) == ("to_start", 0, None)
