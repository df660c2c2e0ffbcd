"""Bodies in which the cast sits."""

from types import SimpleNamespace

import pytest

from tests.factories import BodyFactory, BodyMemberFactory, PersonFactory, PlanFactory
from vigie.plan.models import Alert, BodyCategory, StandingItem


@pytest.fixture
def scene(pilot, contributor, elected_member, partner):
    """A working group that the pilot runs and where the partner sits, a watch group, an alert of each."""
    group = BodyFactory(name="Groupe de travail", kind="working_group", is_open=True)
    watch = BodyFactory(name="Groupe de veille", kind="watch_group", min_political_groups=2)
    other = PersonFactory(name="Oriane Autre")
    scene = SimpleNamespace(plan=PlanFactory(starts_in=2015), group=group, watch=watch, other=other)
    scene.category = BodyCategory.objects.create(body=group, name="CCI")
    scene.item = StandingItem.objects.create(body=group, title="Égalité")
    scene.runner_seat = BodyMemberFactory(body=group, person=pilot, is_runner=True)
    scene.partner_seat = BodyMemberFactory(body=group, person=None, organisation=partner)
    scene.other_seat = BodyMemberFactory(body=group, person=other, category=scene.category)
    scene.elected_seat = BodyMemberFactory(body=watch, person=elected_member, political_group="Groupe fictif A")
    scene.alert = Alert.objects.create(body=watch, title="Alerte du groupe de veille", text="Des faits")
    scene.group_alert = Alert.objects.create(body=group, title="Alerte du groupe de travail", text="Des faits")
    return scene
