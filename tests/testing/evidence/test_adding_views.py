"""A tester joins a piece from a phone: sealed to the byte; neither sound nor film."""

import base64
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.crypto import get_random_string

from tests.factories import MembershipFactory
from tests.testing.evidence.conftest import PHOTO
from tests.vaults import pair_of
from vigie.accounts.models import Role
from vigie.core.sealed_files import open_sealed_file, stored_names
from vigie.testing.evidence.adding import FOLDER
from vigie.testing.evidence.cards import open_card
from vigie.testing.models import Campaign, Evidence, Tester
from vigie.testing.sealing.keys import campaign_key


@pytest.fixture
def send(client_of, campaign, applications, sentinel):
    """Return what sends a file as the tester."""
    Tester.objects.update(trained_on=date(2026, 1, 5), charter_signed_on=date(2026, 1, 6))
    address = reverse("testing:add_evidence", args=[applications[0].code])
    assert client_of(sentinel).get(address).status_code == 200
    for left in list(stored_names(FOLDER)):
        default_storage.delete(left)
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


def email(*parts):
    return (
        b"From: agence@example.org\r\nDate: Mon, 5 Jan 2026 10:00:00 +0100\r\nSubject: Visite\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + b"".join(b"--x\r\n" + part + b"\r\n" for part in (b"Content-Type: text/plain\r\n\r\nBonjour", *parts))
        + b"--x--\r\n"
    )


def joined(kind, content, name=b"piece"):
    return (
        b"Content-Type: " + kind + b'; name="' + name + b'"\r\nContent-Transfer-Encoding: base64\r\n'
        b"Content-Disposition: attachment\r\n\r\n" + base64.encodebytes(content)
    )


SOUND = b"ID3\x03\0\0\0" + b"son" * 200


@pytest.mark.parametrize("kind", [b"audio/mpeg", b"application/octet-stream"])
def test_an_email_that_carries_a_sound_is_refused_whatever_it_says(send, kind):
    answer = send(email(joined(kind, SOUND)), "email")
    assert (answer.status_code, Evidence.objects.count(), list(stored_names(FOLDER))) == (422, 0, [])
    assert "son ou un film" in answer.content.decode()


def test_an_email_with_a_photo_keeps_its_headers(send, campaign, sentinel):
    assert send(email(joined(b"image/jpeg", PHOTO)), "email").status_code == 302
    card = open_card(Evidence.objects.get().sealed_card, campaign_key(campaign, sentinel, pair_of(sentinel)))
    assert ("Subject", "Visite") in card.headers


def test_nothing_is_read_from_whoever_may_not_send(client_of, send, applications, cast):
    address = reverse("testing:add_evidence", args=[applications[0].code])
    other = MembershipFactory(role=Role.SENTINEL).person
    for person, status in ((None, 302), (cast["contributor"], 403), (other, 404)):
        browser = client_of(person)
        browser.get(reverse("account_login"))
        # As a browser does: the mark of the form is looked for in what is sent.
        browser.handler.enforce_csrf_checks = True
        browser.cookies["csrftoken"] = mark = get_random_string(32)
        piece = {"csrfmiddlewaretoken": mark, "kind": "photo", "file": SimpleUploadedFile("piece.jpg", PHOTO)}
        assert browser.post(address, piece).status_code == status
    assert list(stored_names(FOLDER)) == []


def test_after_the_end_the_page_takes_nothing_and_says_why(send):
    Campaign.objects.update(ended_on=date(2026, 2, 1))
    answer = send(PHOTO)
    assert (answer.status_code, Evidence.objects.count(), list(stored_names(FOLDER))) == (302, 0, [])
    assert "terminée" in str(next(iter(get_messages(answer.wsgi_request))))
