"""The working group examines what partners propose: it retains a change, or declines it and says why (S182)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Decision, Meeting, Proposal, Revision

EXAMINED = (Proposal.State.RETAINED, Proposal.State.DECLINED)
STILL_OPEN = (Proposal.State.PROPOSED, *EXAMINED)


def examine(
    *,
    proposal: Proposal,
    meeting: Meeting,
    actor: Person,
    state: str,
    answer: str = "",
    decision: Decision | None = None,
) -> Proposal:
    """Retain a proposal or decline it, citing the meeting; until adoption, a later meeting may say otherwise.

    state: « retained » or « declined ». answer: the reason, compulsory to decline, a precision otherwise.
    decision: the one of this meeting that says so, when there is one. The same answer twice changes nothing.
    Raises ValueError, with a French sentence, when it may not be.
    """
    answer = answer.strip()
    with transaction.atomic():
        # The revision is locked first, as adoption does: nobody examines while the plan is being adopted.
        Revision.objects.select_for_update().get(pk=proposal.revision_id)
        locked = Proposal.objects.select_for_update(of=("self",)).select_related("revision").get(pk=proposal.pk)
        reason = reason_not_to_examine(locked, meeting, state, answer, decision)
        if reason:
            raise ValueError(reason)
        before = (locked.state, locked.answer, locked.meeting_id, locked.decision_id)
        if before == (state, answer, meeting.pk, decision.pk if decision else None):
            return locked
        said_before = str(locked.get_state_display())
        locked.state, locked.answer, locked.meeting, locked.decision = state, answer, meeting, decision
        locked.examined_at = timezone.now()
        locked.save(update_fields=["state", "answer", "meeting", "decision", "examined_at", "updated_at"])
        changes = {"state": [said_before, str(locked.get_state_display())], "answer": [before[1], answer]}
        record(actor=actor, verb=f"proposal_{state}", on=locked, changes=changes)
    return locked


def reason_not_to_examine(
    proposal: Proposal, meeting: Meeting, state: str, answer: str, decision: Decision | None
) -> Reason:
    """Say why this answer cannot be given to a proposal; None when it can."""
    if state not in EXAMINED:
        return gettext("Une proposition est retenue ou écartée : choisissez l'un ou l'autre.")
    if proposal.revision.state != Revision.State.OPEN:
        return gettext("Cette révision est close : ses propositions ne s'examinent plus.")
    if proposal.state not in STILL_OPEN:
        return gettext("Cette proposition a été retirée : il n'y a plus rien à examiner.")
    if meeting.state == Meeting.State.CANCELLED:
        return gettext("Cette réunion a été annulée : choisissez-en une autre.")
    if meeting.plan_id != proposal.revision.plan_id:
        return gettext("Cette réunion porte sur un autre plan : choisissez-en une autre.")
    if decision is not None and decision.meeting_id != meeting.pk:
        return gettext("Cette décision vient d'une autre réunion : choisissez la réunion qui l'a prise.")
    if state == Proposal.State.DECLINED and not answer:
        return gettext("Écrivez pourquoi la proposition est écartée : la structure qui l'a faite le lira.")
    return None
