"""Reads the headers of an e-mail that was saved whole (.eml). Plain values, no database."""

from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Final

# More than any mail server takes.
HEADER_BYTES: Final = 256 * 1024


def headers_of(content: bytes) -> list[tuple[str, str]]:
    """Return the headers of an e-mail, in their order; none when these bytes are not one.

    An e-mail says who sent it and when: a text without both is not one.
    """
    message: Message = BytesHeaderParser(policy=default).parsebytes(content[:HEADER_BYTES])
    try:
        found = [(name, str(value)) for name, value in message.items()]
    except (ValueError, LookupError, IndexError):
        # A header that does not follow the standard: as it was written.
        found = [(name, str(value)) for name, value in message.raw_items()]
    names = {name.casefold() for name, _value in found}
    return found if {"from", "date"} <= names else []
