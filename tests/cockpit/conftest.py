"""A small plan for the dashboards."""

import pytest

from tests.factories import ActionFactory, AxisFactory, PlanFactory
from vigie.plan.models import ActionAxis, Participation


@pytest.fixture
def plan_of_two_axes(partner):
    """Two axes; an action carried on the first, another without axis nor bearer."""
    plan = PlanFactory(title="Plan d'essai")
    first = AxisFactory(plan=plan, number=1)
    AxisFactory(plan=plan, number=2)
    action = ActionFactory(plan=plan, name="Action portée", status="ongoing")
    ActionAxis.objects.create(action=action, axis=first)
    Participation.objects.create(action=action, organisation=partner, part="bearer")
    ActionFactory(plan=plan, name="Action orpheline")
    return plan
