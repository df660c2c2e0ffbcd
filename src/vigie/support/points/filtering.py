"""Which points answer a wish, and which come first; plain functions on plain values."""

from collections.abc import Iterable
from dataclasses import dataclass

from vigie.territory.distance import Place, kilometres


@dataclass(frozen=True)
class Card:
    """What the search knows of a point. criteria, domains: empty when all are followed. place: None when unknown."""

    key: int
    name: str
    commune: str
    place: Place | None = None
    level: str = ""
    accessibility: str = ""
    competences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    criteria: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wish:
    """What someone looks for; empty, no matter. near: from where distances are counted, commune: which is nearest."""

    commune: str = ""
    near: Place | None = None
    level: str = ""
    criterion: str = ""
    domain: str = ""
    competence: str = ""
    language: str = ""
    accessible: bool = False


@dataclass(frozen=True)
class Found:
    """A point that answers, and how far it is in kilometres; None when either place is unknown."""

    card: Card
    distance: float | None = None


# Accessibility that lets someone in a wheelchair come in, alone or helped.
ACCESSIBLE = frozenset({"full", "partial"})


def search(cards: Iterable[Card], wish: Wish) -> list[Found]:
    """Return the points that answer, the nearest first; without a place to count from, in the order given.

    A point in the wished commune comes before the others, even where its place is not known.
    """
    found = [Found(card, distance_to(card, wish)) for card in cards if answers(card, wish)]
    if not wish.commune and wish.near is None:
        return found
    return sorted(found, key=lambda each: (*nearness(each, wish), each.card.name))


def answers(card: Card, wish: Wish) -> bool:
    """Whether a point answers all that is wished; where it is does not decide."""
    return (
        (not wish.level or card.level == wish.level)
        and covers(card.criteria, wish.criterion)
        and covers(card.domains, wish.domain)
        and (not wish.competence or wish.competence in card.competences)
        and (not wish.language or wish.language in card.languages)
        and (not wish.accessible or card.accessibility in ACCESSIBLE)
    )


def covers(followed: frozenset[str], wished: str) -> bool:
    """Whether a point follows what is wished; one that names nothing follows all."""
    return not wished or not followed or wished in followed


def distance_to(card: Card, wish: Wish) -> float | None:
    """Return how far a point is, in kilometres, or None."""
    return kilometres(wish.near, card.place) if wish.near and card.place else None


def nearness(found: Found, wish: Wish) -> tuple[bool, bool, float]:
    """Return what sorts points: in the commune, then by distance, unknown last."""
    elsewhere = not wish.commune or found.card.commune != wish.commune
    return elsewhere, found.distance is None, found.distance or 0.0
