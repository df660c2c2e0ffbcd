"""The same person from one session to the next, without reading their name."""

from vigie.core.fuzzy_dates import simplify
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key


def who_of(*, email: str = "", name: str = "", structure: str = "") -> str:
    """Return the keyed digest of someone: of their e-mail address, else of their name in their structure."""
    told = f"@{email.strip().casefold()}" if email.strip() else f"{simplify(name)}\n{simplify(structure)}"
    return keyed(sub_key("trained"), told.encode(), b"vigie-trained").hex()[:32]
