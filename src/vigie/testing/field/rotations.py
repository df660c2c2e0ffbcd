"""Who goes first in the tests of a stratum, and what each profile sends: permuted blocks over rotations.

A whole block meets each rotation of the profiles with each rotation of the messages once; any part of it has each, and
each pair of them, as often, to one test. With which message a test begins is then even as well in whole blocks. In what
is left of a stratum it cannot always be: of two tests by two profiles, each going first once and sending each message
once, both begin with the same message. So the rest of a stratum is drawn several times, and the most even is kept, in
the stratum first, then with the strata before it (Morgan and Rubin 2012).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import lcm
from typing import Final

from vigie.testing.field.lots import Lot

# Enough for two to four profiles and messages; beyond, a message may begin two tests more than another.
TRIES: Final = 16

# How often each profile goes first with each message.
Firsts = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Turn:
    """One test. order: letters of profiles, who goes first first. sent: message by letter, empty without messages."""

    order: tuple[str, ...]
    sent: Mapping[str, str]

    @property
    def first(self) -> tuple[str, str]:
        """Who goes first, with which message (empty when there is none)."""
        return self.order[0], self.sent.get(self.order[0], "")


def turns(
    lot: Lot, stratum: str, letters: Sequence[str], messages: Sequence[str], number: int, met: Firsts
) -> list[Turn]:
    """Return the tests of a stratum. number: how many. met: how those of the strata already drawn begin."""
    whole, rest = divmod(number, len(letters) * max(len(messages), 1))
    drawn = [turn for place in range(whole) for turn in block_of(lot, (stratum, place), letters, messages)]
    if not rest:
        return drawn
    return [*drawn, *most_even(lot, (stratum, whole), letters, messages, rest, met)]


def most_even(
    lot: Lot, purpose: tuple[str, int], letters: Sequence[str], messages: Sequence[str], rest: int, met: Firsts
) -> list[Turn]:
    """Return part of a block: the first that is even to one in all, else the most even of those drawn."""
    tried: list[tuple[tuple[int, ...], list[Turn]]] = []
    for attempt in range(TRIES):
        part = list(islice(block_of(lot, (*purpose, attempt), letters, messages), rest))
        tried.append((unevenness(part, met, letters, messages), part))
        if max(tried[-1][0]) <= 1:
            return part
    return min(tried, key=lambda each: each[0])[1]


def block_of(lot: Lot, purpose: Sequence[str | int], letters: Sequence[str], messages: Sequence[str]) -> Iterator[Turn]:
    """Yield a whole block, in the order of the lot."""
    profiles, variants = len(letters), max(len(messages), 1)
    common = lcm(profiles, variants)
    around, spread = lot.shuffled(letters, "around", *purpose), lot.shuffled(messages, "spread", *purpose)
    first = list(islice(lot.blocks(profiles, "first", *purpose), profiles))
    variant = list(islice(lot.blocks(variants, "variant", *purpose), variants))
    for turn in range(profiles * variants):
        yield turn_of(around, spread, first[turn % profiles], variant[(turn + turn // common) % variants])


def turn_of(around: Sequence[str], spread: Sequence[str], start: int, shift: int) -> Turn:
    """Return the test that begins at a place of the round of profiles, with the round of messages shifted."""
    sent = {letter: spread[(place + shift) % len(spread)] for place, letter in enumerate(around)} if spread else {}
    return Turn((*around[start:], *around[:start]), sent)


def unevenness(
    part: Sequence[Turn], met: Firsts, letters: Sequence[str], messages: Sequence[str]
) -> tuple[int, int, int]:
    """Return gaps between the most and the least frequent: messages that begin in the part, then, with what was met
    before, profiles that go first and messages that begin."""
    here = Counter(turn.first for turn in part)
    every = here + met
    return gap(here, 1, messages), gap(every, 0, letters), gap(every, 1, messages)


def gap(firsts: Firsts, side: int, every: Sequence[str]) -> int:
    """Return the gap of one side of pairs (profile, message), over all that there could be; 0 when there is none."""
    counts = dict.fromkeys(every, 0)
    for pair, number in firsts.items() if every else ():
        counts[pair[side]] += number
    return max(counts.values(), default=0) - min(counts.values(), default=0)
