"""What partners propose: one proposal by sending, theirs to take back, and what meets is shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ActionFactory, AxisFactory, MeetingFactory
from tests.plan.revision.scene import open_revision, propose_change, small_plan
from vigie.plan.models import Proposal, Revision
from vigie.plan.revision.examining import examine
from vigie.plan.revision.proposed_values import conflicts_of, fields_of, recorded
from vigie.plan.revision.proposing import Draft, overlaps, propose, rewrite_proposal, withdraw_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(pilot, partner) -> Revision:
    return open_revision(pilot, small_plan(partner))


def draft(revision, words="Trois jours par an.", reason="Deux jours ne suffisent pas."):
    action = revision.plan.actions.get(code="A01")
    return Draft("change", reason, action, {"description": words}, {"description": action.description})


def test_the_same_proposal_sent_twice_is_one(revision, contributor, partner):
    first = propose(revision=revision, draft=draft(revision), actor=contributor, organisation=partner)
    again = propose(revision=revision, draft=draft(revision), actor=contributor, organisation=partner)
    assert (first.pk, Proposal.objects.count()) == (again.pk, 1)


@pytest.mark.parametrize(
    ("change", "words"), [({"state": "abandoned", "abandoned_because": "x"}, "Aucune"), ({}, "passé")]
)
def test_nothing_is_proposed_outside_the_time(revision, contributor, partner, change, words):
    late = {"proposals_until": timezone.localdate() - timedelta(days=1)}
    Revision.objects.update(**(change or late))
    with pytest.raises(ValueError, match=words):
        propose(revision=revision, draft=draft(revision), actor=contributor, organisation=partner)


def test_a_proposal_changes_something_and_says_why(revision, contributor, partner):
    action = revision.plan.actions.get()
    for empty in (Draft("change", "Pourquoi pas", action, {}, {}), Draft("remove", "  ", action)):
        with pytest.raises(ValueError, match=r"pourquoi|Rien ne change"):
            propose(revision=revision, draft=empty, actor=contributor, organisation=partner)
    assert not Proposal.objects.exists()


def test_a_proposal_is_rewritten_and_taken_back_until_examined(revision, contributor, partner, pilot):
    proposal = propose(revision=revision, draft=draft(revision), actor=contributor, organisation=partner)
    rewrite_proposal(proposal=proposal, draft=draft(revision, "Quatre jours."), actor=contributor)
    proposal.refresh_from_db()
    assert proposal.changes == {"description": "Quatre jours."}
    examine(proposal=proposal, meeting=MeetingFactory(plan=revision.plan), actor=pilot, state="retained")
    for act in (
        lambda: rewrite_proposal(proposal=proposal, draft=draft(revision), actor=contributor),
        lambda: withdraw_proposal(proposal=proposal, actor=contributor),
    ):
        with pytest.raises(ValueError, match="examinée"):
            act()


def test_a_conflict_is_what_changed_since(revision, contributor, partner):
    proposal = propose_change(revision, contributor, partner)
    assert conflicts_of(proposal, recorded(proposal.action)) == []
    proposal.action.description = "Un jour par an."
    assert conflicts_of(proposal, recorded(proposal.action)) == ["description"]
    proposal.action.description = proposal.changes["description"]
    assert conflicts_of(proposal, recorded(proposal.action)) == []


def test_fields_are_read_in_words(revision, contributor, partner):
    axis = AxisFactory(plan=revision.plan, code="F2", title="Informer")
    proposal = propose_change(revision, contributor, partner, axes=[axis.pk], bearers=[partner.pk])
    proposal.before = {"axes": [], "bearers": []}
    axes, bearers = fields_of(proposal)
    assert (axes.label, axes.before, axes.after, axes.today) == ("axes", "", "F2 – Informer", "F1 – Former")
    assert axes.is_in_conflict
    assert bearers.after == partner.name


def test_what_was_deleted_since_is_left_out_of_the_words(revision, contributor, partner):
    proposal = propose_change(revision, contributor, partner, axes=[987654])
    assert fields_of(proposal)[0].after == ""


def test_proposals_that_meet_point_at_each_other(revision, contributor, partner):
    axis = AxisFactory(plan=revision.plan, code="F2", title="Informer")
    other = ActionFactory(plan=revision.plan, code="A02")
    one = propose_change(revision, contributor, partner)
    two = propose_change(revision, contributor, partner)
    new = propose_change(revision, contributor, partner, action=other, description="autre")
    Proposal.objects.filter(pk=new.pk).update(changes={"axes": [axis.pk]}, before={"axes": []})
    Proposal.objects.filter(pk=two.pk).update(changes={"axes": [axis.pk]}, before={"axes": []})
    met = overlaps(Proposal.objects.all())
    assert [(found.proposal.pk, found.on) for found in met[one.pk]] == [(two.pk, "action")]
    assert [(found.proposal.pk, found.on) for found in met[new.pk]] == [(two.pk, "axis")]
    Proposal.objects.filter(pk=two.pk).update(state="withdrawn")
    assert overlaps(Proposal.objects.all())[one.pk] == []
