"""The desk says which results wait for someone named to freeze them."""

import pytest
from django.urls import reverse

from tests.surveys.managing.scene import make_survey, make_wave
from vigie.accounts.actor import actor_of
from vigie.cockpit.desk_surveys import to_freeze
from vigie.surveys.models import SurveyRight
from vigie.surveys.receiving.closing import close_wave

pytestmark = pytest.mark.django_db


def test_a_closed_wave_waits_for_whoever_may_freeze_it(contributor, partner, pilot):
    survey = make_survey(partner, contributor)
    wave = make_wave(survey, contributor)
    SurveyRight.objects.create(survey=survey, person=contributor, right="analyse")
    assert to_freeze(actor_of(contributor))[0].number == 0
    close_wave(wave, contributor)
    waiting = to_freeze(actor_of(contributor))[0]
    assert (waiting.number, waiting.address) == (1, reverse("surveys:results", args=[survey.pk]))
    assert to_freeze(actor_of(pilot))[0].number == 0
