"""Two hundred people register in the same second, in several processes: no overbooking, a waiting list in order.

And whoever says yes to overlapping loans at the same second: one is agreed to.
"""

import json

import pytest

from tests.installation import install_ready
from tests.observatory.test_at_once import run_at_once

pytestmark = pytest.mark.own_installation
PREPARE = """
from tests.awareness.room import make_event, make_loan, make_public_tool
make_event(takes_registrations=True, places=50)
tool = make_public_tool(None, kind="exhibition")
for number in range(4):
    make_loan(tool, days=20 + number, email=f"p{number}@exemple.fr")
"""
# One person out of five clicks twice; then each process says yes to a loan.
REGISTER = """
from django.db import OperationalError
from tests.awareness.room import person
from vigie.awareness.events.registering import register
from vigie.awareness.loans.lending import Refused, accept_loan
from vigie.awareness.models import Event, Loan
event, loans = Event.objects.get().pk, list(Loan.objects.order_by("pk").values_list("pk", flat=True))
def sent(act, **given):
    # SQLite may say that it is busy on a slow machine: people read so, and send again.
    while True:
        try:
            return act(**given)
        except OperationalError:
            continue
for each in range({first}, 200, 4):
    for _click in range(1 + (each % 5 == 0)):
        sent(register, event_id=event, registration=person(each))
try:
    sent(accept_loan, loan_id=loans[{first}], answer="", actor=None)
except Refused:
    print("refused")
else:
    print("accepted")
"""
FOUND = """
import json
from vigie.awareness.models import LoanDay, Registration
rows = list(Registration.objects.order_by("pk").values_list("has_place", flat=True))
print(json.dumps([rows, LoanDay.objects.count()]))
"""


def test_two_hundred_register_at_once_and_no_place_nor_day_is_given_twice(tmp_path):
    installation = install_ready(tmp_path, "vigie_awareness")
    installation.python(PREPARE)
    said = run_at_once(installation, tmp_path, *(REGISTER.format(first=number) for number in range(4)))
    rows, days = json.loads(installation.python(FOUND))
    assert rows == [True] * 50 + [False] * 150
    assert (sorted(said), days) == (["accepted", "refused", "refused", "refused"], 5)
