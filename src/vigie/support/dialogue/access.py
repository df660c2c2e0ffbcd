"""How a person is known from one page to the next without a cookie: a value sealed by the server, for 30 minutes."""

import base64
import uuid
from dataclasses import dataclass, field
from typing import Final

from vigie.core.page_tokens import StaleToken, open_token, seal_token
from vigie.core.vault.envelopes import KeyPair, key_pair_of
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.passphrases import Wrapped, unwrap, wrap
from vigie.core.vault.receipts import normalise
from vigie.core.vault_cost import receipt_cost
from vigie.support.filing.report import tag_of
from vigie.support.models import Case, Compartment, Receipt
from vigie.support.sealing import NoAccess, key_of

SECONDS: Final = 30 * 60


class UnknownReceipt(Exception):
    """No case has this code; it may have been erased since."""


@dataclass(frozen=True)
class Access:
    """A case opened by the person's code. shared: the part she shares with the point, with its key."""

    case: Case
    pair: KeyPair
    shared: Compartment
    key: bytes = field(repr=False)

    @property
    def token(self) -> str:
        """What the next page carries."""
        return seal_token(
            "dialogue", [str(self.case.pk), base64.b64encode(self.pair.private).decode()], seconds=SECONDS
        )


def enter(words: str) -> Access:
    """Open a case with a code as it was typed. Raises NotAReceipt when it cannot be one, UnknownReceipt.

    An unknown code takes as long as a known one: its derivation is made all the same.
    """
    receipt = normalise(words)
    row = Receipt.objects.filter(tag=tag_of(receipt)).first()
    if row is None:
        wrap(bytes(32), receipt, receipt_cost())
        raise UnknownReceipt
    try:
        return opened(row.case_id, unwrap(Wrapped.from_text(row.wrapped), receipt))
    except (CannotOpen, StaleToken) as error:
        raise UnknownReceipt from error


def come_back(token: str) -> Access:
    """Open the case that a page carried. Raises StaleToken when the page is too old, or the case erased."""
    case_id, private = open_token("dialogue", token)
    return opened(uuid.UUID(case_id), base64.b64decode(private))


def opened(case_id: uuid.UUID, private: bytes) -> Access:
    """Open the part of a case shared with the person. Raises StaleToken when it is there no more."""
    pair = key_pair_of(private)
    shared = (
        Compartment.objects.filter(case=case_id, kind=Compartment.Kind.SHARED).select_related("case__point").first()
    )
    if shared is None:
        raise StaleToken
    try:
        return Access(shared.case, pair, shared, key_of(shared, pair))
    except NoAccess as error:
        raise StaleToken from error
