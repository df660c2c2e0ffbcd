"""Files both ways: what a listener joins is sealed as it arrives, and the person saves it with her code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.support.conftest import hidden, listening_at, words_of
from tests.vaults import open_vault_in
from vigie.core.sealed_files import stored_names
from vigie.support.models import Case, SealedFile

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 300


@pytest.fixture
def words(send, point, listening):
    """The words of a report just filed."""
    return words_of(send(point).content.decode())


@pytest.fixture
def join(client_of, listening, words):
    """Join files as the listener, vault open, and return the page that follows."""
    browser = open_vault_in(client_of(listening.person))

    def act(*files, by=browser):
        return by.post(reverse("support:join_case_files", args=[Case.objects.get().pk]), {"files": files}, follow=True)

    return act


def file_of(content=PDF, name="convocation.pdf"):
    return SimpleUploadedFile(name, content)


def test_the_person_finds_what_the_listener_joined_to_the_byte(client, words, join):
    html = join(file_of()).content.decode()
    assert "1 fichier est joint" in html
    assert "joint par l'accueil" in html
    assert "Ce fichier était déjà joint." in join(file_of()).content.decode()
    row = SealedFile.objects.get(kind="original")
    assert not row.by_person
    assert Case.objects.get().awaits_staff
    page = client.post(reverse("support:follow"), {"words": words}).content.decode()
    assert "envoyé par le lieu d'accueil" in page
    asked = {"access": hidden(page)["access"][0], "file": row.pk}
    answer = client.post(reverse("support:dialogue_file"), asked)
    assert b"".join(answer.streaming_content) == PDF


def test_a_refused_file_says_why_and_leaves_nothing(join):
    before = set(stored_names())
    html = join(file_of(b"MZ\x90\x00" + b"\x00" * 80_000, "logiciel.exe")).content.decode()
    assert "logiciel.exe" in html
    assert "ne peut pas être joint" in html
    assert "Choisissez d" in join().content.decode()
    assert not SealedFile.objects.exists()
    assert set(stored_names()) == before


def test_nothing_is_kept_in_a_closed_case_nor_behind_a_closed_vault(client_of, listening, join):
    before = set(stored_names())
    html = join(file_of(), by=client_of(listening.person)).content.decode()
    assert "fichiers" in html
    Case.objects.update(state="closed", closed_on=timezone.localdate())
    assert "rouvrez-le d" in join(file_of()).content.decode()
    assert not SealedFile.objects.exists()
    assert set(stored_names()) == before


def test_another_point_meets_a_page_that_does_not_exist(client_of, other_point, other_listener, join):
    listening_at(other_point, other_listener)
    before = set(stored_names())
    assert join(file_of(), by=open_vault_in(client_of(other_listener))).status_code == 404
    assert set(stored_names()) == before


def test_the_form_is_protected_as_any_other(client_of, listening, join):
    browser, before = open_vault_in(client_of(listening.person)), set(stored_names())
    browser.handler.enforce_csrf_checks = True
    assert join(file_of(), by=browser).status_code == 403
    assert set(stored_names()) == before
