"""The real plan, whose cited figures are real too."""

import pytest

from vigie.cockpit.demonstration import PLAN_FILE
from vigie.plan.importing.importing_plan import apply_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Plan


@pytest.fixture
def real_plan(db) -> Plan:
    apply_import(reading=read_bytes(PLAN_FILE.read_bytes(), PLAN_FILE.name), actor=None)
    return Plan.objects.get()
