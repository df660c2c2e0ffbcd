"""What partners propose to a revision: written, changed, taken back while the working group has not examined it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Organisation, Person, Role
from vigie.plan.changing_actions import field_label
from vigie.plan.models import Action, Plan, Proposal, Revision
from vigie.plan.revision.proposed_values import ordered
from vigie.plan.rules import may_run_plan

LABEL_LIMIT = 300
# Two proposals that touch one of these may answer each other, even on two actions.
SHARED = {"axes": "axis", "bearers": "bearer"}


def open_revision_of(plan: Plan) -> Revision | None:
    """Return the revision of a plan that is open; None outside a revision."""
    return Revision.objects.filter(plan=plan, state=Revision.State.OPEN).select_related("plan", "base").first()


def reason_not_to_propose(revision: Revision | None) -> Reason:
    """Say why nothing can be proposed now; None when something can."""
    if revision is None or revision.state != Revision.State.OPEN:
        return gettext("Aucune révision n'est ouverte : il n'y a rien à proposer pour le moment.")
    if revision.proposals_until and revision.proposals_until < timezone.localdate():
        return gettext("Le temps des propositions est passé : parlez-en à la personne qui pilote le plan.")
    return None


def reason_not_to_change_proposal(actor: Actor, proposal: Proposal) -> Reason:
    """Say why this actor may not change or take back this proposal: it is its organisation's, and the pilot's."""
    is_own = proposal.organisation_id is not None and actor.belongs_to({proposal.organisation_id}, Role.CONTRIBUTOR)
    is_author = proposal.author_id is not None and proposal.author_id == actor.person_id and actor.has(Role.CONTRIBUTOR)
    if may_run_plan(actor) is None or is_own or is_author:
        return None
    return gettext("Seules la structure qui a fait cette proposition et la personne qui pilote le plan le peuvent.")


def reason_it_is_settled(proposal: Proposal) -> Reason:
    """Say why a proposal cannot move any more; None while it waits for the working group."""
    if proposal.revision.state != Revision.State.OPEN:
        return gettext("Cette révision est close : ses propositions ne changent plus.")
    if proposal.state != Proposal.State.PROPOSED:
        return gettext("Cette proposition a déjà été examinée ou retirée : elle ne change plus.")
    return None


@dataclass(frozen=True)
class Draft:
    """What someone proposes. action: None to add one. changes, before: JSON values by field, see `proposed_values`."""

    kind: str
    reason: str
    action: Action | None = None
    changes: Mapping[str, Any] | None = None
    before: Mapping[str, Any] | None = None

    @property
    def label(self) -> str:
        """How lists name the action, even when it is gone."""
        label = f"{self.action.code} – {self.action.name}" if self.action else str((self.changes or {})["name"])
        return label[:LABEL_LIMIT]


def propose(*, revision: Revision, draft: Draft, actor: Person, organisation: Organisation | None) -> Proposal:
    """Write a proposal. The same one by the same person, sent twice, is one.

    Raises ValueError, with a French sentence, when nothing can be proposed, or when nothing would change.
    """
    with transaction.atomic():
        locked = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        reason = reason_not_to_propose(locked) or reason_draft_is_empty(draft)
        if reason:
            raise ValueError(reason)
        same = same_proposal(locked, draft, actor)
        if same:
            return same
        proposal = Proposal.objects.create(
            revision=locked,
            kind=draft.kind,
            action=draft.action,
            action_label=draft.label,
            changes=dict(draft.changes or {}),
            before=dict(draft.before or {}),
            reason=draft.reason,
            organisation=organisation,
            author=actor,
            is_fictitious=actor.is_fictitious,
        )
        record(actor=actor, verb="change_proposed", on=proposal, changes={"reason": ["", draft.reason]})
    return proposal


def reason_draft_is_empty(draft: Draft) -> Reason:
    """Say why a draft proposes nothing."""
    if not draft.reason.strip():
        return gettext("Écrivez pourquoi : le groupe de travail en a besoin pour décider.")
    if draft.kind == Proposal.Kind.CHANGE and not draft.changes:
        return gettext("Rien ne change encore : modifiez au moins une ligne avant d'envoyer.")
    return None


def same_proposal(revision: Revision, draft: Draft, actor: Person) -> Proposal | None:
    """Return the proposal that already says the same, still waiting."""
    waiting = revision.proposals.filter(
        author=actor, kind=draft.kind, action=draft.action, reason=draft.reason, state=Proposal.State.PROPOSED
    )
    return next((one for one in waiting if one.changes == dict(draft.changes or {})), None)


def rewrite_proposal(*, proposal: Proposal, draft: Draft, actor: Person) -> Proposal:
    """Change a proposal that nobody has examined yet. Raises ValueError, with a French sentence, when it may not be."""
    with transaction.atomic():
        locked = locked_proposal(proposal)
        reason = reason_it_is_settled(locked) or reason_draft_is_empty(draft)
        if reason:
            raise ValueError(reason)
        changes = dict(draft.changes or {})
        moved = [
            name for name in ordered({**locked.changes, **changes}) if locked.changes.get(name) != changes.get(name)
        ]
        if not moved and locked.reason == draft.reason:
            return locked
        told: Changes = {"fields": ["", [field_label(name) for name in moved]], "reason": [locked.reason, draft.reason]}
        locked.changes, locked.before, locked.reason = changes, dict(draft.before or {}), draft.reason
        locked.action_label = draft.label
        locked.save(update_fields=["changes", "before", "reason", "action_label", "updated_at"])
        record(actor=actor, verb="proposal_changed", on=locked, changes=told)
    return locked


def withdraw_proposal(*, proposal: Proposal, actor: Person) -> Proposal:
    """Take a proposal back; it stays readable. Raises ValueError, with a French sentence, once it was examined."""
    with transaction.atomic():
        locked = locked_proposal(proposal)
        if locked.state == Proposal.State.WITHDRAWN:
            return locked
        reason = reason_it_is_settled(locked)
        if reason:
            raise ValueError(reason)
        locked.state = Proposal.State.WITHDRAWN
        locked.save(update_fields=["state", "updated_at"])
        record(actor=actor, verb="proposal_withdrawn", on=locked)
    return locked


def locked_proposal(proposal: Proposal) -> Proposal:
    """Return a proposal held for this transaction, its revision held before it, as adoption does."""
    Revision.objects.select_for_update().get(pk=proposal.revision_id)
    return Proposal.objects.select_for_update(of=("self",)).select_related("revision").get(pk=proposal.pk)


# --- Proposals that meet (S182) --------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Overlap:
    """Another proposal about the same action, the same axis, or an organisation that would carry both."""

    proposal: Proposal
    on: str


def overlaps(proposals: Iterable[Proposal]) -> dict[int, list[Overlap]]:
    """Return, for each proposal by its id, the others of the list that it meets; plain values, no query."""
    live = [one for one in proposals if one.state not in (Proposal.State.WITHDRAWN, Proposal.State.DECLINED)]
    found: dict[int, list[Overlap]] = {one.pk: [] for one in live}
    for one in live:
        for other in live:
            meeting_point = what_is_shared(one, other) if one.pk != other.pk else ""
            if meeting_point:
                found[one.pk].append(Overlap(other, meeting_point))
    return found


def what_is_shared(one: Proposal, other: Proposal) -> str:
    """Say what two proposals share: « action », « axis » or « bearer »; empty when nothing."""
    if one.action_id and one.action_id == other.action_id:
        return "action"
    for name, word in SHARED.items():
        if touched(one, name) & touched(other, name):
            return word
    return ""


def touched(proposal: Proposal, name: str) -> set[int]:
    """Return the ids of the axes or bearers that a proposal adds or takes away; all of them for a new action."""
    return set(proposal.changes.get(name) or []) ^ set(proposal.before.get(name) or [])
