"""The QR code holds the settings that ODK Collect reads."""

import base64
import json
import zlib
from xml.etree.ElementTree import fromstring

import pytest
import segno

from vigie.surveys.openrosa.qr import settings_qr, settings_text

URL = "https://vigie.exemple.fr/collecte/2345cdfghjkmnpqrtvwxy234"


def test_settings_come_back():
    read = json.loads(zlib.decompress(base64.b64decode(settings_text(URL, "Retour de stage"))))
    assert read["general"]["server_url"] == URL
    assert read["general"]["form_update_mode"] == "match_exactly"
    assert read["general"]["autosend"] == "wifi_and_cellular"
    assert read["project"]["name"] == "Retour de stage"
    assert read["admin"] == {}


@pytest.mark.parametrize("name", ["Stage", "Enquête é<&\"'>" * 10])
def test_the_drawing_is_that_code_and_nothing_else(name):
    drawn = settings_qr(URL, name)
    root = fromstring(drawn)
    assert root.tag.endswith("svg")
    assert "style" not in drawn
    assert "script" not in drawn
    size = segno.make(settings_text(URL, name), error="m", micro=False).symbol_size(border=4)[0]
    assert root.get("viewBox") == f"0 0 {size} {size}"
