"""How much a campaign may ask of those it tests: contacts of one organisation, and minutes of their work."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class HarmBudget:
    """The work that a campaign costs those it tests. minutes: by application received; most: for the campaign.

    applications: counted, or to be drawn. profiles: applications of one test.
    """

    minutes: int
    most: int
    applications: int
    profiles: int

    @property
    def spent(self) -> int:
        """Minutes that these applications cost."""
        return self.minutes * self.applications

    @property
    def is_over(self) -> bool:
        """Whether they cost more than was decided."""
        return self.spent > self.most


def most_tests(minutes: int, most: int, profiles: int) -> int | None:
    """Return how many whole tests the budget allows; None: as many as wanted, when an application costs nothing."""
    cost = minutes * profiles
    return most // cost if cost else None


def over_limit(organisations: Iterable[str], most_contacts: int) -> Mapping[str, int]:
    """Return, by organisation met more often than allowed, how many of its targets are too many."""
    counts = Counter(organisations)
    return {tag: number - most_contacts for tag, number in counts.items() if number > most_contacts}
