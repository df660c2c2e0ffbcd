"""What mentoring lets the observatory measure."""

from datetime import date

import pytest

from tests.internships.scene import make_mentee, make_mentor
from vigie.core.measuring import Measured
from vigie.internships.mentoring.measuring import pairs_alive, pairs_that_worked
from vigie.internships.models import MenteePair

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)


def make_pairs(host, school, number: int, sex: str, **fields) -> None:
    days = {"proposed_on": DAY, "mentor_agreed_on": DAY, "mentee_agreed_on": DAY, **fields}
    mentor = make_mentor(host, f"{sex} {fields}")
    for _ in range(number):
        MenteePair.objects.create(mentor=mentor, mentee=make_mentee(school, sex=sex), **days)


def test_people_are_counted_by_sex_in_the_years_their_pair_lives(host, school):
    make_pairs(host, school, 12, "women")
    make_pairs(host, school, 11, "men", ended_on=date(2025, 9, 1), outcome="job")
    make_pairs(host, school, 2, "men", mentee_agreed_on=None)
    parts = [Measured(12.0, sex="women"), Measured(11.0, sex="men"), Measured(0.0, sex="not_stated")]
    assert list(pairs_alive(2025)) == [Measured(23.0), *parts]
    assert pairs_alive(2026)[0] == Measured(12.0)
    assert pairs_alive(2024)[0] == Measured(0.0)


def test_few_people_are_not_told(host, school):
    make_pairs(host, school, 2, "women")
    assert pairs_alive(2025) == ()


def test_the_share_of_pairs_that_led_to_a_place(host, school):
    ended = {"ended_on": date(2025, 9, 1)}
    make_pairs(host, school, 12, "women", outcome="job", **ended)
    make_pairs(host, school, 12, "men", outcome="stopped", **ended)
    make_pairs(host, school, 3, "men", outcome="not_stated", **ended)
    assert list(pairs_that_worked(2025)) == [Measured.share(12, 24)]
