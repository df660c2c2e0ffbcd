"""The public address of a wave, written and drawn."""

import io

import segno
from django.urls import reverse

from vigie.accounts.access import Request
from vigie.surveys.models import Wave


def public_address(request: Request, wave: Wave) -> str:
    """Return the whole address where a wave is answered."""
    return request.build_absolute_uri(reverse("surveys:welcome", args=[wave.code]))


def qr_svg(address: str) -> str:
    """Return an address as the SVG of a QR code, black on white, with its quiet zone; read even when a part is torn."""
    written = io.BytesIO()
    drawn = segno.make(address, error="m", micro=False)
    drawn.save(written, kind="svg", scale=8, border=4, dark="#000000", light="#ffffff", xmldecl=False, svgns=True)
    return written.getvalue().decode()
