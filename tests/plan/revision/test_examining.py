"""What the working group answers to a proposal."""

import pytest

from tests.factories import DecisionFactory, MeetingFactory
from tests.plan.revision.scene import open_revision, propose_change
from vigie.accounts.models import JournalEntry
from vigie.plan.models import Meeting, Proposal, Revision
from vigie.plan.revision.examining import examine

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(pilot) -> Revision:
    return open_revision(pilot)


@pytest.fixture
def proposal(revision, contributor, partner) -> Proposal:
    return propose_change(revision, contributor, partner)


@pytest.fixture
def meeting(revision) -> Meeting:
    return MeetingFactory(plan=revision.plan, state="held")


def test_a_proposal_is_retained_citing_the_meeting(proposal, meeting, pilot):
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.answer) == ("retained", meeting, "")
    assert proposal.examined_at is not None
    assert JournalEntry.objects.latest("number").verb == "proposal_retained"


def test_declining_needs_a_reason(proposal, meeting, pilot):
    with pytest.raises(ValueError, match="pourquoi"):
        examine(proposal=proposal, meeting=meeting, actor=pilot, state="declined", answer="  ")
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="declined", answer="Hors du plan.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == ("declined", "Hors du plan.")


def test_a_later_meeting_may_say_otherwise(proposal, meeting, revision, pilot):
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="declined", answer="Trop tôt.")
    later = MeetingFactory(plan=revision.plan, dated="2017-09-12")
    examine(proposal=proposal, meeting=later, actor=pilot, state="retained")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.answer) == ("retained", later, "")


def test_the_same_answer_twice_writes_nothing(proposal, meeting, pilot):
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained")
    lines = JournalEntry.objects.count()
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained")
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda p, m: Revision.objects.filter(pk=p.revision_id).update(state="abandoned", abandoned_because="x"),
            "close",
        ),
        (lambda p, m: Proposal.objects.filter(pk=p.pk).update(state="withdrawn"), "retirée"),
        (lambda p, m: setattr(m, "state", "cancelled"), "annulée"),
        (lambda p, m: setattr(m, "plan_id", 0), "autre plan"),
    ],
)
def test_what_cannot_be_examined_is_said(proposal, meeting, pilot, change, words):
    change(proposal, meeting)
    with pytest.raises(ValueError, match=words):
        examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained")


def test_a_decision_comes_from_the_meeting_cited(proposal, meeting, pilot):
    elsewhere = DecisionFactory(meeting__plan=meeting.plan)
    with pytest.raises(ValueError, match="autre réunion"):
        examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained", decision=elsewhere)
    own = DecisionFactory(meeting=meeting)
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained", decision=own)
    assert Proposal.objects.get().decision == own


def test_only_retained_or_declined_are_answers(proposal, meeting, pilot):
    with pytest.raises(ValueError, match="retenue ou écartée"):
        examine(proposal=proposal, meeting=meeting, actor=pilot, state="adopted")
