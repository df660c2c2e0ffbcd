"""Time stamps (RFC 3161): what is asked of a server, and whether its answer is about what was asked. Plain values.

The signature is not checked here, which would need to know whom to trust: the token is kept whole, so that any tool
(``openssl ts -verify``) checks it with the certificates of whoever reads.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from vigie.testing.evidence.der import (
    BOOLEAN,
    INTEGER,
    NULL,
    OCTETS,
    OID,
    SEQUENCE,
    BadDer,
    Element,
    encoded,
    encoded_number,
    encoded_oid,
    first_of,
)

QUERY: Final = "application/timestamp-query"
REPLY: Final = "application/timestamp-reply"
SHA256: Final = "2.16.840.1.101.3.4.2.1"
SIGNED_DATA: Final = "1.2.840.113549.1.7.2"
TST_INFO: Final = "1.2.840.113549.1.9.16.1.4"
# Granted, and granted with changes.
GRANTED: Final = (0, 1)
GENERALIZED_TIME: Final = 0x18
EXPLICIT_0: Final = 0xA0


class BadStamp(ValueError):
    """An answer that refuses, cannot be read, or is about something else."""


@dataclass(frozen=True)
class Stamp:
    """token: the signed bytes. at: when the server says it was, UTC."""

    token: bytes
    at: datetime


def request_for(entry: str, nonce: int) -> bytes:
    """Return a TimeStampReq for a SHA-256 in hexadecimal, which asks for the certificate too."""
    version, wants_certificate = encoded_number(1), encoded(BOOLEAN, b"\xff")
    return encoded(SEQUENCE, version, imprint_of(entry), encoded_number(nonce), wants_certificate)


def imprint_of(entry: str) -> bytes:
    """Return a MessageImprint: which hash, and its bytes."""
    return encoded(
        SEQUENCE, encoded(SEQUENCE, encoded_oid(SHA256), encoded(NULL)), encoded(OCTETS, bytes.fromhex(entry))
    )


def stamp_in(response: bytes, entry: str, nonce: int | None) -> Stamp:
    """Return the stamp of a TimeStampResp. Raises BadStamp unless it is granted, for this entry and this nonce."""
    try:
        status, *token = only(response).parts()
        if status.parts()[0].number() not in GRANTED or not token:
            raise BadStamp("refused")
        signed = encoded(token[0].tag, token[0].content)
        return stamp_of(signed, entry, nonce)
    except (BadDer, IndexError, ValueError) as error:
        raise BadStamp(str(error)) from error


def stamp_of(token: bytes, entry: str, nonce: int | None = None) -> Stamp:
    """Return what a token that was kept says. nonce: what was asked with, no longer known later. Raises BadStamp."""
    try:
        # TSTInfo: version, policy, imprint, serial number, time, then options.
        _version, _policy, imprint, _serial, time, *options = info_of(only(token)).parts()
        if digest_of(imprint) != bytes.fromhex(entry):
            raise BadStamp("another imprint")
        if nonce is not None and nonce not in [each.number() for each in options if each.tag == INTEGER]:
            raise BadStamp("another nonce")
        return Stamp(token, time_of(time))
    except (BadDer, IndexError, ValueError) as error:
        raise BadStamp(str(error)) from error


def only(content: bytes) -> Element:
    """Return the sequence that bytes are, and nothing after it. Raises BadDer."""
    element, rest = first_of(content)
    if rest or element.tag != SEQUENCE:
        raise BadDer
    return element


def info_of(token: Element) -> Element:
    """Return the TSTInfo that a ContentInfo signs. Raises BadDer."""
    kind, content = token.parts()
    if encoded(OID, kind.content) != encoded_oid(SIGNED_DATA):
        raise BadDer
    _version, _digests, signed, *_rest = content.parts()[0].parts()
    kind, wrapped = signed.parts()
    if encoded(OID, kind.content) != encoded_oid(TST_INFO) or wrapped.tag != EXPLICIT_0:
        raise BadDer
    octets = wrapped.parts()[0]
    if octets.tag != OCTETS:
        raise BadDer
    return only(octets.content)


def digest_of(imprint: Element) -> bytes:
    """Return the SHA-256 of an imprint. Raises BadDer for another hash."""
    algorithm, digest = imprint.parts()
    kind = algorithm.parts()[0]
    if encoded(kind.tag, kind.content) != encoded_oid(SHA256):
        raise BadDer
    return digest.content


def time_of(element: Element) -> datetime:
    """Return the instant of a GeneralizedTime, which RFC 3161 writes in UTC. Raises BadDer."""
    if element.tag != GENERALIZED_TIME:
        raise BadDer
    whole = element.content.decode("ascii").removesuffix("Z").partition(".")[0]
    return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
