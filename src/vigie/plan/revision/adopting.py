"""Adopts a revision: what was retained enters the plan, and the plan becomes its next version, at once or not at all.

The plan's row is locked first: of two people who adopt at the same time, the second reads that it is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.day_words import date_format
from vigie.plan.changing_actions import change_action, field_label
from vigie.plan.creating_actions import create_action, next_code
from vigie.plan.models import Action, Decision, Meeting, Plan, PlanVersion, Proposal, Revision
from vigie.plan.revision.proposed_values import TIES, conflicts_of, decode_all, ordered, recorded
from vigie.plan.revision.recording import write_version

# How a conflict is settled: the proposal wins, or the plan stays as it is.
TAKE, KEEP = "take", "keep"


class AlreadyClosed(ValueError):
    """The revision was adopted, or abandoned, meanwhile; the message says by whom and when."""


@dataclass(frozen=True)
class Conflict:
    """A field of a retained proposal on which someone must decide.

    rivals: the other retained proposals that would write something else there. has_moved: the plan itself changed
    since the proposal was made. For a proposal to change or remove an action that is gone, field is empty.
    """

    proposal: Proposal
    field: str
    rivals: tuple[Proposal, ...] = ()
    has_moved: bool = False

    @property
    def key(self) -> str:
        """The name of the choice in forms and in ``choices``."""
        return f"{self.proposal.pk}-{self.field}"

    @property
    def label(self) -> str:
        """The field in French."""
        return field_label(self.field)


def retained_of(revision: Revision) -> list[Proposal]:
    """Return what adoption would apply, in the order in which it was proposed."""
    rows = revision.proposals.retained().select_related("action", "organisation", "meeting__body", "decision")
    ties = [f"action__{name}" for name in TIES]
    return list(rows.prefetch_related(*ties).order_by("proposed_at", "pk"))


def conflicts_among(proposals: list[Proposal]) -> list[Conflict]:
    """Return the choices to make before these proposals can all be applied."""
    found = []
    for proposal in proposals:
        if proposal.kind != Proposal.Kind.CHANGE or proposal.action is None:
            continue
        moved = set(conflicts_of(proposal, recorded(proposal.action)))
        for name in ordered(proposal.changes):
            rivals = tuple(other for other in proposals if are_rivals(proposal, other, name))
            if name in moved or rivals:
                found.append(Conflict(proposal, name, rivals, name in moved))
    return found


def are_rivals(one: Proposal, other: Proposal, name: str) -> bool:
    """Whether two proposals would write two different things in one field of one action."""
    return (
        one.pk != other.pk
        and one.action_id == other.action_id
        and other.kind == Proposal.Kind.CHANGE
        and name in other.changes
        and other.changes[name] != one.changes[name]
    )


def reason_not_to_settle(conflicts: list[Conflict], choices: Mapping[str, str]) -> Reason:
    """Say what remains to be decided, or which two choices contradict each other; None when all is settled."""
    for conflict in conflicts:
        if choices.get(conflict.key) not in (TAKE, KEEP):
            return gettext("Choisissez, pour « %(action)s » (%(field)s), entre la proposition et le plan actuel.") % {
                "action": conflict.proposal.action_label,
                "field": conflict.label,
            }
        both = [rival for rival in conflict.rivals if choices.get(f"{rival.pk}-{conflict.field}") == TAKE]
        if choices[conflict.key] == TAKE and both:
            return gettext(
                "Deux propositions écrivent autre chose pour « %(action)s » (%(field)s) : n'en gardez qu'une."
            ) % {"action": conflict.proposal.action_label, "field": conflict.label}
    return None


def reason_not_to_cite(plan: Plan, meeting: Meeting, decision: Decision) -> Reason:
    """Say why a version cannot cite this meeting and this decision (S4)."""
    if meeting.plan_id != plan.pk:
        return gettext("Cette réunion porte sur un autre plan : choisissez-en une autre.")
    if meeting.state == Meeting.State.CANCELLED or meeting.first_day > timezone.localdate():
        return gettext("Cette réunion n'a pas eu lieu : une version cite la réunion qui l'a adoptée.")
    if decision.meeting_id != meeting.pk:
        return gettext("Cette décision vient d'une autre réunion : choisissez la réunion qui l'a prise.")
    if decision.kind != Decision.Kind.DECISION:
        return gettext("Un avis n'adopte pas un plan : choisissez une décision.")
    if PlanVersion.objects.filter(decision=decision).exists():
        return gettext("Cette décision a déjà adopté une autre version : choisissez-en une autre.")
    return None


def adopt(
    *,
    revision: Revision,
    meeting: Meeting,
    decision: Decision,
    actor: Person,
    summary: str = "",
    choices: Mapping[str, str] | None = None,
) -> PlanVersion:
    """Apply what was retained, freeze the plan as its next version and close the revision, in one transaction.

    choices: « take » or « keep » for the key of each conflict. Raises AlreadyClosed when somebody was first, and
    ValueError (French sentence) when the meeting cannot be cited or a conflict is not settled; nothing is then written.
    """
    with transaction.atomic():
        # The plan before anything else, and before SQLite reads what another is writing.
        plan = Plan.objects.select_for_update().get(pk=revision.plan_id)
        locked = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        if locked.state != Revision.State.OPEN:
            raise AlreadyClosed(closed_in_words(locked))
        hold_actions(locked)
        proposals = retained_of(locked)
        settled = dict(choices or {})
        reason = reason_not_to_cite(plan, meeting, decision) or reason_not_to_settle(
            conflicts_among(proposals), settled
        )
        if reason:
            raise ValueError(reason)
        apply_all(plan, proposals, settled, actor)
        version = write_version(
            plan=plan,
            actor=actor,
            number=locked.base.number + 1,
            adopted_on=meeting.dated,
            body_label=meeting.body.name,
            meeting=meeting,
            decision=decision,
            summary=summary,
        )
        close(locked, version, actor)
    return version


def closed_in_words(revision: Revision) -> str:
    """Say how a revision was closed, by whom and when."""
    day = date_format(timezone.localtime(revision.closed_at), "j F Y à H:i") if revision.closed_at else ""
    version = revision.version
    if version is None:
        return gettext("Cette révision a été abandonnée le %(day)s.") % {"day": day}
    who = version.recorded_by.name if version.recorded_by else gettext("une personne qui a quitté Vigie")
    return gettext("Cette révision vient d'être adoptée par %(who)s le %(day)s.") % {"who": who, "day": day}


def hold_actions(revision: Revision) -> None:
    """Lock every action that will change before the journal's chain, which the others take last."""
    ids = revision.proposals.retained().order_by().values("action")
    list(Action.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def apply_all(plan: Plan, proposals: list[Proposal], choices: Mapping[str, str], actor: Person) -> None:
    """Apply proposals one after the other, each with what was chosen for it."""
    decoded = decode_all([proposal.changes for proposal in proposals])
    for proposal, values in zip(proposals, decoded, strict=True):
        kept = {name: value for name, value in values.items() if choices.get(f"{proposal.pk}-{name}") != KEEP}
        if proposal.kind == Proposal.Kind.ADD:
            proposal.action = add_to(plan, kept, actor)
        elif proposal.action is None or (not kept and values):
            set_aside(proposal, actor)
            continue
        elif proposal.kind == Proposal.Kind.REMOVE:
            # The action keeps its page, its notes and its history: it is no longer to be done (S172).
            change_action(action=proposal.action, actor=actor, changes={"status": Action.Status.ABANDONED})
        else:
            change_action(action=proposal.action, actor=actor, changes=kept)
        proposal.state = Proposal.State.ADOPTED
        proposal.save(update_fields=["state", "action", "updated_at"])
        record(actor=actor, verb="proposal_adopted", on=proposal)


def add_to(plan: Plan, values: dict[str, object], actor: Person) -> Action:
    """Create the action that a proposal adds, under the next free code."""
    code = next_code(plan.actions.values_list("code", flat=True))
    action = create_action(plan=plan, code=code, name=str(values["name"]), axes=(), bearers=(), actor=actor)
    change_action(action=action, actor=actor, changes={name: value for name, value in values.items() if name != "name"})
    return action


def set_aside(proposal: Proposal, actor: Person) -> None:
    """Say of a retained proposal that nothing of it entered the plan."""
    proposal.state = Proposal.State.DECLINED
    proposal.answer = (
        gettext("À l'adoption, l'action n'existait plus.")
        if proposal.action is None
        else gettext("À l'adoption, le plan a été gardé tel qu'il était devenu depuis la proposition.")
    )
    proposal.save(update_fields=["state", "answer", "updated_at"])
    record(actor=actor, verb="proposal_declined", on=proposal, changes={"answer": ["", proposal.answer]})


def close(revision: Revision, version: PlanVersion, actor: Person) -> None:
    """Close a revision that became a version."""
    revision.state, revision.closed_at, revision.version = Revision.State.ADOPTED, timezone.now(), version
    revision.save(update_fields=["state", "closed_at", "version"])
    record(actor=actor, verb="revision_adopted", on=revision, changes={"version": ["", version.number]})
