"""Reports sent at the same instant, and by a server killed half-way: none is lost, none is doubled."""

import random
import subprocess

import pytest

from tests.installation import install_ready, wait_until
from tests.observatory.test_at_once import run_at_once

pytestmark = pytest.mark.own_installation
# To look further: fifty.
KILLS = 4
SCENE = """
from tests.factories import MembershipFactory, OrganisationFactory
from tests.vaults import give_vault
from vigie.accounts.models import Role
from vigie.support.models import Listening, ReceptionPoint
organisation = OrganisationFactory()
person = MembershipFactory(organisation=organisation, role=Role.LISTENER).person
give_vault(person)
point = ReceptionPoint.objects.create(
    organisation=organisation, name="Ici", is_published=True, receives_reports=True)
Listening.objects.create(person=person, point=point)
"""
FILE = """
from vigie.support.filing.report import Report, file_report
from vigie.support.models import ReceptionPoint
point = ReceptionPoint.objects.get()
def send(number):
    nonce = number.to_bytes(32, "big")
    return file_report(Report(point, {"story": f"histoire {number}"}), nonce=nonce).receipt
"""
SAME = FILE + "print([send(number) for number in range(12)])"
ENDLESS = """
import itertools, pathlib
kept = open({kept!r}, "a")
pathlib.Path({ready!r}).touch()
for number in itertools.count({start}):
    print(number, send(number), file=kept, flush=True)
"""
CHECK = """
import pathlib
from vigie.observatory.models import WaitingFacts
from vigie.support.dialogue.access import enter
from vigie.support.models import Case, Compartment, Receipt
from vigie.support.sealing import read_texts
lines = [line.split(" ", 1) for line in pathlib.Path({kept!r}).read_text().splitlines() if line.count(" ") == 8]
lost = 0
for number, words in lines:
    access = enter(words)
    lost += read_texts(access.shared, access.key)["story"].text != f"histoire {{number}}"
cases = Case.objects.count()
print(len(lines), lost, cases - Receipt.objects.count(), 2 * cases - Compartment.objects.count(),
      cases - len(WaitingFacts.objects.get().content), cases - len(lines))
"""


def test_the_same_forms_sent_by_two_servers_at_once_are_kept_once(tmp_path):
    installation = install_ready(tmp_path, "vigie_reports")
    installation.python(SCENE)
    first, second = run_at_once(installation, tmp_path, SAME, SAME)
    assert first == second
    counted = "from vigie.support.models import Case, Receipt\nprint(Case.objects.count(), Receipt.objects.count())"
    assert installation.python(counted) == "12 12"


def test_a_server_killed_half_way_loses_nothing_it_acknowledged(tmp_path):
    installation = install_ready(tmp_path, "vigie_killed")
    installation.python(SCENE)
    kept, chance = tmp_path / "kept.txt", random.Random(4711)
    for turn in range(KILLS):
        ready = tmp_path / f"ready{turn}"
        process = installation.start_python(FILE + ENDLESS.format(kept=str(kept), ready=str(ready), start=1000 * turn))
        wait_until(ready.exists)
        # However slow the machine, one report at least is acknowledged.
        wait_until(lambda: kept.stat().st_size)
        # The moment is drawn; nothing is asserted of it.
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=0.05 + chance.random())
        process.kill()
        process.communicate()
    told, lost, alone, halves, facts, unsaid = map(int, installation.python(CHECK.format(kept=str(kept))).split())
    assert told > 0
    assert (lost, alone, halves, facts) == (0, 0, 0, 0)
    # Written, and killed before it was told: sent again, it shows the same words.
    assert 0 <= unsaid <= KILLS
