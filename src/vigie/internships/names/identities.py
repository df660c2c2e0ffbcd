"""Who is behind a pseudonym, sealed; and what is released of it to whoever hosts them."""

import json
from dataclasses import asdict, dataclass, fields

from vigie.core.drawn_codes import drawn_code
from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.envelopes import KeyPair, open_key, seal_key

PUPIL, MENTEE = "pupil", "mentee"


@dataclass(frozen=True)
class Identity:
    """Who someone is, for their own organisation. born_on: « 2011-05-17 », or empty.

    needs: what gets in their way or must be arranged, said freely; never passed on to a company (S206).
    """

    last_name: str
    first_name: str
    born_on: str = ""
    contact: str = ""
    needs: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def new_pseudonym() -> str:
    """Return a number drawn by lot (« k7f-2qd-9xm »): it tells neither name, class nor order."""
    drawn = drawn_code(9)
    return f"{drawn[:3]}-{drawn[3:6]}-{drawn[6:]}"


def seal_identity(key: bytes, kind: str, pseudonym: str, identity: Identity) -> bytes:
    """Return an identity sealed under an organisation's key, tied to its pseudonym. kind: PUPIL or MENTEE."""
    return seal_text(key, json.dumps(asdict(identity)), place_of(kind, pseudonym))


def open_identity(key: bytes, kind: str, pseudonym: str, sealed: bytes) -> Identity:
    """Return what ``seal_identity`` sealed. Raises CannotOpen."""
    return identity_of(open_text(key, bytes(sealed), place_of(kind, pseudonym)))


def seal_released(identity: Identity, public: bytes) -> bytes:
    """Return what someone who hosts a pupil may read, sealed to their vault: the names and the contact, no more."""
    told = Identity(identity.last_name, identity.first_name, contact=identity.contact)
    return seal_key(json.dumps(asdict(told)).encode(), public)


def open_released(sealed: bytes, pair: KeyPair) -> Identity:
    """Return what was released to the owner of a vault. Raises CannotOpen."""
    return identity_of(open_key(bytes(sealed), pair).decode())


def identity_of(text: str) -> Identity:
    """Return an identity from its JSON."""
    kept = json.loads(text)
    return Identity(**{field.name: str(kept.get(field.name, "")) for field in fields(Identity)})


def place_of(kind: str, pseudonym: str) -> Place:
    """Return what ties an identity to its pseudonym."""
    return Place(f"internships/{kind}", pseudonym, 0)
