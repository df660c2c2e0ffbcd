"""Has each new piece stamped by the server that the installation names, in the background; without one, nothing."""

import secrets
from urllib.request import Request, urlopen

from django.conf import settings
from django_tasks import task

from vigie.testing.evidence.stamping import QUERY, Stamp, request_for, stamp_in
from vigie.testing.models import Evidence

PATIENCE_SECONDS = 30
LARGEST_ANSWER = 100_000


def ask_for_stamp(piece: Evidence) -> None:
    """Ask for the stamp of a piece in the transaction that writes it, when a server is named."""
    if settings.VIGIE_TIMESTAMP_URL:
        stamp_piece.enqueue(piece.pk)


@task()
def stamp_piece(piece_id: int) -> None:
    """Stamp a piece, unless it is; a server that fails is asked again later. Raises OSError, BadStamp."""
    piece = Evidence.objects.filter(pk=piece_id, stamp=b"").first()
    if piece and settings.VIGIE_TIMESTAMP_URL:
        stamp = stamp_from(settings.VIGIE_TIMESTAMP_URL, piece.entry)
        Evidence.objects.filter(pk=piece_id, stamp=b"").update(stamp=stamp.token)


def stamp_from(address: str, entry: str) -> Stamp:
    """Return the stamp of a server for a line of the chain: it learns the hash, and nothing else."""
    nonce = secrets.randbits(63)
    # The address comes from the settings, where it was checked.
    request = Request(address, data=request_for(entry, nonce), headers={"Content-Type": QUERY})  # noqa: S310
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
        return stamp_in(answer.read(LARGEST_ANSWER), entry, nonce)
