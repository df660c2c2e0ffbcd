"""Gives applications to testers: evenly, never two of the same test, never where they have an interest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vigie.testing.field.lots import Lot


@dataclass(frozen=True)
class Task:
    """An application to give. organisation: by which those a tester knows are recognised."""

    code: str
    profile: str
    organisation: str


@dataclass
class Hand:
    """A tester who may be given tasks. load: tasks by profile, those done too. profile: the only one, if any.

    known: organisations that are not for them. tests: those in which they already have a task.
    """

    tester: int
    load: Counter[str] = field(default_factory=Counter)
    known: frozenset[str] = frozenset()
    profile: str | None = None
    tests: frozenset[int] = frozenset()

    def may_take(self, test: int, task: Task) -> bool:
        """Whether a task of a test may be theirs."""
        return test not in self.tests and task.organisation not in self.known and self.profile in {None, task.profile}


def assign(lot: Lot, tests: Mapping[int, Sequence[Task]], hands: Iterable[Hand]) -> dict[str, int]:
    """Return the tester of each task that can be given. tests: tasks by test.

    Whoever has least comes first, then whoever has least of that profile, then the lot. Within a test, the largest
    number of tasks is given (augmenting paths, Kuhn 1955).
    """
    known, given = list(hands), {}
    for test in sorted(tests):
        found = match(lot, test, tests[test], known)
        for task in tests[test]:
            hand = found.get(task.code)
            if hand is not None:
                hand.load[task.profile] += 1
                given[task.code] = hand.tester
    return given


def match(lot: Lot, test: int, tasks: Sequence[Task], hands: Sequence[Hand]) -> dict[str, Hand]:
    """Return who takes which task of a test, each one at most."""
    # The lot once for a test: whose turn it is among equals.
    shuffled = lot.shuffled(hands, "turn", test, key=lambda hand: str(hand.tester))
    wanted = {task.code: in_turn(test, task, shuffled) for task in tasks}
    taken: dict[int, str] = {}
    by_tester = {hand.tester: hand for hand in hands}

    def place(code: str, tried: set[int]) -> bool:
        for tester in wanted[code]:
            if tester in tried:
                continue
            tried.add(tester)
            if tester not in taken or place(taken[tester], tried):
                taken[tester] = code
                return True
        return False

    for code in lot.shuffled(wanted, "task", test):
        place(code, set())
    return {code: by_tester[tester] for tester, code in taken.items()}


def in_turn(test: int, task: Task, hands: Iterable[Hand]) -> list[int]:
    """Return the testers who may take a task, whose turn it is first. hands: in the order of the lot."""
    able = [hand for hand in hands if hand.may_take(test, task)]
    able.sort(key=lambda hand: (hand.load.total(), hand.load[task.profile]))
    return [hand.tester for hand in able]
