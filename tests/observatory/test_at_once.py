"""Processes that deposit and pour at the same time: no fact is lost, none comes twice, one pouring a month."""

import json

import pytest

from tests.installation import PATIENCE, install_ready, wait_until

pytestmark = pytest.mark.own_installation
WAIT = """
import pathlib, time
pathlib.Path({ready!r}).touch()
while not pathlib.Path({go!r}).exists():
    time.sleep(0.001)
"""
DEPOSIT = """
from tests.observatory.facts_scene import fact
from vigie.observatory.deposit import deposit
for number in range(15):
    deposit(fact(sex={sex!r}))
"""
POUR = """
import datetime
from vigie.observatory.pouring import pour_facts
print(pour_facts(day=datetime.date(2025, 3, 1)))
"""
FOUND = """
import json
from collections import Counter
from tests.observatory.facts_scene import waiting
from vigie.observatory.models import Fact, ReferentialVersion, WaitingFacts
found = Counter(each.sex for each in waiting()) + Counter(Fact.objects.values_list("sex", flat=True))
print(json.dumps([found["women"], found["men"], WaitingFacts.objects.count(), ReferentialVersion.objects.count()]))
"""


def run_at_once(installation, folder, *codes: str) -> list[str]:
    """Start lines of Python that begin together; return what each prints."""
    go = folder / f"go{len(codes)}"
    ready = [folder / f"ready{len(codes)}-{place}" for place in range(len(codes))]
    processes = [
        installation.start_python(WAIT.format(ready=str(path), go=str(go)) + code)
        for path, code in zip(ready, codes, strict=True)
    ]
    wait_until(lambda: all(path.exists() for path in ready))
    go.touch()
    said = [process.communicate(timeout=PATIENCE)[0].strip() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(codes)
    return said


def test_whoever_deposits_and_pours_at_once(tmp_path):
    installation = install_ready(tmp_path, "vigie_facts")
    installation.python("from tests.observatory.facts_scene import make_places\nmake_places()")
    run_at_once(installation, tmp_path, DEPOSIT.format(sex="women"), DEPOSIT.format(sex="men"))
    said = run_at_once(installation, tmp_path, POUR, POUR, DEPOSIT.format(sex="men"))
    assert sorted(said[:2]) == ["already_this_month", "poured"]
    assert json.loads(installation.python(FOUND)) == [15, 30, 1, 1]
