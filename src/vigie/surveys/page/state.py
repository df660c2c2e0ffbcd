"""What the page of a questionnaire carries from one screen to the next, sealed: nothing is stored until it is sent."""

import base64
import secrets
import time
import uuid
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from vigie.core.page_tokens import open_token, seal_token

PURPOSE: Final = "survey-page"
HOURS: Final = 12
# A filling longer than this is refused: the page would no longer be accepted back.
LARGEST_FILLING: Final = 600_000


class TooLong(ValueError):
    """The filling is longer than a page can carry."""


def new_nonce() -> str:
    """Return 32 random bytes in hexadecimal: one answer, however many times it is sent."""
    return secrets.token_hex(32)


def now() -> int:
    """Return seconds since 1970."""
    return int(time.time())


@dataclass(frozen=True)
class State:
    """Where someone is in a questionnaire.

    filling: XML of what is answered. language: as the form names it. screen: key of the one shown. began: seconds since
    1970. token: of the access code, or None. whole: whether everything is on one page. draft: tag of the draft it comes
    from, in hexadecimal, or empty.
    """

    wave: int
    version: int
    filling: bytes = b""
    language: str = ""
    screen: str = ""
    token: int | None = None
    whole: bool = False
    draft: str = ""
    nonce: str = field(default_factory=new_nonce)
    began: int = field(default_factory=now)

    @property
    def instance_id(self) -> str:
        """The identifier that the filling carries in its XML, always the same for one answer."""
        return f"uuid:{uuid.UUID(hex=self.nonce[:32], version=4)}"

    def as_values(self) -> dict[str, Any]:
        """Return it as JSON values. Raises TooLong."""
        if len(self.filling) > LARGEST_FILLING:
            raise TooLong
        return {**asdict(self), "filling": base64.b64encode(zlib.compress(self.filling)).decode()}

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "State":
        """Return what ``as_values`` gave."""
        return cls(**{**values, "filling": zlib.decompress(base64.b64decode(values["filling"]))})

    def sealed(self) -> str:
        """Return it for a hidden field, good for some hours. Raises TooLong."""
        return seal_token(PURPOSE, self.as_values(), seconds=HOURS * 3600)


def opened(token: str) -> State:
    """Return the state that a page carried. Raises StaleToken."""
    return State.from_values(open_token(PURPOSE, token))
