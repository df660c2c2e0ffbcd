"""What contacts made with actors say: by category, what is missing, who is to be met again. Plain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

TO_FOLLOW, COMMITTED, DECLINED = "to_follow", "committed", "declined"


@dataclass(frozen=True)
class Made:
    """A contact. actor: whoever was met, alike from one contact to the next. outcome: a code of ``Outcome``."""

    pk: int
    category: str
    actor: str
    held_on: date
    outcome: str


@dataclass
class CategoryLine:
    """A category of actors: contacts made, actors met, and how many of them stand at each outcome today."""

    category: str
    contacts: int = 0
    last_on: date | None = None
    outcomes: dict[str, int] = field(default_factory=dict)

    @property
    def actors(self) -> int:
        """How many actors were met."""
        return sum(self.outcomes.values())

    @property
    def is_missing(self) -> bool:
        """Whether nobody of the category was met yet."""
        return not self.contacts


def latest_by_actor(contacts: Iterable[Made]) -> list[Made]:
    """Return the last contact with each actor of each category: where it stands today. Of one day, the last written."""
    ordered = sorted(contacts, key=lambda made: (made.held_on, made.pk))
    return list({(made.category, made.actor): made for made in ordered}.values())


def by_category(contacts: Sequence[Made], categories: Sequence[str]) -> list[CategoryLine]:
    """Return one line for each category, in the order given, those without any contact included."""
    lines = {category: CategoryLine(category) for category in categories}
    for made in contacts:
        line = lines[made.category]
        line.contacts += 1
        line.last_on = max(line.last_on or made.held_on, made.held_on)
    for made in latest_by_actor(contacts):
        outcomes = lines[made.category].outcomes
        outcomes[made.outcome] = outcomes.get(made.outcome, 0) + 1
    return list(lines.values())


def to_follow(contacts: Sequence[Made]) -> list[Made]:
    """Return the contacts that wait for another one, the oldest first."""
    waiting = [made for made in latest_by_actor(contacts) if made.outcome == TO_FOLLOW]
    return sorted(waiting, key=lambda made: (made.held_on, made.pk))
