"""The form of a session keeps what was chosen, when it may no longer be."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.surveys.results.scene import make_survey, make_wave
from tests.training.scene import make_session
from vigie.accounts.models import Role
from vigie.training.models import SessionTrainer
from vigie.training.sessions.forms import MOMENT, OF_SESSION, SessionForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    survey = make_survey(OrganisationFactory())
    survey.kind = survey.Kind.TRAINING
    survey.save(update_fields=["kind"])
    return survey


def test_a_closed_questionnaire_and_whoever_trained_stay(survey):
    wave = make_wave(survey, "Avant")
    session = make_session(before_wave=wave)
    trainer = MembershipFactory(role=Role.READER).person
    SessionTrainer.objects.create(session=session, person=trainer)
    told = {name: value for name, value in model_to_dict(session, OF_SESSION).items() if value is not None}
    told |= {name: timezone.localtime(told[name]).strftime(MOMENT) for name in ("starts_at", "ends_at")}
    form = SessionForm({**told, "trainers": [trainer.pk]}, instance=session)
    assert form.is_valid(), form.errors
    assert form.values["before_wave"] == wave
    assert list(form.cleaned_data["trainers"]) == [trainer]
    assert not SessionForm({**told, "trainers": []}, instance=make_session()).is_valid()


def test_what_a_session_changed_is_a_click_away(survey, client_of, pilot):
    session = make_session(before_wave=make_wave(survey, "Avant"), after_wave=make_wave(survey, "Après"))
    page = client_of(pilot).get(reverse("training:kept_session", args=[session.pk])).content.decode()
    assert reverse("surveys:compare_waves", args=[survey.pk]) in page
