"""The command that pours: what it does, what it says, and that it counts aloud nothing."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.observatory.facts_scene import fact, make_places
from vigie.observatory.deposit import deposit_all
from vigie.observatory.models import Fact, WaitingFacts

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("pour_facts", *arguments, stdout=out)
    return out.getvalue()


def test_it_pours_once_a_month_and_says_no_number():
    make_places()
    deposit_all([fact()] * 7)
    assert said("--check") == "Essai : rien n'est écrit.\nDes faits peuvent être versés.\n"
    assert Fact.objects.count() == 0
    assert said() == "Des faits ont été versés.\n"
    assert said() == "Rien à verser : un versement a déjà eu lieu ce mois-ci.\n"
    assert WaitingFacts.objects.get().poured_month == f"{timezone.localdate():%Y-%m}"
    assert Fact.objects.count() == 7


def test_few_facts_wait():
    make_places()
    deposit_all([fact()] * 2)
    assert "trop peu de faits attendent" in said("--day", "2025-03-01")
    assert said("--verbosity", "0") == ""


def test_the_day_may_be_said():
    make_places()
    deposit_all([fact()] * 7)
    said("--day", "2025-03-31")
    assert set(Fact.objects.values_list("vintage", flat=True)) == {date(2025, 3, 31).year}
    with pytest.raises(CommandError, match="« hier » n'est pas un jour"):
        said("--day", "hier")
