"""The lists of a report: read once a minute, and no later."""

from datetime import date

import pytest

from vigie.support.facts import depositing
from vigie.support.filing import forms
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
CODE = "59998"


def test_a_new_commune_is_offered_and_counted_the_next_minute(monkeypatch, count_queries):
    minute = [1]
    for module in (forms, depositing):
        monkeypatch.setattr(module, "this_minute", lambda: minute[0])

    def known():
        offered = CODE in dict(forms.lists_on(date(2026, 1, 5)).commune)
        return offered, f"commune:{CODE}" in depositing.read_values(depositing.this_minute())["place"]

    assert known() == (False, False)
    Commune.objects.create(insee_code=CODE, name="Commune d'essai")
    assert count_queries(known) == 0
    minute[0] += 1
    assert known() == (True, True)
