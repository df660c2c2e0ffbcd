"""Draws tests by lot: which targets, in which order, who goes first, with which message, name and delay.

Within a stratum, every profile goes first, stands at every place, and sends every message and bears every one of its
names as often as any other, to one test, and goes first with each message as often: permuted blocks (Matts and Lachin
1988) over rotations (Latin squares).
Plain values: the same seed and the same things, in any order, give the same draw.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vigie.testing.campaigns.checking import LEAST_PROFILES, MOST_PROFILES
from vigie.testing.field.lots import Lot
from vigie.testing.field.rotations import Firsts, Turn, turns


class CannotDraw(ValueError):
    """What is given cannot be drawn from."""


@dataclass(frozen=True)
class DrawTarget:
    """What may be tested. code: its own, once. organisation: by which those of one organisation are recognised."""

    code: str
    stratum: str
    organisation: str


@dataclass(frozen=True)
class DrawProfile:
    """Who applies. letter: once. names: those it may bear, none when people apply under their own."""

    letter: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class DrawLimits:
    """most_tests: None without limit. most_contacts: tests of one organisation. Delays: hours between two sendings."""

    most_tests: int | None
    most_contacts: int
    least_delay: int
    most_delay: int


@dataclass(frozen=True)
class DrawnApplication:
    """What one profile does in a test. position: from 1. delay: hours after the one before, 0 for the first."""

    profile: str
    position: int
    delay: int
    message: str | None
    name: str | None


@dataclass(frozen=True)
class DrawnTest:
    """A target drawn. number: from 1, in the order of the lot. applications: by position."""

    number: int
    target: str
    stratum: str
    applications: tuple[DrawnApplication, ...]


def draw(
    seed: str,
    targets: Iterable[DrawTarget],
    profiles: Iterable[DrawProfile],
    messages: Iterable[str],
    limits: DrawLimits,
) -> tuple[DrawnTest, ...]:
    """Return the tests by number. seed: hexadecimal. Raises CannotDraw for fewer than 2 or more than 8 profiles."""
    lot = Lot(seed)
    ordered = sorted(profiles, key=lambda profile: profile.letter)
    if not LEAST_PROFILES <= len(ordered) <= MOST_PROFILES:
        raise CannotDraw(len(ordered))
    strata: defaultdict[str, list[DrawTarget]] = defaultdict(list)
    for target in select(lot, targets, limits):
        strata[target.stratum].append(target)
    planned: dict[str, tuple[str, tuple[DrawnApplication, ...]]] = {}
    met: Firsts = Counter()
    for stratum, inside in sorted(strata.items()):
        drawn = turns(lot, stratum, [profile.letter for profile in ordered], sorted(messages), len(inside), met)
        met.update(turn.first for turn in drawn)
        shuffled = lot.shuffled(inside, "stratum", stratum, key=lambda target: target.code)
        for target, applications in zip(shuffled, plans(lot, stratum, ordered, drawn, limits), strict=True):
            planned[target.code] = stratum, applications
    return tuple(
        DrawnTest(number, code, *planned[code]) for number, code in enumerate(lot.shuffled(planned, "number"), start=1)
    )


def select(lot: Lot, targets: Iterable[DrawTarget], limits: DrawLimits) -> list[DrawTarget]:
    """Return the targets drawn, in the order of the lot, within the limits."""
    met: Counter[str] = Counter()
    chosen: list[DrawTarget] = []
    for target in lot.shuffled(targets, "select", key=lambda target: target.code):
        if limits.most_tests is not None and len(chosen) >= limits.most_tests:
            break
        if met[target.organisation] < limits.most_contacts:
            met[target.organisation] += 1
            chosen.append(target)
    return chosen


def plans(
    lot: Lot, stratum: str, profiles: Sequence[DrawProfile], drawn: Sequence[Turn], limits: DrawLimits
) -> Iterator[tuple[DrawnApplication, ...]]:
    """Yield what the profiles do in the tests of a stratum."""
    names = {profile.letter: names_of(lot, stratum, profile) for profile in profiles}
    for place, turn in enumerate(drawn):
        yield tuple(
            DrawnApplication(
                letter,
                position,
                lot.between(limits.least_delay, limits.most_delay, "delay", stratum, place, position)
                if position > 1
                else 0,
                turn.sent.get(letter),
                next(names[letter], None),
            )
            for position, letter in enumerate(turn.order, start=1)
        )


def names_of(lot: Lot, stratum: str, profile: DrawProfile) -> Iterator[str]:
    """Yield the names that a profile bears in the tests of a stratum, without end unless it has none."""
    names = sorted(profile.names)
    return (names[place] for place in lot.blocks(len(names), "name", stratum, profile.letter)) if names else iter(())
