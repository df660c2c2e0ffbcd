"""Durations in words."""

import pytest
from django.utils.translation import override

from vigie.law.durations import duration


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 mois"), (2, "2 mois"), (12, "1 an"), (18, "18 mois"), (72, "6 ans")]
)
def test_whole_years_are_said_in_years(months, words):
    with override("fr"):
        assert duration(months) == words
