"""Compartments: who opens what, versions, lists, and what a renewed key closes."""

from datetime import datetime, time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from tests.support.conftest import make_listener
from vigie.core.vault.boxes import Place, open_text
from vigie.core.vault.envelopes import new_key_pair, open_key
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.passphrases import LEAST, wrap
from vigie.support.models import Case, Compartment, Envelope, SealedText
from vigie.support.sealing import (
    NoAccess,
    PersonKeys,
    StaleKey,
    attach_file,
    forget_stored,
    key_of,
    new_case,
    open_sealed_file,
    read_files,
    read_text,
    read_texts,
    read_versions,
    seal_upload,
    share_with,
    withdraw_from,
    write_next,
    write_text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """The pair of keys that her receipt opens."""
    return new_key_pair()


@pytest.fixture
def made(point, listening, person):
    keys = PersonKeys(b"t" * 32, person.public, wrap(person.private, "des mots", LEAST))
    return new_case(point=point, channel=Case.Channel.WEB, person_keys=keys)


def test_the_listener_opens_both_parts_and_the_person_the_shared_one_only(made, listening, person):
    assert key_of(made.shared, listening.pair, listening.person) == key_of(made.shared, person) == made.shared_key
    assert key_of(made.internal, listening.pair, listening.person) == made.internal_key
    with pytest.raises(NoAccess):
        key_of(made.internal, person)


def test_the_escrow_of_the_point_opens_both_parts(point, listening, person):
    escrow = new_key_pair()
    point.escrow_public_key = escrow.public
    point.save(update_fields=["escrow_public_key"])
    made = new_case(
        point=point,
        channel=Case.Channel.WEB,
        person_keys=PersonKeys(b"t" * 32, person.public, wrap(person.private, "des mots", LEAST)),
    )
    for part, key in ((made.shared, made.shared_key), (made.internal, made.internal_key)):
        sealed = part.envelopes.get(holder=Envelope.Holder.ESCROW).sealed_key
        assert open_key(bytes(sealed), escrow) == key


def test_someone_of_another_point_opens_nothing(made, other_point):
    stranger = make_listener(other_point, "Sam d'Ailleurs")
    with pytest.raises(NoAccess):
        key_of(made.shared, stranger.pair, stranger.person)


def test_a_text_keeps_its_versions(made):
    write_text(made.shared, made.shared_key, "story", "d'abord", by_person=True)
    write_text(made.shared, made.shared_key, "story", "puis")
    assert read_text(made.shared, made.shared_key, "story") == "puis"
    assert [
        (each.text, each.version, each.by_person) for each in read_versions(made.shared, made.shared_key, "story")
    ] == [
        ("puis", 2, False),
        ("d'abord", 1, True),
    ]


def test_a_list_numbers_its_texts(made):
    for text in ("un", "deux"):
        write_next(made.shared, made.shared_key, "message", text)
    texts = read_texts(made.shared, made.shared_key)
    assert [(field, each.number, each.text) for field, each in texts.items()] == [
        ("message:1", 1, "un"),
        ("message:2", 2, "deux"),
    ]


def test_a_text_moved_to_another_field_or_part_does_not_open(made):
    row = write_text(made.shared, made.shared_key, "story", "ici")
    SealedText.objects.filter(pk=row.pk).update(field="done")
    with pytest.raises(CannotOpen):
        read_texts(made.shared, made.shared_key)


def test_withdrawing_closes_at_once_and_renews_the_key_at_the_next_opening(made, listening, point, person):
    second = make_listener(point, "Sol Écoute")
    assert share_with(made.shared, made.shared_key, second.person)
    assert not share_with(made.shared, made.shared_key, second.person)
    row = write_text(made.shared, made.shared_key, "story", "secret")
    assert withdraw_from(made.shared, second.person)
    with pytest.raises(NoAccess):
        key_of(made.shared, second.pair, second.person)
    shared = Compartment.objects.get(pk=made.shared.pk)
    fresh = key_of(shared, listening.pair, listening.person)
    assert fresh != made.shared_key
    assert read_text(shared, fresh, "story") == "secret"
    assert key_of(Compartment.objects.get(pk=shared.pk), person) == fresh
    row.refresh_from_db()
    with pytest.raises(CannotOpen):
        open_text(made.shared_key, bytes(row.sealed), Place(f"{made.case.pk}/{shared.pk}", "story", 1))
    shared.refresh_from_db()
    assert (shared.generation, shared.needs_new_key) == (2, False)


def test_writing_with_a_key_renewed_meanwhile_is_refused(made, listening, point):
    second = make_listener(point, "Sol Écoute")
    share_with(made.shared, made.shared_key, second.person)
    withdraw_from(made.shared, second.person)
    key_of(Compartment.objects.get(pk=made.shared.pk), listening.pair, listening.person)
    with pytest.raises(StaleKey):
        write_text(made.shared, made.shared_key, "story", "trop tard")


def test_files_follow_a_renewal_and_their_old_bytes_go(made, listening, point, django_capture_on_commit_callbacks):
    content = b"preuve" * 40_000
    upload = seal_upload([content[:70_000], content[70_000:]], name="preuve.txt", kind="text/plain")
    row = attach_file(made.shared, made.shared_key, upload, by_person=True)
    with default_storage.open(upload.stored) as file:
        assert b"preuve" not in file.read()
    second = make_listener(point, "Sol Écoute")
    share_with(made.shared, made.shared_key, second.person)
    withdraw_from(made.shared, second.person)
    shared = Compartment.objects.get(pk=made.shared.pk)
    with django_capture_on_commit_callbacks(execute=True):
        fresh = key_of(shared, listening.pair, listening.person)
    card = read_files(shared, fresh)[0]
    assert b"".join(open_sealed_file(card.upload)) == content
    assert (card.upload.name, card.upload.digest) == (upload.name, upload.digest)
    assert card.row.pk == row.pk
    assert card.upload.stored != upload.stored
    assert not default_storage.exists(upload.stored)


def test_a_key_renewed_meanwhile_is_given_to_nobody(made, listening, point):
    second, third = make_listener(point, "Sol Écoute"), make_listener(point, "Ada Écoute")
    share_with(made.shared, made.shared_key, second.person)
    share_with(made.shared, made.shared_key, third.person)
    withdraw_from(made.shared, third.person)
    fresh = key_of(Compartment.objects.get(pk=made.shared.pk), listening.pair, listening.person)
    with pytest.raises(StaleKey):
        share_with(made.shared, made.shared_key, second.person)
    assert key_of(Compartment.objects.get(pk=made.shared.pk), second.pair, second.person) == fresh


def test_neither_a_file_nor_its_folders_tell_the_hour(db):
    upload, gone = (seal_upload([b"preuve"], name="preuve.txt", kind="text/plain") for _ in range(2))
    forget_stored(gone.stored)
    path = Path(default_storage.path(upload.stored))
    folders = [path.parent, Path(default_storage.path(gone.stored)).parent, path.parent.parent]
    for each in (path, *folders):
        changed = datetime.fromtimestamp(each.stat().st_mtime, tz=timezone.get_current_timezone())
        assert changed.time() == time.min
