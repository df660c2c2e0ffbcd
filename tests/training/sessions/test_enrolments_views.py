"""People registered, as the team changes them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.training.scene import make_enrolment, make_session
from vigie.training.retention import forget

pytestmark = pytest.mark.django_db


def test_whoever_was_forgotten_is_not_named_again(client_of, pilot):
    enrolment = make_enrolment(make_session(starts_in=timedelta(days=-3)), presence="present")
    forget(enrolment, timezone.localdate(), "personne")
    page = reverse("training:edit_enrolment", args=[enrolment.pk])
    client_of(pilot).post(page, {"name": "Ines Canari", "level": "other", "sex": "women"})
    enrolment.refresh_from_db()
    assert enrolment.name == ""
