"""Adoption: all of it or nothing, once, citing its meeting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ActionFactory, DecisionFactory, MeetingFactory
from tests.plan.revision.scene import propose_change, small_plan
from vigie.accounts.models import JournalEntry
from vigie.plan.models import Action, Decision, PlanVersion, Proposal, Revision
from vigie.plan.revision.adopting import AlreadyClosed, adopt, conflicts_among, retained_of
from vigie.plan.revision.citing import citation
from vigie.plan.revision.examining import examine
from vigie.plan.revision.opening_revisions import open_revision
from vigie.plan.revision.recording import record_first_version


def prepared(pilot, partner) -> Revision:
    """Return an open revision of a small plan, from its recorded first version."""
    plan = small_plan(partner)
    record_first_version(plan=plan, actor=pilot)
    return open_revision(plan=plan, actor=pilot, year=2017)


@pytest.fixture
def revision(pilot, partner) -> Revision:
    return prepared(pilot, partner)


@pytest.fixture
def decision(revision) -> Decision:
    meeting = MeetingFactory(plan=revision.plan, state="held", body__name="groupe de travail")
    return DecisionFactory(meeting=meeting, number=3)


def retained(revision, decision, pilot, author, organisation, **given) -> Proposal:
    """Return a proposal that the meeting retained."""
    kind = given.pop("kind", "change")
    proposal = propose_change(revision, author, organisation, **given)
    if kind != "change":
        Proposal.objects.filter(pk=proposal.pk).update(
            kind=kind,
            before={},
            changes=given if kind == "add" else {},
            action=None if kind == "add" else proposal.action,
        )
        proposal.refresh_from_db()
    return examine(proposal=proposal, meeting=decision.meeting, actor=pilot, state="retained")


def adopt_now(revision, decision, actor, **given) -> PlanVersion:
    return adopt(revision=revision, meeting=decision.meeting, decision=decision, actor=actor, **given)


@pytest.mark.django_db
class TestOneAdoption:
    def test_what_was_retained_enters_the_plan_and_the_version(self, revision, decision, pilot, contributor, partner):
        retained(revision, decision, pilot, contributor, partner)
        version = adopt_now(revision, decision, pilot, summary="Plus de jours.")
        action = Action.objects.get()
        assert action.description == "Trois jours par an."
        assert version.content["actions"][0]["description"] == "Trois jours par an."
        assert (version.number, version.summary) == (2, "Plus de jours.")
        revision.refresh_from_db()
        assert (revision.state, revision.version) == ("adopted", version)
        assert Proposal.objects.get().state == "adopted"
        assert citation(version) == (
            "Plan d'essai, version 2, adoptée le 14 mars 2017 par groupe de travail "
            "(décision n° 3 de la réunion du 14 mars 2017)."
        )
        verbs = set(JournalEntry.objects.values_list("verb", flat=True))
        assert {"action_changed", "proposal_adopted", "version_recorded", "revision_adopted"} <= verbs

    def test_an_action_is_added_under_the_next_code(self, revision, decision, pilot, contributor, partner):
        retained(revision, decision, pilot, contributor, partner, kind="add", name="Informer", bearers=[partner.pk])
        adopt_now(revision, decision, pilot)
        added = Action.objects.get(code="A02")
        assert (added.name, added.participations.get().organisation) == ("Informer", partner)
        assert Proposal.objects.get().action == added

    def test_a_removed_action_keeps_its_history(self, revision, decision, pilot, contributor, partner):
        action = revision.plan.actions.get()
        action.notes.create(year=2016, text="Une belle année.")
        retained(revision, decision, pilot, contributor, partner, kind="remove")
        version = adopt_now(revision, decision, pilot)
        action.refresh_from_db()
        assert (action.status, action.notes.count()) == ("abandoned", 1)
        assert version.content["actions"][0]["statut"] == "abandonnée"

    def test_declined_and_unexamined_ones_stay_out(self, revision, decision, pilot, contributor, partner):
        declined = propose_change(revision, contributor, partner, name="Autre nom")
        examine(proposal=declined, meeting=decision.meeting, actor=pilot, state="declined", answer="Non.")
        waiting = propose_change(revision, contributor, partner)
        adopt_now(revision, decision, pilot)
        action = Action.objects.get()
        assert (action.name, action.description) == ("Former les équipes", "Deux jours par an.")
        waiting.refresh_from_db()
        assert waiting.state == "proposed"

    def test_a_conflict_must_be_settled(self, revision, decision, pilot, contributor, partner):
        proposal = retained(revision, decision, pilot, contributor, partner)
        Action.objects.update(description="Un jour par an.")
        (conflict,) = conflicts_among(retained_of(revision))
        assert (conflict.proposal, conflict.field, conflict.has_moved) == (proposal, "description", True)
        with pytest.raises(ValueError, match="Choisissez"):
            adopt_now(revision, decision, pilot)
        adopt_now(revision, decision, pilot, choices={conflict.key: "keep"})
        proposal.refresh_from_db()
        assert Action.objects.get().description == "Un jour par an."
        assert proposal.state == "declined"
        assert "gardé" in proposal.answer

    def test_of_two_rivals_one_is_taken(self, revision, decision, pilot, contributor, partner):
        one = retained(revision, decision, pilot, contributor, partner)
        two = retained(revision, decision, pilot, contributor, partner, description="Quatre jours par an.")
        keys = [conflict.key for conflict in conflicts_among(retained_of(revision))]
        assert keys == [f"{one.pk}-description", f"{two.pk}-description"]
        with pytest.raises(ValueError, match="n'en gardez qu'une"):
            adopt_now(revision, decision, pilot, choices=dict.fromkeys(keys, "take"))
        adopt_now(revision, decision, pilot, choices={keys[0]: "keep", keys[1]: "take"})
        assert Action.objects.get().description == "Quatre jours par an."
        assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == ["declined", "adopted"]

    def test_a_gone_action_sets_its_proposal_aside(self, revision, decision, pilot, contributor, partner):
        proposal = retained(revision, decision, pilot, contributor, partner)
        Action.objects.all().delete()
        adopt_now(revision, decision, pilot)
        proposal.refresh_from_db()
        assert (proposal.state, "n'existait plus" in proposal.answer) == ("declined", True)

    def test_only_a_decision_of_a_past_meeting_of_this_plan_adopts(self, revision, decision, pilot):
        tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
        refused = {
            "autre plan": DecisionFactory(),
            "pas eu lieu": DecisionFactory(meeting=MeetingFactory(plan=revision.plan, dated=tomorrow)),
            "avis": DecisionFactory(meeting=decision.meeting, kind="opinion"),
        }
        for words, other in refused.items():
            with pytest.raises(ValueError, match=words):
                adopt_now(revision, other, pilot)
        elsewhere = MeetingFactory(plan=revision.plan, state="held")
        with pytest.raises(ValueError, match="autre réunion"):
            adopt(revision=revision, meeting=elsewhere, decision=decision, actor=pilot)
        assert PlanVersion.objects.count() == 1

    def test_one_decision_adopts_one_version(self, revision, decision, pilot):
        adopt_now(revision, decision, pilot)
        second = open_revision(plan=revision.plan, actor=pilot, year=2018)
        with pytest.raises(ValueError, match="déjà adopté"):
            adopt_now(second, decision, pilot)

    def test_the_second_reads_who_was_first(self, revision, decision, pilot):
        adopt_now(revision, decision, pilot)
        with pytest.raises(AlreadyClosed, match=r"vient d'être adoptée par Pia Pilote le"):
            adopt_now(revision, decision, pilot)
        assert PlanVersion.objects.count() == 2

    def test_a_failure_writes_nothing(self, revision, decision, pilot, contributor, partner, monkeypatch):
        retained(revision, decision, pilot, contributor, partner)
        lines = JournalEntry.objects.count()

        def fail(**_given):
            raise RuntimeError("the disk is full")

        monkeypatch.setattr("vigie.plan.revision.adopting.write_version", fail)
        with pytest.raises(RuntimeError):
            adopt_now(revision, decision, pilot)
        assert Action.objects.get().description == "Deux jours par an."
        assert (Proposal.objects.get().state, JournalEntry.objects.count()) == ("retained", lines)

    def test_conflicts_cost_the_same_for_many_proposals(
        self, revision, decision, pilot, contributor, partner, count_queries
    ):
        def look():
            conflicts_among(retained_of(revision))

        retained(revision, decision, pilot, contributor, partner)
        few = count_queries(look)
        for number in range(6):
            action = ActionFactory(plan=revision.plan, code=f"B{number}")
            retained(revision, decision, pilot, contributor, partner, action=action, description="x")
        assert count_queries(look) == few
