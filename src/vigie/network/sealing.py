"""What candidates and readers wrote, sealed with the installation's key; and how an address is recognised."""

import json
from dataclasses import asdict, dataclass, fields

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key

KEY = "network"


@dataclass(frozen=True)
class Sent:
    """What a candidate sent: how to reach them, and in their own words why and when."""

    name: str
    email: str
    phone: str = ""
    structure: str = ""
    motivation: str = ""
    experience: str = ""
    availability: str = ""


@dataclass(frozen=True)
class Letter:
    """An answer: what the letter is about, and its text."""

    subject: str
    text: str


def seal_sent(code: str, sent: Sent) -> bytes:
    """Return what a candidate sent, sealed and tied to the code of the candidacy."""
    return seal_text(sub_key(KEY), json.dumps(asdict(sent)), Place("network/candidacy", code, 0))


def open_sent(code: str, sealed: bytes) -> Sent:
    """Return what ``seal_sent`` sealed. Raises CannotOpen."""
    kept = json.loads(open_text(sub_key(KEY), bytes(sealed), Place("network/candidacy", code, 0)))
    return Sent(**{field.name: str(kept.get(field.name, "")) for field in fields(Sent)})


def seal_letter(code: str, letter: Letter) -> bytes:
    """Return an answer sealed and tied to the code of the candidacy."""
    return seal_text(sub_key(KEY), json.dumps(asdict(letter)), Place("network/answer", code, 0))


def open_letter(code: str, sealed: bytes) -> Letter:
    """Return what ``seal_letter`` sealed. Raises CannotOpen."""
    return Letter(**json.loads(open_text(sub_key(KEY), bytes(sealed), Place("network/answer", code, 0))))


def seal_comment(code: str, reader_id: int, comment: str) -> bytes:
    """Return a reader's comment sealed, tied to the candidacy and to the reader."""
    return seal_text(sub_key(KEY), comment, Place("network/reading", f"{code}/{reader_id}", 0))


def open_comment(code: str, reader_id: int, sealed: bytes) -> str:
    """Return what ``seal_comment`` sealed. Raises CannotOpen."""
    return open_text(sub_key(KEY), bytes(sealed), Place("network/reading", f"{code}/{reader_id}", 0))


def email_tag(email: str) -> str:
    """Return the keyed hash by which the same address is recognised, which says nothing without the key."""
    return keyed(sub_key(KEY), email.strip().casefold().encode(), b"email").hex()
