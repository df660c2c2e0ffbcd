"""A discrimination met during a search, told by closed choices: it becomes a fact, and nothing ties it to a pair.

Neither the journal nor a pair says that something was told. Whoever tells it keeps six words: with them alone, it is
taken back.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.receipts import keyed, seed_from
from vigie.core.vault.words import normalised, words_from
from vigie.core.vault_key import sub_key
from vigie.internships.models import ToldBack
from vigie.observatory.checking import InvalidFact, Values, known_only, values_of
from vigie.observatory.deposit import checked, correct, deposit_checked
from vigie.observatory.fact_values import NOT_STATED, FactValue
from vigie.observatory.referentials.lists import current_lists, one_criterion
from vigie.observatory.referentials.quarters import first_day, last_day, quarter_of

# Facts of the exchange wait for company together: a source of its own would leave those of mentoring too few.
SOURCE: Final = "internships"
CHANNEL: Final = "in_person"
OUTCOME: Final = "told"
WORDS: Final = 6


class AlreadyBack(Exception):
    """What was told was taken back, or was never told, or too long ago; the message says so, in French."""


@dataclass(frozen=True)
class Told:
    """What was met, as codes of the lists in force. criteria: none, one or several; who met it is not asked."""

    domain: str
    type: str
    place: str
    criteria: tuple[str, ...] = ()


def fact_of(told: Told, values: Values, today: date) -> FactValue:
    """Return the fact of what was told on a day; neither sex nor age, by which one person might be known."""
    fact = FactValue(
        source=SOURCE,
        channel=CHANNEL,
        criterion=one_criterion(told.criteria),
        domain=told.domain,
        type=told.type,
        quarter=quarter_of(today),
        place=told.place,
        sex=NOT_STATED,
        age_band=NOT_STATED,
        outcome=OUTCOME,
    )
    return known_only(fact, values, today)


def tell(*, told: Told, nonce: str, is_fictitious: bool = False) -> str:
    """Deposit what was told, and return the words that take it back. Sent twice, it is told once.

    nonce: of the form. Raises AlreadyBack for a form whose telling was taken back, and InvalidFact.
    """
    code = words_from(seed_from(sub_key("told-seed"), nonce.encode()), WORDS)
    values = values_of(current_lists())
    fact = fact_of(told, values, timezone.localdate())
    facts = checked([fact], values)
    with transaction.atomic():
        row = locked()
        tag, _key = derived(code)
        known = next((line for line in row.content if line[0] == tag), None)
        if known is None:
            row.content = sorted([*row.content, [tag, fact.quarter, sealed(code, fact, is_fictitious=is_fictitious)]])
            row.save(update_fields=["content"])
            deposit_checked(facts, is_fictitious=is_fictitious)
        elif not known[2]:
            raise AlreadyBack(gettext("Ce qui avait été raconté ici a été retiré. Rouvrez la page pour recommencer."))
    return code


def take_back(*, typed: str) -> None:
    """Take back what was told, with its words. Raises NotAReceipt, AlreadyBack."""
    code = normalised(typed[:500], WORDS)
    tag, _key = derived(code)
    gone = gettext("Rien ne s'ouvre avec ces mots : vérifiez-les. C'est peut-être déjà retiré, ou trop ancien.")
    with transaction.atomic():
        row = locked()
        known = next((line for line in row.content if line[0] == tag and line[2]), None)
        if known is None:
            raise AlreadyBack(gone)
        fact, is_fictitious = opened(code, known[2])
        # Its mark stays without content: the form sent once more does not tell it again.
        row.content = sorted([*(line for line in row.content if line is not known), [tag, known[1], ""]])
        row.save(update_fields=["content"])
        try:
            correct(wrong=fact, right=None, is_fictitious=is_fictitious)
        except InvalidFact as error:
            raise AlreadyBack(gone) from error


def kept_until(today: date) -> date:
    """Return the last day on which what is told today can be taken back: that of the next quarter."""
    return last_day(quarter_of(last_day(quarter_of(today)) + timedelta(days=1)))


def forget_told(today: date) -> int:
    """Forget what takes back the facts of the quarters before the last one; return how many lines went."""
    last = quarter_of(first_day(quarter_of(today)) - timedelta(days=1))
    with transaction.atomic():
        row = ToldBack.objects.select_for_update().filter(only_one=True).first()
        kept = [line for line in row.content if line[1] >= last] if row else []
        gone = len(row.content) - len(kept) if row else 0
        if row and gone:
            row.content = kept
            row.save(update_fields=["content"])
    return gone


def locked() -> ToldBack:
    """Return the one row, locked until the end of the transaction; made if it is not there."""
    ToldBack.objects.get_or_create(only_one=True)
    return ToldBack.objects.select_for_update().get(only_one=True)


def derived(code: str) -> tuple[str, bytes]:
    """Return what finds a telling, and the key that opens it: neither is worked out without the words."""
    master = sub_key("told-back")
    return keyed(master, code.encode(), b"vigie-told-tag").hex(), keyed(master, code.encode(), b"vigie-told-key")


def sealed(code: str, fact: FactValue, *, is_fictitious: bool) -> str:
    """Return a fact as its words alone open it; all weigh the same."""
    tag, key = derived(code)
    return seal_text(key, json.dumps([fact.codes(), is_fictitious]), Place(tag, "told", 0)).hex()


def opened(code: str, text: str) -> tuple[FactValue, bool]:
    """Return the fact of a sealed text, and whether it is fictitious. Raises CannotOpen."""
    tag, key = derived(code)
    codes, is_fictitious = json.loads(open_text(key, bytes.fromhex(text), Place(tag, "told", 0)))
    return FactValue(**codes), is_fictitious
