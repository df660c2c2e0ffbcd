from datetime import date

import pytest

from vigie.cockpit.data_requests import due_day, requests_due
from vigie.observatory.models import DataRequest

pytestmark = pytest.mark.django_db
ASKED = date(2026, 3, 1)


def asked(**values) -> DataRequest:
    said = {"label": "Plaintes", "holder_name": "Parquet", "asked_on": ASKED, "patience": 30}
    return DataRequest.objects.create(**{**said, **values})


@pytest.mark.parametrize(("day", "number"), [(date(2026, 3, 30), 0), (date(2026, 3, 31), 1), (date(2027, 1, 1), 1)])
def test_a_request_is_due_once_its_patience_is_over(day, number):
    asked()
    assert len(requests_due(day)) == number


def test_a_reminder_gives_patience_again():
    request = asked()
    request.reminders.create(reminded_on=date(2026, 4, 10))
    assert due_day(request) == date(2026, 5, 10)


@pytest.mark.parametrize(
    "values",
    [
        {"asked_on": None},
        {"answered_on": date(2026, 3, 5), "answer": "Un tableau."},
        {"refused_on": date(2026, 3, 5), "refusal_reason": "Secret."},
    ],
)
def test_what_is_not_sent_or_has_its_end_is_never_due(values):
    asked(**values)
    assert requests_due(date(2030, 1, 1)) == []


def test_the_oldest_request_comes_first_in_two_queries(count_queries):
    asked(label="Récente", asked_on=date(2026, 3, 2))
    asked(label="Ancienne")
    assert [request.label for request in requests_due(date(2027, 1, 1))] == ["Ancienne", "Récente"]
    assert count_queries(lambda: requests_due(date(2027, 1, 1))) == 2
