"""Where a pair stands, by its dates."""

from datetime import date, timedelta

import pytest

from vigie.internships.mentoring.standing import ANSWER, SILENCE, Step, is_silent, is_unanswered, step_of

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("mentor", "mentee", "end", "step"),
    [
        (None, None, None, Step.MENTOR),
        (None, DAY, None, Step.MENTOR),
        (DAY, None, None, Step.MENTEE),
        (DAY, DAY, None, Step.UNDER_WAY),
        (None, None, DAY, Step.ENDED),
    ],
)
def test_where_it_stands(mentor, mentee, end, step):
    assert step_of(mentor, mentee, end) is step


@pytest.mark.parametrize(("later", "silent"), [(SILENCE, False), (SILENCE + timedelta(days=1), True)])
def test_two_months_without_a_meeting(later, silent):
    assert is_silent(Step.UNDER_WAY, DAY, None, DAY + later) is silent
    assert is_silent(Step.UNDER_WAY, DAY - SILENCE, DAY, DAY + later) is silent
    assert not is_silent(Step.ENDED, DAY, None, DAY + later)


def test_three_weeks_without_an_answer():
    late = DAY + ANSWER + timedelta(days=1)
    assert is_unanswered(Step.MENTEE, DAY, late)
    assert not is_unanswered(Step.MENTEE, DAY, DAY + ANSWER)
    assert not is_unanswered(Step.UNDER_WAY, DAY, late)
