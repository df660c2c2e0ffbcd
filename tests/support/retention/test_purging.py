"""Cases go when their time has come, whole, and what an older copy brings back goes again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command

from tests.observatory.facts_scene import waiting
from tests.support.case_scene import file_case
from vigie.accounts.models import JournalEntry
from vigie.support.counting import What, count
from vigie.support.models import Case, Compartment, SealedFile, SealedText, SupportCount
from vigie.support.retention import purge_journal, purging
from vigie.support.retention.purging import apply_retention, erase_case

pytestmark = pytest.mark.django_db
TODAY = date(2030, 6, 1)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VIGIE_DATA_DIR = tmp_path


@pytest.fixture
def case(point, listening):
    return file_case(point, with_file=True).case


def aged(case: Case, *, months: int, warned: bool = True, **values) -> None:
    last = TODAY - timedelta(days=31 * months)
    warned_on = TODAY - timedelta(days=40) if warned else None
    Case.objects.filter(pk=case.pk).update(last_contact_on=last, warned_on=warned_on, **values)


def test_a_case_past_its_time_and_announced_is_erased_with_its_files(case):
    stored = list(SealedFile.objects.values_list("stored", flat=True))
    assert stored
    aged(case, months=30)
    assert apply_retention(TODAY)["erased"] == 1
    assert not Case.objects.exists()
    assert not Compartment.objects.exists()
    assert not SealedText.objects.exists()
    assert not any(default_storage.exists(name) for name in stored)
    assert JournalEntry.objects.get(verb="case_erased").object_type == "receptionpoint"


def test_it_is_announced_first(case):
    aged(case, months=30, warned=False)
    assert apply_retention(TODAY) == {"again": 0, "announced": 1, "erased": 0}
    assert Case.objects.get().warned_on == TODAY
    assert apply_retention(TODAY) == {"again": 0, "announced": 0, "erased": 0}


def test_a_hold_keeps_it(case):
    aged(case, months=30, held_until=TODAY + timedelta(days=400), held_because="procedure")
    assert apply_retention(TODAY)["erased"] == 0


def test_counters_and_facts_stay(case):
    count(case.point, What.RECEIVED, case.opened_on)
    before = waiting()
    aged(case, months=30)
    apply_retention(TODAY)
    assert SupportCount.objects.get().number == 1
    assert waiting() == before


def test_what_an_older_copy_brings_back_is_erased_again(case):
    kept = Case.objects.get(pk=case.pk)
    erase_case(case=case, actor=None, today=TODAY)
    kept.save(force_insert=True)
    assert apply_retention(TODAY)["again"] == 1
    assert not Case.objects.exists()


def test_a_line_cut_short_spoils_no_other(case):
    path = Path(settings.VIGIE_DATA_DIR) / purge_journal.FILE
    path.write_text("2030-01-01 abc")
    purge_journal.write_purge(case.pk, TODAY)
    assert purge_journal.tag_of(case.pk) in purge_journal.erased_tags()


def test_the_journal_of_purges_names_nobody_and_is_private(case):
    erase_case(case=case, actor=None, today=TODAY)
    path = Path(settings.VIGIE_DATA_DIR) / purge_journal.FILE
    assert path.stat().st_mode & 0o077 == 0
    assert case.pk.hex not in path.read_text().replace("-", "")
    assert case.number not in path.read_text()


def test_erased_twice_it_is_erased_once(case):
    assert erase_case(case=case, actor=None, today=TODAY)
    assert not erase_case(case=case, actor=None, today=TODAY)
    assert JournalEntry.objects.filter(verb="case_erased").count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_command_lets_go_of_the_bytes(case, capsys):
    Case.objects.update(last_contact_on=date(2020, 1, 1), warned_on=date(2022, 1, 1))
    call_command("purge_cases")
    assert "Effacés : 1." in capsys.readouterr().out
    assert not Case.objects.exists()


def test_bytes_are_let_go_each_time_since_listeners_and_persons_erase_too(monkeypatch):
    done = []
    monkeypatch.setattr(purging, "erase_traces", lambda _room: done.append(True))
    purging.apply_and_clean(TODAY)
    assert done
