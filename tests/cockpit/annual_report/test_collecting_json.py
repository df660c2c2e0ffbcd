"""The data of a report go to JSON and come back whole."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cockpit.annual_report.report_data import EMPTY, FULL
from vigie.cockpit.annual_report import awareness_values, collecting_values, commitment_values
from vigie.cockpit.annual_report.collecting_json import from_json, hints, to_json
from vigie.cockpit.annual_report.collecting_values import ReportData

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
# Every field is drawn, not only those without a default value.
VALUES = [*vars(awareness_values).values(), *vars(collecting_values).values(), *vars(commitment_values).values()]
for kind in filter(is_dataclass, VALUES):
    st.register_type_strategy(kind, st.builds(kind, **{field.name: ... for field in fields(kind)}))


def there_and_back(data):
    return from_json(json.loads(json.dumps(to_json(data))))


@pytest.mark.parametrize("data", [FULL, EMPTY])
def test_nothing_is_lost(data):
    assert there_and_back(data) == data


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kind in hints(ReportData).items() if get_args(kind)])
@settings(max_examples=20)
@given(st.data())
def test_nothing_is_lost_of_any_value(name, kind, data):
    part = data.draw(st.from_type(get_args(kind)[0]))
    report = replace(EMPTY, **{name: (part,) if get_origin(kind) is tuple else part})
    assert there_and_back(report) == report


def test_dates_and_numbers_are_themselves_again():
    action = there_and_back(FULL).actions[0]
    assert action.last_day == date(2017, 12, 31)
    assert action.budget[0].planned == Decimal(12000)
    assert action.budget[0].spent is None


def test_what_was_frozen_before_a_field_existed_is_still_read():
    content = to_json(FULL)
    del content["moments"], content["observatory"], content["actions"][0]["carried_from"]
    data = from_json(content)
    assert data.moments == ()
    assert data.observatory is None
    assert data.actions == FULL.actions


@pytest.mark.parametrize("content", [{}, {"form": 2}, {"form": 1}, {**to_json(FULL), "actions": [{"code": "A01"}]}])
def test_what_cannot_be_read_is_refused(content):
    with pytest.raises(ValueError, match="data of this report"):
        from_json(content)
