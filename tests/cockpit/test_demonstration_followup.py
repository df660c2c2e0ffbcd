"""The demonstration's figures are marked fictitious, and added once."""

import pytest

from tests.factories import ActionFactory, PlanFactory
from vigie.accounts.models import Person
from vigie.cockpit.demonstration_followup import prepare_follow_up
from vigie.plan.models import AskedFigure, YearlyFigure

pytestmark = pytest.mark.django_db


def test_figures_are_asked_and_answered_once_and_say_they_are_fictitious(pilot, contributor):
    Person.objects.update(is_fictitious=True)
    plan = PlanFactory()
    for code in ("A14", "A17"):
        ActionFactory(plan=plan, code=code)
    for _ in range(2):
        prepare_follow_up()
    assert set(AskedFigure.objects.values_list("action__code", "is_fictitious")) == {("A14", True), ("A17", True)}
    assert YearlyFigure.objects.filter(is_fictitious=True, answered_by=contributor).count() == 4
    assert YearlyFigure.objects.filter(is_fictitious=False).count() == 0
    unknown = YearlyFigure.objects.get(value=None)
    assert unknown.asked.label == "Heures de permanence tenues"


def test_nothing_is_added_without_a_plan(db):
    prepare_follow_up()
    assert not AskedFigure.objects.exists()
