"""Addresses of the plan hold whatever code a plan gives to its axes and actions."""

import pytest
from django.urls import reverse

from tests.factories import ActionFactory, AxisFactory
from vigie.plan.models import Axis
from vigie.plan.opening import open_whole_plan

pytestmark = pytest.mark.django_db
CODES = ["1/2", "a/b/", "?x=1", "#3", "%2F", "é à", "a\nb", "<b>"]


@pytest.mark.parametrize("code", CODES)
def test_pages_stand_whatever_the_codes(client_of, client, pilot, code):
    axis = AxisFactory(code=code)
    action = ActionFactory(plan=axis.plan, code=code)
    action.axis_links.create(axis=axis)
    open_whole_plan(axis.plan, pilot)
    working = client_of(pilot)
    for address in (reverse("plan:plan"), reverse("plan:axis", args=[code]), reverse("plan:action", args=[action.pk])):
        assert working.get(address).status_code == 200
    public = [reverse("plan:public_plan"), reverse("plan:public_actions")]
    public += [reverse(f"plan:public_{kind}", args=[code]) for kind in ("axis", "action")]
    for address in public:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("code", CODES[:2])
def test_an_axis_is_added_whatever_its_code(client_of, pilot, code):
    plan = AxisFactory().plan
    answer = client_of(pilot).post(reverse("plan:add_line", args=["axe", plan.pk]), {"code": code, "title": "Neuf"})
    assert answer.status_code == 302
    assert Axis.objects.filter(code=code).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/le-plan/{}/", "/plan/tableau/{}/", "/instances/{}/", "/instances/listes/point/{}/"]
)
@pytest.mark.parametrize("number", [2**63 - 1, 2**63, "9" * 5000])
def test_a_number_that_no_database_keeps_leads_nowhere(address, number, pilot, client_of):
    assert client_of(pilot).get(address.format(number)).status_code == 404
