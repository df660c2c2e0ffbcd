"""The one door by which facts come into being. Whoever deposits leaves no trace: neither hour, order, line nor log."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext

from vigie.observatory.checking import InvalidFact, Values, check, values_of
from vigie.observatory.fact_values import FactValue
from vigie.observatory.models import Fact, WaitingFacts
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.waiting import (
    WaitingFact,
    add_waiting,
    lock_waiting,
    pair_of,
    read_waiting,
    replace_waiting,
    take_waiting,
)


@dataclass(frozen=True)
class CheckedFacts:
    """Facts that may be deposited today; made by ``checked`` alone, before a transaction that should not last."""

    facts: tuple[FactValue, ...]


def checked(facts: Sequence[FactValue], values: Values | None = None) -> CheckedFacts:
    """Check facts against the lists in force. Raises InvalidFact for the first that may not be deposited.

    values: those of ``current_lists``, of whoever has just read them.
    """
    known = values or values_of(current_lists())
    for fact in facts:
        check(fact, known, timezone.localdate())
    return CheckedFacts(tuple(facts))


def deposit(fact: FactValue, *, is_fictitious: bool = False) -> None:
    """Let a fact wait for the next pouring, in the transaction of the caller. Raises InvalidFact; then nothing changes.

    is_fictitious: for demonstrations; never counted with real facts.
    """
    deposit_all([fact], is_fictitious=is_fictitious)


def deposit_all(facts: Sequence[FactValue], *, is_fictitious: bool = False) -> None:
    """Deposit many facts, all or none. Raises InvalidFact for the first that may not be."""
    deposit_checked(checked(facts), is_fictitious=is_fictitious)


def deposit_checked(checked_facts: CheckedFacts, *, is_fictitious: bool = False) -> None:
    """Deposit facts checked just before, in the transaction of the caller, which other deposits wait for from here."""
    with transaction.atomic():
        waiting = [WaitingFact(fact, is_fictitious=is_fictitious) for fact in checked_facts.facts]
        add_waiting(lock_waiting(), waiting)


def correct(*, wrong: FactValue, right: FactValue | None, is_fictitious: bool = False) -> None:
    """Put a fact right by a pair: one that takes the wrong one back, one that says what is right (None: nothing).

    A wrong fact that still waits is replaced where it waits. One already poured keeps its vintage, and so does the
    pair: what that year's edition counts stays balanced. Raises InvalidFact when no such fact is left to correct.
    """
    if right is not None:
        check(right, values_of(current_lists()), timezone.localdate())
    with transaction.atomic():
        row = lock_waiting()
        taken = take_waiting(row, wrong, is_fictitious=is_fictitious)
        if taken:
            replace_waiting(row, taken, right)
        else:
            vintage = vintage_left(wrong, row, is_fictitious=is_fictitious)
            add_waiting(row, pair_of(wrong, right, is_fictitious=is_fictitious, vintage=vintage))


def vintage_left(wrong: FactValue, row: WaitingFacts, *, is_fictitious: bool) -> int:
    """Return the last vintage in which a fact with these values is left, corrections that wait counted.

    Raises InvalidFact when there is none.
    """
    poured = Fact.objects.filter(**wrong.codes(), is_fictitious=is_fictitious).order_by("-vintage")
    waiting = [each for each in map(read_waiting, row.content) if each.is_fictitious == is_fictitious]
    pending = [each for each in waiting if each.value == wrong]
    for vintage, left in poured.values_list("vintage").annotate(left=Sum("sign")):
        if left + sum(each.sign for each in pending if each.vintage == vintage) > 0:
            return int(vintage)
    raise InvalidFact(
        gettext("Aucun fait n'a ces valeurs : vérifiez ce qui avait été versé, il n'y a rien à corriger.")
    )
