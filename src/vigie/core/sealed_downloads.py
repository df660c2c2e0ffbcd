"""Gives a sealed file to save: opened chunk by chunk in memory, never written down, never run by the browser."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from vigie.core.sealed_files import SealedUpload, open_sealed_file


def download(upload: SealedUpload) -> StreamingHttpResponse:
    """Return a file to save, under its own name, as bytes of no type that a browser would open."""
    response = saved_as(upload.name, open_sealed_file(upload))
    response.headers["Content-Length"] = str(upload.size)
    return response


def saved_as(name: str, chunks: Iterable[bytes]) -> StreamingHttpResponse:
    """Return bytes to save under a name, as they come; no cache keeps them."""
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
