"""Decides which reminders are written on a day: plain functions on plain values, without database.

What a day's decision owes to whoever receives it:
- one message for each person and subject, all its objects grouped;
- never two messages on the same subject on two days in a row, nor two the same day;
- the same object is told again only once the rule's days have passed, except for a pressing reason (the eve of a
  meeting), which is told once whatever was said before;
- nothing on a subject that was refused, nothing of an object that is no longer due;
- whatever stays due ends up being told.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

Subject = tuple[int, str]


@dataclass(frozen=True, order=True)
class Due:
    """An object that someone should be reminded of.

    person: their id. kind: the subject, a code of ``ReminderKind``. key: names the object. state: the reason, a code.
    since: the first day on which it may be told.
    """

    person: int
    kind: str
    key: str
    state: str
    since: date


@dataclass(frozen=True)
class Told:
    """A reminder written on a day: to whom, on what subject, and the reason each object was named."""

    person: int
    kind: str
    day: date
    objects: Mapping[str, str]


@dataclass(frozen=True)
class Policy:
    """The rule: days between two reminders of the same object; reasons that press too much to wait for them."""

    days_between: int = 14
    pressing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Message:
    """A reminder to write: everything that one person must be told on one subject, in order."""

    person: int
    kind: str
    objects: tuple[Due, ...]


@dataclass
class Past:
    """What one person was told on one subject: the last day, and the last day of each object and of each reason."""

    last_day: date | None = None
    objects: dict[str, date] = field(default_factory=dict)
    reasons: dict[tuple[str, str], date] = field(default_factory=dict)


def decide(
    due: Iterable[Due], history: Iterable[Told], refusals: Collection[Subject], policy: Policy, day: date
) -> list[Message]:
    """Return the reminders to write on a day, one at most for each person and subject, in a stable order.

    history: what was written before, cancelled reminders left out. refusals: the subjects that people refused.
    """
    past = remembered(history)
    grouped: dict[Subject, dict[str, Due]] = {}
    for one in sorted(due, key=lambda thing: (thing.person, thing.kind, urgency(thing, policy))):
        subject = (one.person, one.kind)
        if (
            subject not in refusals
            and may_write(past.get(subject), day)
            and is_to_tell(one, past.get(subject), policy, day)
        ):
            # Named once a message, for its most pressing reason.
            grouped.setdefault(subject, {}).setdefault(one.key, one)
    return [Message(person, kind, tuple(objects.values())) for (person, kind), objects in grouped.items()]


def urgency(one: Due, policy: Policy) -> tuple[bool, date, str, str]:
    """Return the order of objects in a message: what presses, then what has waited longest."""
    return one.state not in policy.pressing, one.since, one.key, one.state


def remembered(history: Iterable[Told]) -> dict[Subject, Past]:
    """Return, by person and subject, what was told and when last."""
    past: dict[Subject, Past] = {}
    for told in history:
        own = past.setdefault((told.person, told.kind), Past())
        own.last_day = max(own.last_day or told.day, told.day)
        for key, state in told.objects.items():
            own.objects[key] = max(own.objects.get(key, told.day), told.day)
            own.reasons[key, state] = max(own.reasons.get((key, state), told.day), told.day)
    return past


def may_write(past: Past | None, day: date) -> bool:
    """Whether the subject was left in peace the day before and that day."""
    return past is None or past.last_day is None or past.last_day < day - timedelta(days=1)


def is_to_tell(one: Due, past: Past | None, policy: Policy, day: date) -> bool:
    """Whether an object is due by that day and was not told of lately."""
    if one.since > day:
        return False
    if past is None:
        return True
    limit = day - timedelta(days=policy.days_between)
    is_pressing = one.state in policy.pressing
    told_on = past.reasons.get((one.key, one.state)) if is_pressing else past.objects.get(one.key)
    return told_on is None or told_on <= limit
