"""The demonstration's surveys are real questionnaires; their answers are nobody's, and say so."""

import pytest
from django.utils import timezone

from vigie.cockpit.demonstration_surveys import ANSWERS, prepare_surveys
from vigie.observatory.models import WaitingFacts
from vigie.observatory.waiting import read_waiting
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.models import Answer, Survey, Wave
from vigie.surveys.receiving.opening import opened_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(pilot):
    pilot.is_fictitious = True
    pilot.save(update_fields=["is_fictitious"])
    prepare_surveys()


def test_a_barometer_may_be_answered_and_feedback_is_closed(prepared):
    barometer, feedback = Survey.objects.get(kind="barometer"), Survey.objects.get(kind="internship_feedback")
    assert barometer.waves.get().is_open()
    assert feedback.waves.get().closed_on == timezone.localdate()
    assert Answer.objects.filter(wave__survey=feedback).count() == ANSWERS
    assert feedback.waves.get().results.is_published


def test_everything_says_that_it_is_fictitious(prepared):
    assert all(survey.is_fictitious and "fictif" in survey.title for survey in Survey.objects.all())
    waiting = [read_waiting(text) for text in WaitingFacts.objects.get().content]
    assert waiting
    assert all(fact.is_fictitious for fact in waiting)


def test_what_is_made_up_is_what_the_questionnaire_asks(prepared):
    wave = Wave.objects.get(survey__kind="internship_feedback")
    asked = {path.removeprefix("/data/") for path in read_definition(wave.version.xform).questions}
    told = {key for answer in opened_answers(wave) for key in answer.values}
    assert told <= asked


def test_prepared_again_nothing_is_added(prepared):
    prepare_surveys()
    assert Survey.objects.count() == 2
