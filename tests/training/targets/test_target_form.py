"""The form of a target refuses days that no calendar reaches, which would break the page of all targets."""

import pytest

from vigie.training.targets.forms import TargetForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("starts", "ends"), [("9990-01-01", "9999-12-31"), ("0001-01-01", "0003-01-01")])
def test_a_target_stands_within_what_a_plan_reaches(starts, ends):
    told = {"name": "Loin", "amount": 10, "unit": "people", "starts_on": starts, "ends_on": ends}
    form = TargetForm(told)
    assert not form.is_valid()
    assert {"starts_on", "ends_on"} & set(form.errors)
