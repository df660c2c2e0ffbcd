"""Gives a sealed file to save: opened chunk by chunk in memory, never written down, never run by the browser."""

from django.http import StreamingHttpResponse

from vigie.support.sealing import FileCard, open_sealed_file


def download(card: FileCard) -> StreamingHttpResponse:
    """Return a file to save, under its own name, as bytes of no type that a browser would open."""
    response = StreamingHttpResponse(open_sealed_file(card.upload), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition(card.upload.name)
    response.headers["Content-Length"] = str(card.upload.size)
    response.headers["Cache-Control"] = "no-store"
    return response


def content_disposition(name: str) -> str:
    """Return the header that saves a file under a name."""
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
