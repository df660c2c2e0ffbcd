"""A referral as a plain value: what may happen to it, and what the other point may read at each moment.

Nothing is readable without an agreement that lives and covers it; it covers one referral, hence one recipient.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """Where a referral stands; the codes of ``Referral.State``."""

    PROPOSED = "proposed"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Act(StrEnum):
    """What someone does: the person, the listener who refers, or the point that receives."""

    CONSENT = "consent"
    DECLINE = "decline"
    OVERRIDE = "override"
    ACCEPT = "accept"
    REFUSE = "refuse"
    FINISH = "finish"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"


# From which states an act is possible, and where it leads.
MOVES: dict[Act, tuple[frozenset[State], State]] = {
    Act.CONSENT: (frozenset({State.PROPOSED}), State.SENT),
    Act.OVERRIDE: (frozenset({State.PROPOSED}), State.SENT),
    Act.DECLINE: (frozenset({State.PROPOSED}), State.DECLINED),
    Act.ACCEPT: (frozenset({State.SENT}), State.ACCEPTED),
    Act.REFUSE: (frozenset({State.SENT}), State.REFUSED),
    Act.FINISH: (frozenset({State.ACCEPTED}), State.DONE),
    Act.WITHDRAW: (frozenset({State.SENT, State.ACCEPTED, State.DONE}), State.WITHDRAWN),
    Act.REVOKE: (frozenset({State.PROPOSED, State.SENT, State.ACCEPTED, State.DONE}), State.REVOKED),
}
# While the other point reads what was agreed.
SHARING = frozenset({State.SENT, State.ACCEPTED, State.DONE})
# Until someone ends it.
LIVING = frozenset({State.PROPOSED, State.SENT, State.ACCEPTED})


class NotNow(ValueError):
    """An act that the state of a referral does not allow, or that would share more than what was asked."""


@dataclass(frozen=True)
class Standing:
    """A referral at one moment. asked: codes asked for. agreed: codes that a live agreement covers."""

    asked: frozenset[str]
    state: State = State.PROPOSED
    agreed: frozenset[str] = frozenset()


def after(standing: Standing, act: Act, fields: Iterable[str] = ()) -> Standing:
    """Return what an act makes of a referral.

    fields: what is agreed to, for an agreement or an override; some of what was asked, never more, never nothing.
    Raises NotNow.
    """
    origins, state = MOVES[act]
    if standing.state not in origins:
        raise NotNow(f"{act} is not possible once {standing.state}")
    if act in {Act.CONSENT, Act.OVERRIDE}:
        return replace(standing, state=state, agreed=checked(standing, frozenset(fields)))
    return replace(standing, state=state, agreed=standing.agreed if state in SHARING else frozenset())


def checked(standing: Standing, fields: frozenset[str]) -> frozenset[str]:
    """Return the fields agreed to. Raises NotNow when there is none, or one that was not asked."""
    if not fields or not fields <= standing.asked:
        raise NotNow("what is shared is some of what was asked")
    return fields


def is_possible(state: str, act: Act) -> bool:
    """Whether an act is possible in a state."""
    return State(state) in MOVES[act][0]


def readable(standing: Standing) -> frozenset[str]:
    """Return the codes that the other point may read."""
    return standing.agreed if standing.state in SHARING else frozenset()
