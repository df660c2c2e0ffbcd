"""What the chapter on awareness is drawn from: plain values, kept with a frozen edition."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AwarenessOfYear:
    """What was done for people to understand discrimination. people, women, men, not_stated: None when not to be told.

    events: by kind, in words, with their number. loans: of exhibitions. adoptions: structures that adopted the shared
    definition. highlights: titles of the year's highlights.
    """

    events: tuple[tuple[str, int], ...] = ()
    interventions: int = 0
    people: int | None = None
    women: int | None = None
    men: int | None = None
    not_stated: int | None = None
    loans: int = 0
    tools: int = 0
    adoptions: int = 0
    highlights: tuple[str, ...] = ()
    programme: str = ""
    is_fictitious: bool = False
