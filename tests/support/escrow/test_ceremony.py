"""A point's escrow, from the ceremony to the day when nobody else can open its cases."""

import getpass

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.support.conftest import with_new_vault
from vigie.accounts.models import JournalEntry
from vigie.core.vault.envelopes import new_key_pair
from vigie.core.vault.escrow import Escrow
from vigie.core.vault.passphrases import LEAST, wrap
from vigie.support.escrow.ceremony import adopt_escrow, draw_escrow
from vigie.support.models import Case, Envelope
from vigie.support.sealing import NoAccess, PersonKeys, key_of, new_case, share_with

pytestmark = pytest.mark.django_db


def open_case(point, tag=b"t"):
    person = new_key_pair()
    keys = PersonKeys(tag * 32, person.public, wrap(person.private, "des mots", LEAST))
    return new_case(point=point, channel=Case.Channel.WEB, person_keys=keys)


@pytest.fixture
def words(point, listening, tmp_path):
    """The words of the three holders of the point's escrow, whose file is kept."""
    escrow, words = draw_escrow()
    adopt_escrow(point=point, escrow=escrow)
    point.refresh_from_db()
    (tmp_path / "depot.json").write_text(escrow.to_text())
    return words


@pytest.fixture
def reopen(monkeypatch, tmp_path):
    """Run the command with the words of two holders."""

    def run(point, listener, *typed):
        given = list(typed)
        monkeypatch.setattr(getpass, "getpass", lambda _: given.pop(0))
        call_command("escrow_open", point=point.name, file=str(tmp_path / "depot.json"), listener=listener.email)

    return run


def test_a_lost_vault_opens_nothing_until_a_colleague_gives_the_case_again(point, listening):
    made = open_case(point)
    again = with_new_vault(listening)
    with pytest.raises(NoAccess):
        key_of(made.shared, again.pair, again.person)
    share_with(made.shared, made.shared_key, again.person)
    assert key_of(made.shared, again.pair, again.person) == made.shared_key


@pytest.mark.parametrize("two", [(0, 1), (2, 0), (1, 2)])
def test_two_holders_give_the_cases_back(point, listening, words, reopen, capsys, two):
    cases = [open_case(point, tag) for tag in (b"a", b"b")]
    again = with_new_vault(listening)
    reopen(point, again.person, *(words[number].upper() for number in two))
    assert "2 dossiers sont rendus" in capsys.readouterr().out
    for made in cases:
        assert key_of(made.shared, again.pair, again.person) == made.shared_key
        assert key_of(made.internal, again.pair, again.person) == made.internal_key
    line = JournalEntry.objects.latest("number")
    assert (line.verb, line.changes["dossiers"]) == ("escrow_opened", ["", 2])
    assert not any(made.case.number in str(vars(line)) for made in cases)


def test_one_holder_alone_changes_nothing(point, listening, words, reopen):
    open_case(point)
    before = list(Envelope.objects.values_list("pk", "sealed_key"))
    for typed in [(words[0], words[0]), (words[0], draw_escrow()[1][1])]:
        with pytest.raises(CommandError, match="rien n'a été changé"):
            reopen(point, listening.person, *typed)
    with pytest.raises(CommandError, match="douze mots"):
        reopen(point, listening.person, words[0], "abeille")
    assert list(Envelope.objects.values_list("pk", "sealed_key")) == before


def test_cases_go_to_those_who_listen_there_only(point, words, reopen, other_listener, pilot):
    for person in (other_listener, pilot):
        with pytest.raises(CommandError, match="n'écoute pas dans ce lieu"):
            reopen(point, person, words[0], words[1])


def test_an_escrow_replaced_opens_nothing_more(point, listening, words, reopen):
    open_case(point)
    adopt_escrow(point=point, escrow=draw_escrow()[0])
    with pytest.raises(CommandError, match="n'est pas celui du dépôt actuel"):
        reopen(point, listening.person, words[0], words[1])


def test_a_case_sealed_to_an_older_escrow_is_left_aside(point, listening, words, reopen, tmp_path, capsys):
    open_case(point)
    newer, newer_words = draw_escrow()
    adopt_escrow(point=point, escrow=newer)
    point.refresh_from_db()
    open_case(point, b"b")
    (tmp_path / "depot.json").write_text(newer.to_text())
    reopen(point, listening.person, newer_words[0], newer_words[2])
    assert "1 dossier est rendu" in capsys.readouterr().out


def test_the_ceremony_shows_each_holder_their_words_and_writes_none(point, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("builtins.input", lambda _: "")
    path = tmp_path / "depot.json"
    call_command("escrow_create", point=point.name, out=str(path))
    shown = capsys.readouterr().out
    assert shown.count("\x1b[3J") == 3
    assert path.stat().st_mode & 0o777 == 0o600
    point.refresh_from_db()
    assert bytes(point.escrow_public_key) == Escrow.from_text(path.read_text()).public
    assert JournalEntry.objects.latest("number").verb == "escrow_made"

    with pytest.raises(CommandError, match="--replace"):
        call_command("escrow_create", point=point.name, out=str(tmp_path / "other.json"))
    with pytest.raises(CommandError, match="fichier nouveau"):
        call_command("escrow_create", point=point.name, out=str(path), replace=True)
    with pytest.raises(CommandError, match="Aucun lieu"):
        call_command("escrow_create", point="Nulle part", out=str(tmp_path / "third.json"))


def test_another_file_or_address_is_told(point, listening, reopen, tmp_path):
    (tmp_path / "depot.json").write_text("{}")
    with pytest.raises(CommandError, match="n'est pas le fichier"):
        reopen(point, listening.person)
    listening.person.email = "nulle@part.example"
    with pytest.raises(CommandError, match="Personne n'a de compte"):
        reopen(point, listening.person)
