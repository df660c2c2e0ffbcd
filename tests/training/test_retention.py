"""What the data register says is applied; and messages leave when they should, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.training.scene import make_enrolment, make_session
from vigie.accounts.models import JournalEntry
from vigie.accounts.people import erase_person
from vigie.core.models import OutboxMessage
from vigie.training.indicators import people_trained
from vigie.training.models import Certificate, TrainingRequest
from vigie.training.reminding import write_until
from vigie.training.retention import forget_on_request, forget_until
from vigie.training.trained import skills_of

pytestmark = pytest.mark.django_db


def test_needs_go_after_a_month_and_names_after_six_years(partner):
    session = make_session(starts_in=timedelta(days=-40))
    kept = {"needs": "besoin-canari", "organisation": partner, "sex": "women", "level": "manager"}
    enrolment = make_enrolment(session, presence="present", **kept)
    Certificate.objects.create(enrolment=enrolment)
    today = timezone.localdate()
    forget_until(today)
    enrolment.refresh_from_db()
    assert (enrolment.needs, enrolment.name) == ("", "Ines Canari")
    assert skills_of(email=enrolment.email, day=today) == {"common_base"}
    address, year = enrolment.email, session.day.year
    forget_until(today + timedelta(days=6 * 365))
    forget_until(today + timedelta(days=6 * 365))
    enrolment.refresh_from_db()
    assert (enrolment.name, enrolment.email, enrolment.person) == ("", "", None)
    assert (enrolment.sex, enrolment.level, enrolment.organisation) == ("women", "manager", partner)
    assert skills_of(email=address, day=today) == frozenset()
    assert not Certificate.objects.exists()
    assert people_trained(year)[0].value == 1


def test_someone_is_forgotten_on_request_everywhere(pilot):
    coming, past = make_session(places=1), make_session(starts_in=timedelta(days=-3))
    enrolment = make_enrolment(coming)
    waiting = make_enrolment(coming, "Noé Attend", email="noe@exemple.fr", seated_at=None)
    came = make_enrolment(past, presence="present")
    assert forget_on_request(enrolment_id=enrolment.pk, by=pilot) == 2
    for each in (enrolment, waiting, came):
        each.refresh_from_db()
    assert (enrolment.name, came.name, came.presence) == ("", "", "present")
    assert enrolment.withdrawn_at
    assert waiting.is_seated
    assert not OutboxMessage.objects.filter(to="ines.canari@exemple.fr", state="waiting").exists()


def test_who_asked_is_forgotten_a_year_after_the_answer():
    asked = TrainingRequest.objects.create(
        structure="Un centre", contact_name="Canari", email="c@exemple.fr", origin="team"
    )
    now = timezone.now()
    TrainingRequest.objects.update(state="planned", followed_at=now - timedelta(days=300))
    forget_until(timezone.localdate())
    asked.refresh_from_db()
    assert asked.contact_name == "Canari"
    TrainingRequest.objects.update(followed_at=now - timedelta(days=370))
    forget_until(timezone.localdate())
    asked.refresh_from_db()
    assert (asked.contact_name, asked.email, asked.structure) == ("", "", "Un centre")


def test_people_are_reminded_three_days_before_and_thanked_after_once():
    session = make_session(starts_in=timedelta(days=2))
    early = make_enrolment(session, "Ines Canari", seated_at=timezone.now() - timedelta(days=5))
    make_enrolment(session, "Noé Vient De S'inscrire", email="noe@exemple.fr")
    now = timezone.now()
    for _ in range(2):
        write_until(now)
    assert list(OutboxMessage.objects.values_list("to", flat=True)) == [early.email]
    type(early).objects.filter(pk=early.pk).update(presence="present")
    for _ in range(2):
        write_until(now + timedelta(days=3))
    assert [message.to for message in OutboxMessage.objects.all()] == [early.email] * 2
    assert "attestation" in OutboxMessage.objects.latest("pk").body


def test_someone_forgotten_still_counts_once(pilot):
    first, second = make_session(starts_in=timedelta(days=-3)), make_session(starts_in=timedelta(days=-2))
    came = [make_enrolment(session, presence="present", sex="women") for session in (first, second)]
    forget_on_request(enrolment_id=came[0].pk, by=pilot)
    years = {first.day.year, second.day.year}
    assert [people_trained(year)[0].value for year in years] == [1] * len(years)


def test_those_whose_names_go_on_the_same_day_still_count_once():
    sessions = [make_session(starts_in=timedelta(days=-3)) for _ in range(2)]
    for session in sessions:
        make_enrolment(session, presence="present")
    forget_until(timezone.localdate() + timedelta(days=6 * 365))
    assert people_trained(sessions[0].day.year)[0].value == 1


def test_whoever_was_erased_is_forgotten_in_training_too(contributor, administrator):
    coming, past = make_session(places=1), make_session(starts_in=timedelta(days=-3))
    theirs = [make_enrolment(session, person=contributor) for session in (coming, past)]
    waiting = make_enrolment(coming, "Noé Attend", email="noe@exemple.fr", seated_at=None)
    erase_person(person=contributor, actor=administrator)
    forget_until(timezone.localdate())
    for each in (*theirs, waiting):
        each.refresh_from_db()
    assert [each.name for each in theirs] == ["", ""]
    assert waiting.is_seated
    assert JournalEntry.objects.get(verb="training_withdrawn").actor_label == ""
    assert forget_until(timezone.localdate()) == 0
