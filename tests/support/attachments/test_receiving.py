"""Files sent with a report: sealed while they arrive, kept to the byte, refused with a sentence."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.core.attachments.test_archives import archive, docx
from tests.core.attachments.test_images import DRAWN, SECRETS, jpeg
from tests.support.conftest import hidden, words_of
from vigie.core.attachments.kinds import type_of
from vigie.support.attachments import receiving
from vigie.support.filing.views import write_report
from vigie.support.models import Case, Compartment, SealedFile
from vigie.support.sealing import key_of, open_sealed_file, read_files

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 2000


def sent(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def cards(listening):
    """Return the files of the only case, as its listener opens them."""

    def read():
        shared = Case.objects.get().compartments.get(kind=Compartment.Kind.SHARED)
        return read_files(shared, key_of(shared, listening.pair, listening.person))

    return read


def plain(card) -> bytes:
    return b"".join(open_sealed_file(card.upload))


def on_disk() -> list[bytes]:
    folder = Path(settings.MEDIA_ROOT) / "sealed"
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_200_000])
def test_a_file_is_kept_to_the_byte_and_sealed(send, point, listening, cards, size):
    content = b"%PDF-" + b"canari" * (size // 6 + 1)
    send(point, files=[sent(content, "la lettre.pdf")])
    card = cards()[0]
    assert plain(card) == content
    assert card.upload.digest == hashlib.sha256(content).hexdigest()
    assert (card.upload.name, card.upload.type, card.upload.size) == ("la lettre.pdf", "application/pdf", len(content))
    assert not any(b"canaricanari" in stored for stored in on_disk())
    assert "lettre" not in card.row.stored


def test_a_photo_has_a_cleaned_copy_beside_its_original(send, point, listening, cards):
    photo = jpeg(*SECRETS, *DRAWN)
    send(point, files=[sent(photo, "photo.jpg"), sent(docx(), "contrat.docx"), sent(PDF, "a.pdf")])
    image, document, pdf = cards()
    assert plain(image) == photo
    assert plain(image.copy) == jpeg(*DRAWN)
    assert document.copy is not None
    assert b"Nom Secret" not in plain(document.copy)
    assert pdf.copy is None


def test_refused_files_are_named_and_the_others_come_back_with_every_word(client, send, point, listening, cards):
    files = [sent(b"MZ\x90\0" * 50, "programme.exe"), sent(archive(a=b"x"), "tout.zip"), sent(PDF, "bon.pdf")]
    html = send(point, files=files, when="hier soir").content.decode()
    assert not Case.objects.exists()
    for words in ("programme.exe", "tout.zip", "bon.pdf", "hier soir", "pas encore parti"):
        assert words in html
    kept = re.findall(r'name="kept" value="([^"]+)"', html)
    answer = send(point, token=hidden(html)["token"][0], kept=kept)
    assert words_of(answer.content.decode())
    assert [card.upload.name for card in cards()] == ["bon.pdf"]


def test_a_file_too_large_is_refused_and_leaves_nothing(send, point, listening, monkeypatch):
    monkeypatch.setattr(receiving, "LARGEST", 100_000)
    before = len(on_disk())
    html = send(point, files=[sent(PDF, "gros.pdf")]).content.decode()
    assert "plus de 30 Mo" in html
    assert len(on_disk()) == before


def test_ten_files_at_most(send, point, listening, cards):
    html = send(point, files=[sent(PDF + bytes([n]), f"{n}.pdf") for n in range(11)]).content.decode()
    assert "dix fichiers au plus" in html


def test_a_report_sent_again_keeps_its_files_once(send, point, listening, token_of):
    token, before = token_of(point), len(on_disk())
    for _ in range(2):
        send(point, token=token, files=[sent(PDF, "a.pdf")])
    assert SealedFile.objects.count() == 1
    assert len(on_disk()) == before + 1
    assert default_storage.exists(SealedFile.objects.get().stored)


def test_a_request_too_large_is_refused_before_it_is_read(client, point, listening):
    address = reverse("support:write_report", args=[point.pk])
    answer = client.post(address, {"story": "x"}, headers={"content-length": str(10**10)})
    assert answer.status_code == 413
    assert "trop lourd" in answer.content.decode()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("Bonjour, voici ce qu'il m'a écrit.".encode(), "text/plain"),
        (b"MZ\x90\x00program", ""),
        (b"\x7fELF\x02", ""),
        (b"", ""),
        (b"\x00\x01\x02\x03", ""),
    ],
)
def test_a_file_is_what_its_bytes_say(head, kind):
    assert type_of(head) == kind


def test_a_corrected_form_sent_twice_does_not_take_the_file_of_the_report_away(send, point, listening, cards):
    html = send(point, story="", files=[sent(PDF, "lettre.pdf")]).content.decode()
    again = {"token": hidden(html)["token"][0], "kept": re.findall(r'name="kept" value="([^"]+)"', html)}
    first, second = send(point, **again), send(point, **again)
    assert words_of(first.content.decode()) == words_of(second.content.decode()) != ""
    assert plain(cards()[0]) == PDF


def test_a_file_that_a_report_has_is_not_carried_to_another(send, point, listening):
    html = send(point, story="", files=[sent(PDF, "lettre.pdf")]).content.decode()
    kept = re.findall(r'name="kept" value="([^"]+)"', html)
    send(point, token=hidden(html)["token"][0], kept=kept)
    assert words_of(send(point, kept=kept * 2).content.decode())
    assert SealedFile.objects.count() == 1
    assert default_storage.exists(SealedFile.objects.get().stored)


class CutLine(BytesIO):
    """A line that ends before what it announced, with an error or, as some servers do, without."""

    raises = False

    def read(self, *size):
        content = super().read(*size)
        if self.raises and not content:
            raise ConnectionResetError
        return content


@pytest.mark.parametrize("raises", [True, False])
@pytest.mark.parametrize("lost", [1, 40, len(PDF) // 2])
def test_a_sending_cut_on_the_way_makes_no_report_and_leaves_nothing(rf, token_of, point, listening, lost, raises):
    answers = {"token": token_of(point), "role": "victim", "story": "Une histoire.", "files": sent(PDF, "a.pdf")}
    whole, before = encode_multipart(BOUNDARY, answers), len(on_disk())
    request = rf.post("/")
    line = CutLine(whole[:-lost])
    line.raises = raises
    heads = {"CONTENT_TYPE": MULTIPART_CONTENT, "CONTENT_LENGTH": str(len(whole)), "wsgi.input": line}
    cut = type(request)({**request.environ, **heads})
    assert write_report(cut, point_id=point.pk).status_code == 400
    assert not Case.objects.exists()
    assert len(on_disk()) == before


def test_too_many_files_at_once_is_said_so(send, point, listening):
    answer = send(point, files=[sent(PDF, f"{number}.pdf") for number in range(101)])
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_an_antivirus_away_refuses_the_file_and_never_the_words(send, point, listening, settings):
    settings.VIGIE_CLAMD = "127.0.0.1:1"
    html = send(point, files=[SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")]).content.decode()
    assert "recommencez plus tard" in html
    settings.VIGIE_CLAMD = ""
    send(point)
    assert Case.objects.count() == 1
