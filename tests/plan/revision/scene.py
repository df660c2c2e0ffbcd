"""A plan with its first adopted version, an open revision, and proposals, for the tests of this folder."""

from typing import Any

from tests.factories import ActionFactory, AxisFactory, PlanFactory
from vigie.accounts.models import Organisation, Person
from vigie.plan.models import Action, Participation, Plan, PlanVersion, Proposal, Revision
from vigie.plan.revision.proposed_values import recorded


def small_plan(bearer: Organisation | None = None) -> Plan:
    """Return a plan with one axis and one action, carried by an organisation when one is given."""
    plan = PlanFactory(title="Plan d'essai", starts_in=2015, ends_in=2020)
    axis = AxisFactory(plan=plan, number=1, code="F1", title="Former")
    action = ActionFactory(plan=plan, code="A01", name="Former les équipes", description="Deux jours par an.")
    action.axis_links.create(axis=axis)
    if bearer:
        action.participations.create(organisation=bearer, part=Participation.Part.BEARER)
    return plan


def open_revision(pilot: Person, plan: Plan | None = None) -> Revision:
    """Return an open revision, written without its acts."""
    plan = plan or small_plan()
    version = PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="0" * 64)
    return Revision.objects.create(plan=plan, base=version, year=2017, opened_by=pilot)


def propose_change(
    revision: Revision, author: Person, organisation: Organisation, action: Action | None = None, **changes: Any
) -> Proposal:
    """Return a proposal to change an action, its description unless told otherwise."""
    action = action or revision.plan.actions.first()
    changes = changes or {"description": "Trois jours par an."}
    return Proposal.objects.create(
        revision=revision,
        action=action,
        action_label=f"{action.code} – {action.name}",
        changes=changes,
        before={name: value for name, value in recorded(action).items() if name in changes},
        reason="Deux jours ne suffisent pas.",
        author=author,
        organisation=organisation,
    )
