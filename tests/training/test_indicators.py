"""What training gives the observatory: people by sex, each once, and structures."""

from datetime import date

import pytest

from tests.factories import OrganisationFactory
from tests.training.scene import make_attended
from vigie.cockpit.annual_report.collecting_training import training_of_year
from vigie.core.measuring import Measured
from vigie.training.indicators import INDICATORS, people_trained, sessions_held, structures_reached, trained_at
from vigie.training.models import Target
from vigie.training.targets.achieved import first_days

pytestmark = pytest.mark.django_db
DAY = date(2025, 5, 6)


@pytest.fixture
def attended(partner):
    """Ines twice, once without saying her sex; Noé; someone of another year."""
    told = {"skills": [], "organisation": partner}
    make_attended(day=DAY, email="ines@exemple.fr", sex="not_stated", level="professional", **told)
    make_attended(day=date(2025, 6, 1), email="ines@exemple.fr", sex="women", level="professional", **told)
    make_attended(day=DAY, email="noe@exemple.fr", sex="not_stated", level="elected", skills=[])
    make_attended(day=date(2024, 6, 1), email="max@exemple.fr", sex="men", skills=[])


def test_each_person_is_counted_once_with_the_sex_that_they_stated(attended):
    whole, women, men, not_stated = people_trained(2025)
    assert (whole.value, women.value, men.value, not_stated.value) == (2, 1, 0, 1)
    assert trained_at(["elected", "direction"], 2025)[0].value == 1
    assert list(people_trained(2020)) == []


def test_sessions_and_structures(attended, partner):
    OrganisationFactory(name="Jamais venue")
    assert sessions_held(2025) == (Measured(3),)
    told = structures_reached(2025)[0]
    assert told.numerator == 1
    assert told.observations > 1
    assert len({each.code for each in INDICATORS}) == len(INDICATORS)


def test_a_target_counts_people_once_and_the_report_says_where_it_stands(attended):
    bounds = {"starts_on": date(2024, 1, 1), "ends_on": date(2028, 12, 31)}
    people = Target.objects.create(name="150 en cinq ans", amount=150, **bounds)
    structures = Target.objects.create(name="Structures", amount=5, unit="structures", **bounds)
    assert first_days(people) == [date(2024, 6, 1), DAY, DAY]
    assert first_days(structures) == [DAY]
    told = training_of_year(2025)
    assert (told.people, told.women, told.not_stated, told.sessions) == (2, 1, 1, 3)
    assert [(one.achieved, one.expected) for one in told.targets] == [(3, 60), (1, 2)]
    assert training_of_year(2010) is None
