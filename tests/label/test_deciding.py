"""What a decision rests on, when it may be taken, and what ends a label."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.scene import (
    assess,
    hand_in,
    in_days,
    join,
    make_application,
    make_assessor,
    make_contributor,
    make_labelled,
    sitting,
)
from vigie.accounts.models import JournalEntry
from vigie.label.deciding.deciding import decide, withdraw
from vigie.label.facts import row_of
from vigie.label.models import Application, Assessment, Decision, Evidence
from vigie.label.public.register import found_by, register
from vigie.label.refusing import NotNow
from vigie.label.states import IN_FORCE, State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _trained(trained):
    """Everyone is trained."""


@pytest.fixture
def place():
    return OrganisationFactory(name="Structure candidate")


@pytest.fixture
def writer(place):
    return make_contributor(place)


def handed_in(place, writer):
    application = make_application(place, writer)
    hand_in(application, writer)
    return application


def renewed_early(place, writer, pilot, shift):
    """Return two labels of a structure: one that ends in three months, and the one that follows it."""
    shift(timedelta(days=-36 * 30))
    first = make_labelled(place, writer, pilot)
    shift(timedelta())
    return first, make_labelled(place, writer, pilot)


@pytest.fixture
def shift(monkeypatch):
    """Move the day of today, as the room reads it."""
    today = timezone.localdate

    def moved(by):
        monkeypatch.setattr(timezone, "localdate", lambda *given: today(*given) + by)

    return moved


def test_a_withdrawal_ends_every_label_in_force(place, writer, pilot, shift):
    first, second = renewed_early(place, writer, pilot, shift)
    today = timezone.localdate()
    assert found_by(first.code, today).is_valid
    withdraw(decision=second, ground="condemned", explanation="Condamnée.", actor=pilot)
    assert JournalEntry.objects.filter(verb="label_withdrawn").count() == 2
    assert row_of(place, today).state == State.WITHDRAWN
    assert [found_by(each.code, today).is_valid for each in (first, second)] == [False, False]
    assert [each.is_valid for each in register(today)] == [False]


def test_a_renewal_before_the_end_lasts_from_the_end(place, writer, pilot, shift):
    first, second = renewed_early(place, writer, pilot, shift)
    assert second.valid_from == timezone.localdate()
    assert second.valid_until > first.valid_until + timedelta(days=1000)
    assert row_of(place, first.valid_until + timedelta(days=1)).state == State.LABELLED


def test_a_decision_comes_after_the_reading(place, writer, pilot, shift):
    application = handed_in(place, writer)
    Application.objects.update(submitted_on=in_days(-10))
    assess(application, make_assessor(), pilot)
    Assessment.objects.update(finished_on=in_days(-3))
    with pytest.raises(NotNow, match="après la lecture"):
        decide(application=application, sitting=sitting(in_days(-4)), outcome="granted", explanation="x", actor=pilot)
    with pytest.raises(NotNow, match="aujourd'hui"):
        decide(application=application, sitting=sitting(in_days(1)), outcome="granted", explanation="x", actor=pilot)
    decide(application=application, sitting=sitting(in_days(-3)), outcome="granted", explanation="x", actor=pilot)


def test_asked_for_more_there_is_room_for_more(place, writer, pilot):
    application = make_application(place, writer)
    for number in range(5):
        join(application, writer, content=f"Preuve {number}".encode())
    with pytest.raises(NotNow, match="Cinq fichiers"):
        join(application, writer, content=b"De trop")
    hand_in(application, writer)
    assess(application, make_assessor(), pilot)
    decide(application=application, sitting=sitting(), outcome="postponed", explanation="À compléter.", actor=pilot)
    join(application, writer, content=b"Le complement")
    assert Evidence.objects.count() == 6


def test_what_is_decided_on_includes_the_reading_in_short(place, writer, pilot):
    assert '"summary": "Bien."' in make_labelled(place, writer, pilot).file


def test_numbers_that_no_meeting_has_are_refused_in_words(client_of, place, writer, pilot):
    application = handed_in(place, writer)
    assess(application, make_assessor(), pilot)
    said = {
        "members": "La commission",
        "decided_on": timezone.localdate().isoformat(),
        "outcome": "granted",
        "explanation": "Oui.",
        "nobody_from_inside": "on",
        "quorum": "1",
    }
    address = reverse("label:decide", args=[application.code])
    for present in ("70000", "9" * 30, "-1", "1e3"):
        answer = client_of(pilot).post(address, {**said, "present": present})
        assert answer.status_code == 422, present
    assert not Decision.objects.exists()
    assert client_of(pilot).post(address, {**said, "present": "3"}).status_code == 302


def test_asked_for_more_a_reading_under_revision_is_the_assessor_s_alone(client_of, place, writer, pilot):
    application = handed_in(place, writer)
    assess(application, make_assessor(), pilot)
    address = reverse("label:application", args=[application.code])
    assert "Bien." in client_of(writer).get(address).text
    decide(application=application, sitting=sitting(), outcome="postponed", explanation="À compléter.", actor=pilot)
    assert "Lecture extérieure" in client_of(writer).get(address).text
    hand_in(application, writer)
    assert "Lecture extérieure" not in client_of(writer).get(address).text


def test_on_its_last_day_a_label_is_worth_something_and_on_the_next_nothing(place, writer, pilot):
    decision = make_labelled(place, writer, pilot)
    last = decision.valid_until
    assert row_of(place, last).state in IN_FORCE
    assert found_by(decision.code, last).is_valid
    assert row_of(place, last + timedelta(days=1)).state == State.EXPIRED
    assert not found_by(decision.code, last + timedelta(days=1)).is_valid
