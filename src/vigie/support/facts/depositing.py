"""What is learnt reaches the observatory without the person. The tie from case to fact is sealed in the case alone."""

import json
from datetime import date

from vigie.observatory.checking import InvalidFact, values_of
from vigie.observatory.deposit import correct, deposit
from vigie.observatory.fact_values import FactValue
from vigie.observatory.referentials.lists import current_lists
from vigie.support.facts.coding import Told, fact_of


def deposit_told(told: Told, *, day: date, is_fictitious: bool = False) -> str:
    """Deposit what was told; return the fact as the text to seal in the internal compartment (``Field.FACT``).

    Call it in the transaction of the act.
    """
    fact = fact_of(told, values_of(current_lists()), day)
    deposit(fact, is_fictitious=is_fictitious)
    return written(fact, day)


def deposit_again(before: str, told: Told, *, is_fictitious: bool = False) -> str:
    """Put right what was deposited, now that it is better known; return the text to seal in place of ``before``.

    before: what ``deposit_told`` returned. The quarter stays that of the first word. Nothing moves when nothing
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
