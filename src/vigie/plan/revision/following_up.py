"""What becomes of the recommendations of the diagnosis (S21): said by the pilot, or seen from what serves them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, AxisItem, Decision, Plan

FollowUp = AxisItem.FollowUp


@dataclass(frozen=True)
class Advice:
    """A recommendation, the actions that serve it, and what became of it.

    is_seen: nobody said it, but an action serves it.
    """

    item: AxisItem
    actions: tuple[Action, ...]

    @property
    def is_seen(self) -> bool:
        """Whether what became of it is read from its actions alone."""
        return self.item.follow_up == FollowUp.NOT_STATED and bool(self.actions)

    @property
    def state(self) -> FollowUp:
        """What became of it."""
        return FollowUp.IN_ACTION if self.is_seen else FollowUp(self.item.follow_up)


def advice_of(plan: Plan) -> list[Advice]:
    """Return the recommendations of a plan, axis by axis, in a fixed number of queries."""
    actions = Prefetch("actions", queryset=Action.objects.order_by("code", "pk"))
    rows = AxisItem.objects.filter(axis__plan=plan, kind=AxisItem.Kind.RECOMMENDATION)
    rows = rows.select_related("axis", "follow_up_decision__meeting__body").prefetch_related(actions)
    rows = rows.order_by("axis__number", "axis__code", "order", "pk")
    return [Advice(item, tuple(item.actions.all())) for item in rows]


def counts_of(advice: Iterable[Advice]) -> dict[FollowUp, int]:
    """Return how many recommendations there are in each state, every state named."""
    held = [one.state for one in advice]
    return {state: held.count(state) for state in FollowUp}


def reason_not_to_follow_up(item: AxisItem, follow_up: str, reason: str, decision: Decision | None) -> Reason:
    """Say why this cannot be said of a recommendation; None when it can."""
    if item.kind != AxisItem.Kind.RECOMMENDATION:
        return gettext("Seule une préconisation a une suite.")
    if follow_up == FollowUp.NOT_RETAINED and not reason.strip():
        return gettext("Écrivez pourquoi cette préconisation n'est pas retenue.")
    if decision is not None and decision.meeting.plan_id != item.axis.plan_id:
        return gettext("Cette décision vient d'un autre plan : choisissez-en une autre.")
    return None


def follow_up_advice(
    *, item: AxisItem, follow_up: str, reason: str, decision: Decision | None, actor: Person
) -> AxisItem:
    """Say what became of a recommendation, and cite the decision when there is one. The same words change nothing.

    Raises ValueError, with a French sentence, when one that is not retained is left without its reason.
    """
    reason = reason.strip()
    with transaction.atomic():
        rows = AxisItem.objects.select_for_update(of=("self",)).select_related("axis", "follow_up_decision")
        locked = rows.get(pk=item.pk)
        refusal = reason_not_to_follow_up(locked, follow_up, reason, decision)
        if refusal:
            raise ValueError(refusal)
        before = str(locked.get_follow_up_display())
        written = (
            ("follow_up", before, str(FollowUp(follow_up).label)),
            ("follow_up_reason", locked.follow_up_reason, reason),
            ("follow_up_decision", str(locked.follow_up_decision or ""), str(decision or "")),
        )
        changes = {name: [old, new] for name, old, new in written if old != new}
        if changes:
            locked.follow_up, locked.follow_up_reason, locked.follow_up_decision = follow_up, reason, decision
            locked.save(update_fields=["follow_up", "follow_up_reason", "follow_up_decision"])
            told = {"recommendation": [str(locked), str(locked)], **changes}
            record(actor=actor, verb="advice_followed_up", on=locked.axis, changes=told)
    return locked
