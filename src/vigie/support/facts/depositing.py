"""What is learnt reaches the observatory without the person. The tie from case to fact is sealed in the case alone."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vigie.core.lately import this_minute
from vigie.observatory.checking import InvalidFact, Values, values_of
from vigie.observatory.deposit import CheckedFacts, checked, correct, deposit_checked
from vigie.observatory.fact_values import FactValue
from vigie.observatory.referentials.lists import current_lists
from vigie.support.facts.coding import Told, fact_of


@dataclass(frozen=True)
class ToldFact:
    """What will be deposited, checked. text: what the internal compartment seals (``Field.FACT``)."""

    checked: CheckedFacts
    text: str


def fact_told(told: Told, *, day: date) -> ToldFact:
    """Make a fact of what was told. Call it before the transaction of the act: the lists may take long to read."""
    values = read_values(this_minute())
    fact = fact_of(told, values, day)
    return ToldFact(checked([fact], values), written(fact, day))


@lru_cache(maxsize=2)
def read_values(minute: int) -> Values:
    """Read the values that a fact may take; ten queries. minute: the values read stay until the next."""
    return values_of(current_lists())


def deposit_told(fact: ToldFact, *, is_fictitious: bool = False) -> None:
    """Deposit a fact, last in the transaction of the act: other reports wait for its end."""
    deposit_checked(fact.checked, is_fictitious=is_fictitious)


def deposit_again(before: str, told: Told, *, is_fictitious: bool = False) -> str:
    """Put right what was deposited, now that it is better known; return the text to seal in place of ``before``.

    before: the text of ``fact_told``. The quarter stays that of the first word. Nothing moves when nothing
    changed, nor when the observatory no longer has the fact (an older copy of the database was put back).
    """
    wrong, day = read(before)
    right = fact_of(told, values_of(current_lists()), day)
    if right == wrong:
        return before
    try:
        correct(wrong=wrong, right=right, is_fictitious=is_fictitious)
    except InvalidFact:
        return before
    return written(right, day)


def written(fact: FactValue, day: date) -> str:
    """Return a fact and the day it was told as the text that a case seals."""
    return json.dumps({"fact": fact.codes(), "day": day.isoformat()})


def read(text: str) -> tuple[FactValue, date]:
    """Return the fact and the day of a sealed text."""
    kept = json.loads(text)
    return FactValue(**kept["fact"]), date.fromisoformat(kept["day"])
