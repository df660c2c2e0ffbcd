"""What the room measures: answers to waves that were frozen, and nothing where a wave is too small to be told."""

import pytest

from tests.surveys.results.scene import answer, make_survey, make_wave
from vigie.core.measuring import Measured
from vigie.surveys.indicators import INDICATORS
from vigie.surveys.results.freezing import freeze

pytestmark = pytest.mark.django_db
MEASURES = {indicator.code: indicator.measure for indicator in INDICATORS}


def frozen(survey, name, number, by):
    """Freeze a wave of so many answers."""
    wave = make_wave(survey, name)
    answer(wave, number)
    freeze(wave=wave, by=by)


def test_answers_are_added_over_the_waves_closed_in_the_year(partner, reader):
    survey = make_survey(partner)
    frozen(survey, "Un", 12, reader)
    frozen(survey, "Deux", 15, reader)
    assert MEASURES["surveys-answers"](2026) == (Measured(27.0),)
    assert MEASURES["surveys-barometer-answers"](2026) == (Measured(27.0),)
    assert MEASURES["surveys-training-answers"](2026) == ()
    assert MEASURES["surveys-answers"](2025) == ()
    assert MEASURES["surveys-waves"](2026) == (Measured(2.0),)


def test_a_wave_too_small_to_be_told_silences_the_sum(partner, reader):
    survey = make_survey(partner)
    frozen(survey, "Un", 12, reader)
    frozen(survey, "Deux", 9, reader)
    assert MEASURES["surveys-answers"](2026) == ()


def test_made_up_answers_are_not_measured(partner, reader):
    frozen(make_survey(partner, is_fictitious=True), "Un", 12, reader)
    assert MEASURES["surveys-answers"](2026) == ()
