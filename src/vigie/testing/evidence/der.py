"""As much of DER (ITU-T X.690) as a time-stamp request and its answer need. Plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

BOOLEAN: Final = 0x01
INTEGER: Final = 0x02
OCTETS: Final = 0x04
NULL: Final = 0x05
OID: Final = 0x06
SEQUENCE: Final = 0x30


class BadDer(ValueError):
    """Bytes that are not what they should be."""


@dataclass(frozen=True)
class Element:
    """A value and its tag of one byte. content: its bytes, those of its parts when it has some."""

    tag: int
    content: bytes

    def parts(self) -> list["Element"]:
        """Return what it is made of. Raises BadDer."""
        return list(elements(self.content))

    def number(self) -> int:
        """Return the whole number it is. Raises BadDer."""
        if self.tag != INTEGER or not self.content:
            raise BadDer
        return int.from_bytes(self.content, "big", signed=True)


def encoded(tag: int, *contents: bytes) -> bytes:
    """Return a value with its tag and length."""
    content = b"".join(contents)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def encoded_number(number: int) -> bytes:
    """Return a whole number, zero or more."""
    return encoded(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def encoded_oid(dotted: str) -> bytes:
    """Return an object identifier, given as « 1.2.840 »."""
    first, second, *rest = map(int, dotted.split("."))
    return encoded(OID, bytes([first * 40 + second]), *map(base_128, rest))


def base_128(number: int) -> bytes:
    """Return a number in groups of seven bits, all but the last marked."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(0x80 | number & 0x7F)
    return bytes(reversed(groups))


def elements(content: bytes) -> Iterator[Element]:
    """Give the values that follow one another. Raises BadDer."""
    while content:
        element, content = first_of(content)
        yield element


def first_of(content: bytes) -> tuple[Element, bytes]:
    """Return the first value, and the bytes that follow it. Raises BadDer."""
    if len(content) < 2:
        raise BadDer
    start, length = 2, content[1]
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(content[2:start], "big")
    if (start == 2 and content[1] == 0x80) or len(content) < start + length:
        raise BadDer
    return Element(content[0], content[start : start + length]), content[start + length :]
