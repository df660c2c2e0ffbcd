"""Whatever is done to the evidence of a campaign is found and located, by anyone who holds the disk."""

import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.testing.evidence.conftest import PHOTO, brought
from vigie.accounts.journal_guard import JOURNAL
from vigie.accounts.models import JournalEntry
from vigie.core.sealed_files import open_sealed_file
from vigie.core.vault.envelopes import key_pair_of
from vigie.testing.evidence.adding import EvidenceRefused, add_evidence, line_of
from vigie.testing.evidence.cards import open_card
from vigie.testing.evidence.chain import FaultKind, entry_of
from vigie.testing.evidence.verifying import verify_evidence
from vigie.testing.field.doing import report
from vigie.testing.models import Application, Evidence
from vigie.testing.sealing.notes import seal_notes

EML = (
    b"From: agence@example.org\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nSubject: =?utf-8?q?R=C3=A9ponse?=\r\n\r\nOui."
)


def kinds(campaign) -> set[tuple[int, FaultKind]]:
    return {(fault.sequence, fault.kind) for fault in verify_evidence(campaign).faults}


def test_what_was_received_is_whole(campaign, pieces, capsys):
    assert [piece.sequence for piece in pieces] == [1, 2, 3, 4, 5, 6]
    assert verify_evidence(campaign).is_whole
    call_command("verify_evidence", campaign.name)
    assert "Les 6 pièces sont entières" in capsys.readouterr().out


def test_a_piece_sent_twice_is_kept_once_and_the_second_copy_is_erased(campaign, applications, sentinel):
    first, second = brought(PHOTO), brought(PHOTO)
    kept = add_evidence(application=applications[0], kind="photo", upload=first, by=sentinel)
    assert add_evidence(application=applications[0], kind="photo", upload=second, by=sentinel) == kept
    assert Evidence.objects.count() == 1


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_of_any_stored_file_that_changes_is_found_and_located(campaign, pieces, data):
    piece = data.draw(st.sampled_from(pieces))
    path = Path(default_storage.path(piece.stored))
    whole = path.read_bytes()
    place, mask = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255))
    try:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ mask]) + whole[place + 1 :])
        assert kinds(campaign) == {(piece.sequence, FaultKind.FILE_CHANGED)}
    finally:
        path.write_bytes(whole)


def test_a_file_cut_or_gone_is_named(campaign, pieces):
    path = Path(default_storage.path(pieces[2].stored))
    path.write_bytes(path.read_bytes()[:-1])
    default_storage.delete(pieces[4].stored)
    assert kinds(campaign) == {(3, FaultKind.FILE_CHANGED), (5, FaultKind.FILE_MISSING)}


def test_lines_that_swap_their_numbers_are_named(campaign, pieces):
    for piece, number in ((pieces[1], 100), (pieces[3], 2), (pieces[1], 4)):
        Evidence.objects.filter(pk=piece.pk).update(sequence=number)
    assert {(2, FaultKind.LINE_MOVED), (4, FaultKind.LINE_MOVED)} <= kinds(campaign)


def test_lines_taken_away_are_named_at_the_end_too(campaign, pieces):
    Evidence.objects.filter(pk__in=[pieces[2].pk, pieces[5].pk]).delete()
    assert kinds(campaign) == {(3, FaultKind.LINE_MISSING), (6, FaultKind.END_MISSING)}


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "document"), ("digest", "0" * 64), ("size", 1), ("sealed_card", b"x")]
)
def test_a_line_that_changes_is_named(campaign, pieces, field, value):
    Evidence.objects.filter(pk=pieces[3].pk).update(**{field: value})
    assert kinds(campaign) == {(4, FaultKind.LINE_CHANGED)}


def test_the_command_says_which_piece_in_french_and_writes_it_down(campaign, pieces, tmp_path):
    path = Path(default_storage.path(pieces[0].stored))
    path.write_bytes(path.read_bytes() + b"!")
    out = tmp_path / "rapport.json"
    with pytest.raises(CommandError, match=r"Pièce 1.*octets") as refusal:
        call_command("verify_evidence", campaign.code, out=out)
    assert refusal.value.returncode == 1
    written = json.loads(out.read_text())
    assert (written["whole"], written["faults"][0]["piece"], written["faults"][0]["kind"]) == (False, 1, "file_changed")


def test_a_report_put_in_the_place_of_another_is_named(campaign, applications, sentinel, tmp_path):
    Application.objects.update(sent_on=campaign.starts_on)
    for each in applications:
        report(application_id=each.pk, notes={"Dit": "Non."}, by=sentinel)
    assert verify_evidence(campaign).is_whole
    code, written = applications[1].code, tmp_path / "rapport.json"
    other = seal_notes(bytes(campaign.public_key), code, {"Dit": "Oui."})
    Application.objects.filter(code=code).update(sealed_notes=other)
    assert verify_evidence(campaign).notes == [code]
    with pytest.raises(CommandError, match=rf"Candidature {code}.*compte rendu"):
        call_command("verify_evidence", campaign.code, out=written)
    assert [(each["piece"], each["kind"]) for each in json.loads(written.read_text())["faults"]] == [
        (code, "report_changed")
    ]


@pytest.mark.parametrize("changes", [{}, {"empreinte": 3}, []])
def test_a_line_that_tells_no_digest_accuses_no_report(campaign, applications, sentinel, unguarded_journal, changes):
    Application.objects.update(sent_on=campaign.starts_on)
    report(application_id=applications[0].pk, notes={"Dit": "Non."}, by=sentinel)
    JournalEntry.objects.filter(verb="testing_reported").update(changes=changes)
    assert verify_evidence(campaign).notes == []


def test_a_campaign_that_does_not_exist_is_said_so(db):
    with pytest.raises(CommandError, match="Aucune campagne"):
        call_command("verify_evidence", "inconnue")


def test_an_email_keeps_its_headers_and_its_bytes(campaign, applications, sentinel):
    from tests.vaults import pair_of
    from vigie.testing.sealing.keys import campaign_key

    upload = brought(EML, "text/plain", "réponse.eml")
    piece = add_evidence(application=applications[0], kind="email", upload=upload, by=sentinel)
    card = open_card(piece.sealed_card, campaign_key(campaign, sentinel, pair_of(sentinel)))
    assert ("Subject", "Réponse") in card.headers
    assert b"".join(open_sealed_file(card.upload)) == EML
    assert key_pair_of(b"1" * 32).public not in bytes(piece.sealed_card)


def test_a_text_that_is_no_email_is_refused_and_leaves_nothing(campaign, applications, sentinel):
    upload = brought(b"Bonjour, il a dit non.", "text/plain", "notes.eml")
    with pytest.raises(EvidenceRefused, match=r"\.eml"):
        add_evidence(application=applications[0], kind="email", upload=upload, by=sentinel)
    assert not default_storage.exists(upload.stored)
    assert not Evidence.objects.exists()


@pytest.fixture
def unguarded_journal(db):
    """A journal whose guard someone removed, as an attacker who holds the database would."""
    for statement in JOURNAL.releasing(connection.vendor):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_files_that_change_places_are_both_named(campaign, pieces):
    first, second = (Path(default_storage.path(pieces[place].stored)) for place in (1, 4))
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert kinds(campaign) == {(2, FaultKind.FILE_CHANGED), (5, FaultKind.FILE_CHANGED)}


def test_a_line_well_chained_that_nobody_brought_is_named(campaign, pieces):
    forged = Evidence.objects.get(pk=pieces[5].pk)
    forged.pk, forged.sequence, forged.previous = None, 7, pieces[5].entry
    forged.entry = entry_of(line_of(forged))
    forged.save(force_insert=True)
    assert kinds(campaign) == {(7, FaultKind.LINE_ADDED)}


@pytest.mark.parametrize("changes", [{}, {"pièce": ["", "x"], "empreinte": ["", "0" * 64]}, [], {"pièce": 3}])
def test_a_journal_written_over_is_said_with_its_line(campaign, pieces, unguarded_journal, changes):
    line = JournalEntry.objects.filter(verb="testing_evidence_added").order_by("number")[2]
    JournalEntry.objects.filter(pk=line.pk).update(changes=changes)
    found = verify_evidence(campaign)
    assert found.journal == line.number
    with pytest.raises(CommandError, match=rf"journal.*ligne {line.number}"):
        call_command("verify_evidence", campaign.code)


def test_a_journal_cut_with_the_pieces_kept_is_said_of_each(campaign, pieces, unguarded_journal):
    JournalEntry.objects.filter(verb="testing_evidence_added").delete()
    assert kinds(campaign) == {(number, FaultKind.LINE_ADDED) for number in range(1, 7)}
