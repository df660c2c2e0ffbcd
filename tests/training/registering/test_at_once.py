"""Two hundred people who register at the same second: no place is given twice, and those who wait do so in order."""

import json

import pytest

from tests.installation import install_ready
from tests.observatory.test_at_once import run_at_once

pytestmark = pytest.mark.own_installation
PLACES, PEOPLE, PROCESSES = 30, 200, 2
SCENE = f"""
from tests.training.scene import make_session
make_session(places={PLACES})
"""
# On a machine under load, a writer may wait longer than a page would.
SURELY = """
from django.db import OperationalError
from vigie.training.registering.patience import patiently
def surely(act):
    while True:
        try:
            return patiently(act)
        except OperationalError:
            pass
"""
REGISTER = """
from vigie.training.models import Session
from vigie.training.registering.acts import Registrant, register
session = Session.objects.get()
for number in range({count}):
    person = Registrant(f"Personne {who}{{number}}", f"{who}{{number}}@exemple.fr")
    surely(lambda: register(session_id=session.pk, registrant=person))
twice = Registrant("Alex Doublon", "meme@exemple.fr")
surely(lambda: register(session_id=session.pk, registrant=twice))
print("done")
"""
FOUND = """
import json
from vigie.training.models import Enrolment
rows = Enrolment.objects.order_by("registered_at", "rank")
print(json.dumps([[each.rank, each.is_waiting, each.email] for each in rows]))
"""
LEAVE = """
from vigie.training.models import Enrolment
from vigie.training.registering.acts import withdraw
for enrolment in Enrolment.objects.filter(rank__lte=10, rank__gt={after}):
    surely(lambda: withdraw(enrolment_id=enrolment.pk, reason="schedule"))
print("left")
"""
PROMOTED = """
import json
from vigie.training.models import Enrolment
seated = Enrolment.objects.seated().values_list("rank", flat=True)
print(json.dumps([sorted(seated), Enrolment.objects.waiting().count()]))
"""


def test_two_hundred_at_once_then_ten_who_leave(tmp_path):
    installation = install_ready(tmp_path, "vigie_training")
    installation.python(SCENE)
    run_at_once(installation, tmp_path, *(SURELY + REGISTER.format(who=who, count=PEOPLE // PROCESSES) for who in "ab"))
    rows = json.loads(installation.python(FOUND))
    assert len(rows) == PEOPLE + 1
    assert [rank for rank, _waits, _email in rows] == list(range(1, PEOPLE + 2))
    assert [waits for _rank, waits, _email in rows] == [False] * PLACES + [True] * (PEOPLE + 1 - PLACES)
    assert len({email for _rank, _waits, email in rows}) == PEOPLE + 1
    run_at_once(installation, tmp_path, SURELY + LEAVE.format(after=5), SURELY + LEAVE.format(after=0))
    seated, waiting = json.loads(installation.python(PROMOTED))
    assert seated == list(range(11, PLACES + 11))
    assert waiting == PEOPLE + 1 - PLACES - 10
