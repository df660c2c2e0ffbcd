"""Documents are joined by those who run the body, read by those who sit there, and leave the disk with their row."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from tests.factories import BodyFactory, BodyMemberFactory, MeetingFactory, MembershipFactory
from tests.plan.meetings.test_documents_checking import PNG
from vigie.accounts.models import JournalEntry, Role
from vigie.plan.meetings.documents import add_document
from vigie.plan.meetings.documents_checking import CheckedFile
from vigie.plan.meetings.documents_sweeping import YOUNG, remove_orphans
from vigie.plan.models import GovernanceDocument, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """A folder of documents of its own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "instances"


@pytest.fixture
def meeting(partner) -> Meeting:
    """A meeting of a body in which the contributor's organisation sits."""
    body = BodyFactory()
    BodyMemberFactory(body=body, person=None, organisation=partner)
    return MeetingFactory(body=body)


@pytest.fixture
def runner(meeting):
    person = BodyMemberFactory(body=meeting.body, is_runner=True).person
    return MembershipFactory(person=person, role=Role.READER).person


def address(meeting):
    return f"/reunions/{meeting.pk}/documents/ajouter/"


def join(client, meeting, content=PNG, name="Photo de groupe.png", **data):
    return client.post(address(meeting), {"file": SimpleUploadedFile(name, content), **data})


def files(folder):
    return list(folder.iterdir()) if folder.exists() else []


def test_a_file_is_kept_under_a_random_name_and_given_back_to_be_saved(meeting, pilot, client_of, folder):
    client = client_of(pilot)
    assert join(client, meeting).status_code == 302
    document = GovernanceDocument.objects.get()
    assert document.title == "Photo de groupe"
    assert [path.suffix for path in files(folder)] == [".png"]
    assert "photo" not in files(folder)[0].name.lower()
    response = client.get(f"/instances/documents/{document.pk}/")
    assert response.content == PNG
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == 'attachment; filename="photo-de-groupe.png"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert JournalEntry.objects.filter(verb="governance_document_added").exists()


def test_nothing_is_served_outside_the_view(meeting, pilot, client_of):
    join(client_of(pilot), meeting)
    name = GovernanceDocument.objects.get().file.name
    assert client_of(pilot).get(f"/documents/{name}").status_code == 404
    assert client_of(pilot).get(f"/media/{name}").status_code == 404


def test_who_may_join_read_and_remove(meeting, runner, cast, client_of):
    document = add_document(on=meeting, title="Lettre", actor=runner, file=CheckedFile(PNG, "png", "Lettre"))
    people = {**cast, "runner": runner}
    page, removal = f"/instances/documents/{document.pk}/", f"/instances/documents/{document.pk}/retirer/"
    body_page = f"/instances/{meeting.body_id}/documents/ajouter/"
    expected = {
        "visitor": (302, 302, 302),
        "pilot": (200, 200, 200),
        "runner": (200, 200, 200),
        "contributor": (200, 403, 403),
        "reader": (200, 403, 403),
        "stranger": (404, 404, 403),
        "elected_member": (404, 404, 403),
        "administrator": (403, 403, 403),
    }
    for role, person in people.items():
        client = client_of(person)
        found = tuple(client.get(url).status_code for url in (page, removal, address(meeting)))
        assert found == expected[role], role
        assert client.get(body_page).status_code == expected[role][2], role
        assert client.post(removal).status_code == (302 if role == "visitor" else expected[role][1]) or role in (
            "pilot",
            "runner",
        )
        if not GovernanceDocument.objects.filter(pk=document.pk).exists():
            document = add_document(on=meeting, title="Lettre", actor=runner, file=CheckedFile(PNG, "png", "Lettre"))
            page, removal = f"/instances/documents/{document.pk}/", f"/instances/documents/{document.pk}/retirer/"


REFUSALS = [
    ({"content": b"<html>", "name": "a.pdf"}, "même si son nom le dit"),
    ({"content": b"", "name": "a.pdf"}, "vide"),
    ({"content": PNG + b"0" * 2_000_000, "name": "a.png"}, "dépasse 1 Mo"),
    ({"address": "https://exemple.fr/a"}, "l&#x27;un des deux"),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSALS)
def test_refusals_say_why_and_keep_nothing(given, sentence, meeting, pilot, client_of, settings, folder):
    settings.VIGIE_DOCUMENT_MEGABYTES = 1
    response = join(client_of(pilot), meeting, **given)
    assert response.status_code == 200
    assert sentence in response.content.decode().replace("\u00a0", " ")
    assert not GovernanceDocument.objects.exists()
    assert not files(folder)


@pytest.mark.parametrize("bad", ["http://exemple.fr/a", "javascript:alert(1)", "exemple.fr", "https://"])
def test_only_https_addresses(bad, meeting, pilot, client_of):
    response = client_of(pilot).post(address(meeting), {"address": bad, "title": "Là-bas"})
    assert "https://" in response.content.decode()
    assert not GovernanceDocument.objects.exists()


def test_an_address_needs_a_title_and_leads_there(meeting, pilot, client_of):
    client = client_of(pilot)
    assert "Donnez un titre" in client.post(address(meeting), {"address": "https://exemple.fr/a"}).content.decode()
    client.post(address(meeting), {"address": "https://exemple.fr/a", "title": "Là-bas"})
    document = GovernanceDocument.objects.get()
    assert (document.address, document.file.name) == ("https://exemple.fr/a", "")
    assert client.get(f"/instances/documents/{document.pk}/").status_code == 404


def test_nothing_given_is_said(meeting, pilot, client_of):
    assert "Joignez un fichier" in client_of(pilot).post(address(meeting), {"title": "x"}).content.decode()


def test_the_file_leaves_with_its_row(meeting, pilot, client_of, folder, django_capture_on_commit_callbacks):
    client = client_of(pilot)
    join(client, meeting)
    document = GovernanceDocument.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/instances/documents/{document.pk}/retirer/")
    assert not GovernanceDocument.objects.exists()
    assert not files(folder)


def test_a_failed_write_leaves_no_file(meeting, pilot, folder, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr("vigie.plan.meetings.documents.record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        add_document(on=meeting, title="x", actor=pilot, file=CheckedFile(PNG, "png", "x"))
    assert not files(folder)
    assert not GovernanceDocument.objects.exists()


def test_a_file_missing_from_the_disk_is_said(meeting, pilot, client_of, folder):
    join(client_of(pilot), meeting)
    files(folder)[0].unlink()
    response = client_of(pilot).get(f"/instances/documents/{GovernanceDocument.objects.get().pk}/")
    assert response.status_code == 404


def test_files_of_rows_gone_as_a_whole_are_swept(meeting, pilot, folder):
    add_document(on=meeting, title="x", actor=pilot, file=CheckedFile(PNG, "png", "x"))
    default_storage.save("instances/oublie.png", ContentFile(PNG))
    later = timezone.now() + YOUNG + timedelta(minutes=1)
    assert remove_orphans(timezone.now()) == 0
    assert remove_orphans(later) == 1
    assert len(files(folder)) == 1
    meeting.delete()
    assert remove_orphans(later) == 1
    assert not files(folder)
    assert remove_orphans(later) == 0
