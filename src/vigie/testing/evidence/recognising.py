"""Recognises, for anyone, the code of a constat or the digest of a file: it names nobody.

A digest alone is answered only once the campaign is over and a constat holds it: nobody may learn by it, from a file
that they sent themselves, that they are being tested.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F

from vigie.testing.evidence.verifying import chain_is_whole
from vigie.testing.models import Constat, Evidence

DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Recognised:
    """What was typed: a constat by its code, with the pieces of its test; the file of a constat; or a piece."""

    constat: Constat | None = None
    pieces: Sequence[Evidence] = ()
    is_whole: bool = False
    file_of: Constat | None = None
    piece: Evidence | None = None


def recognised(typed: str) -> Recognised | None:
    """Return what a code or a digest is, however it is written; None when it is nothing known."""
    # What is copied from a PDF holds marks of where a line may break.
    plain = re.sub(r"[\W_]", "", typed).casefold()
    if DIGEST.fullmatch(plain):
        return by_digest(plain)
    constat = Constat.objects.select_related("test__campaign").filter(code=plain).first() if plain else None
    if constat is None:
        return None
    pieces = Evidence.objects.filter(application__test=constat.test, sequence__lte=constat.head).order_by("sequence")
    is_whole = chain_is_whole(constat.test.campaign, constat.head, constat.entry)
    return Recognised(constat=constat, pieces=list(pieces), is_whole=is_whole)


def by_digest(digest: str) -> Recognised | None:
    """Return the file that has a digest."""
    file_of = Constat.objects.filter(digest=digest).first()
    if file_of:
        return Recognised(file_of=file_of)
    told = Evidence.objects.filter(
        campaign__ended_on__isnull=False, application__test__constats__head__gte=F("sequence")
    )
    piece = told.filter(digest=digest).select_related("campaign").order_by("campaign", "sequence").first()
    if piece is None:
        return None
    return Recognised(piece=piece, is_whole=chain_is_whole(piece.campaign, piece.sequence, piece.entry))
