"""Who a target is, sealed with the installation's key; and by which keyed hashes it is recognised."""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass, fields

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key

KEY = "testing"


@dataclass(frozen=True)
class Identity:
    """An offer, or a place, as the tester needs it. organisation: who answers. reference: of the offer.

    contact: an e-mail address or a telephone number. address: where it is. link: of the advertisement.
    """

    organisation: str
    reference: str = ""
    contact: str = ""
    address: str = ""
    link: str = ""


def seal_target(code: str, identity: Identity) -> bytes:
    """Return an identity sealed, tied to the code of its target."""
    return seal_text(sub_key(KEY), json.dumps(asdict(identity)), Place("testing/target", code, 0))


def open_target(code: str, sealed: bytes) -> Identity:
    """Return what ``seal_target`` sealed. Raises CannotOpen."""
    kept = json.loads(open_text(sub_key(KEY), bytes(sealed), Place("testing/target", code, 0)))
    return Identity(**{field.name: str(kept.get(field.name, "")) for field in fields(Identity)})


def plain(text: str) -> str:
    """Return a name without what people write differently: capitals, accents, spaces, punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]", "", "".join(each for each in letters if not unicodedata.combining(each)))


def organisation_tag(identity: Identity) -> str:
    """Return the keyed hash by which an organisation is recognised from one target to another."""
    return _tag("organisation", identity.organisation)


def target_tag(identity: Identity) -> str:
    """Return the keyed hash by which the same offer is recognised: by its link, or by all that tells it."""
    told = [identity.link] if identity.link else [identity.organisation, identity.reference, identity.address]
    return _tag("target", *told)


def _tag(purpose: str, *words: str) -> str:
    return keyed(sub_key(KEY), "\n".join(map(plain, words)).encode(), purpose.encode()).hex()
