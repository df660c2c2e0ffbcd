"""The QR code that sets ODK Collect up in one gesture (docs.getodk.org/collect-import-export)."""

import base64
import json
import zlib
from io import BytesIO

import segno


def settings_text(url: str, name: str) -> str:
    """Return what the code holds: settings as JSON, compressed, in base64. url: of the collector, no trailing slash."""
    settings = {
        "general": {
            "server_url": url,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            # A phone lent to several people keeps no copy of what they answered.
            "delete_send": True,
        },
        "admin": {},
        "project": {"name": name},
    }
    return base64.b64encode(zlib.compress(json.dumps(settings, ensure_ascii=False).encode())).decode()


def settings_qr(url: str, name: str) -> str:
    """Return the code as an SVG image, to be put in a page: no style, no script. name: what the phone calls it."""
    drawn = BytesIO()
    code = segno.make(settings_text(url, name), error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass="qr", lineclass=None, border=4)
    return drawn.getvalue().decode()
