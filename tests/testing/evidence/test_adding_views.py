"""A tester joins a piece from a phone: sealed to the byte; neither sound nor film."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.testing.evidence.conftest import PHOTO
from tests.vaults import pair_of
from vigie.core.sealed_files import open_sealed_file
from vigie.testing.evidence.cards import open_card
from vigie.testing.models import Evidence, Tester
from vigie.testing.sealing.keys import campaign_key


@pytest.fixture
def send(client_of, campaign, applications, sentinel):
    """Return what sends a file as the tester."""
    Tester.objects.update(trained_on=date(2026, 1, 5), charter_signed_on=date(2026, 1, 6))
    address = reverse("testing:add_evidence", args=[applications[0].code])
    assert client_of(sentinel).get(address).status_code == 200
    return lambda content, kind="photo": client_of(sentinel).post(
        address, {"kind": kind, "file": SimpleUploadedFile("piece.jpg", content)}
    )


def test_a_photo_is_kept_to_the_byte(send, campaign, sentinel):
    assert send(PHOTO).status_code == 302
    piece = Evidence.objects.get()
    card = open_card(piece.sealed_card, campaign_key(campaign, sentinel, pair_of(sentinel)))
    assert b"".join(open_sealed_file(card.upload)) == PHOTO
    with default_storage.open(piece.stored, "rb") as stored:
        assert PHOTO[3:40] not in stored.read()


@pytest.mark.parametrize("content", [b"ID3" + b"son" * 50, b"\x00\x00\x00\x18ftypisom" + b"film" * 50])
def test_sound_and_film_are_refused_with_the_reason(send, content):
    answer = send(content)
    assert answer.status_code == 422
    assert "226-1" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_photo_called_an_email_is_refused(send):
    answer = send(PHOTO, "email")
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)


def test_what_was_not_given_to_someone_does_not_exist_for_them(client_of, applications, stranger, cast):
    address = reverse("testing:add_evidence", args=[applications[0].code])
    assert client_of(None).get(address).status_code == 302
    assert client_of(stranger).get(address).status_code in {403, 404}
