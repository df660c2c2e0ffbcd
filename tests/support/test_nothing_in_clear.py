"""What a thief of the disk finds of a report: search for canaries in every table, every file, and every message."""

import base64
import gzip
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.core.attachments.test_images import DRAWN, jpeg, segment
from tests.support.conftest import hidden, words_of
from vigie.support.notices import tell_listeners

pytestmark = pytest.mark.django_db
CANARIES = ["canari-recit-4711", "canari-nom-4712", "canari-fichier-4713", "canari-image-4714", "canari-message-4715"]
SENDER, BROWSER = "203.0.113.217", "NavigateurCanari/9.9"


def forms_of(text: str) -> list[bytes]:
    """Return a text as it may lie on a disk, the three shifts of base64 included."""
    plain = text.encode()
    shifted = [base64.b64encode(b"\0" * shift + plain)[4 * (shift > 0) : -4] for shift in range(3)]
    return [plain, text.encode("utf-16-le"), text.encode("utf-16-be"), gzip.compress(plain, mtime=0)[10:-8], *shifted]


def everything_kept() -> bytes:
    """Return all that the database, the storage and the folder of data hold, end to end."""
    parts = []
    for model in apps.get_models():
        for row in model.objects.values_list() if hasattr(model, "objects") else ():
            parts += [bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in row]
    folders = [Path(settings.MEDIA_ROOT), Path(settings.VIGIE_DATA_DIR)]
    parts += [path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(parts)


def files() -> list[SimpleUploadedFile]:
    return [
        SimpleUploadedFile("canari-nom-4712.pdf", b"%PDF-1.7 canari-fichier-4713"),
        SimpleUploadedFile("photo.jpg", jpeg(segment(0xFE, b"canari-image-4714"), *DRAWN)),
    ]


@pytest.fixture
def told(client, send, point, listening, settings):
    """A report with all that may be told, a dialogue, an error; return the words of the receipt."""
    client.defaults.update(REMOTE_ADDR=SENDER, HTTP_USER_AGENT=BROWSER)
    send(point, story="", files=files())
    words = words_of(send(point, story="canari-recit-4711", name="canari-nom-4712", files=files()).content.decode())
    access = hidden(client.post(reverse("support:follow"), {"words": words}).content.decode())["access"][0]
    client.post(reverse("support:dialogue_message"), {"access": access, "text": "canari-message-4715", "after": 0})
    client.post(reverse("support:follow"), {"words": " ".join(reversed(words.split()))})
    client.get("/aide/nulle-part/")
    tell_listeners.func()
    return words


def test_no_word_no_file_no_code_and_no_sender_is_kept_in_clear(told, caplog, capfd):
    kept = everything_kept() + caplog.text.encode() + "".join(capfd.readouterr()).encode()
    sought = [*CANARIES, told, told.replace(" ", "-"), SENDER, BROWSER]
    found = [text for text in sought for form in forms_of(text) if form in kept]
    assert found == []


def test_the_search_itself_finds_what_is_in_clear(point):
    point.introduction = "canari-recit-4711"
    point.save(update_fields=["introduction"])
    assert forms_of("canari-recit-4711")[0] in everything_kept()
    assert all(forms_of("canari-recit-4711"))
