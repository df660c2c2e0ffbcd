"""What is past its time goes, what was decided stays; twice changes nothing more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.room import ask_to_sign
from tests.label.scene import commit, make_application, make_contributor, make_labelled
from vigie.core.sealed_files import stored_names
from vigie.label.applying.answering import FOLDER, say
from vigie.label.applying.progress import plan_of, write_plan
from vigie.label.models import Commitment, Decision, Evidence, Message, ProgressPlan, SigningInvitation
from vigie.label.retention import KEPT, erase_until

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return OrganisationFactory()


@pytest.fixture
def writer(place):
    return make_contributor(place)


@pytest.fixture
def decision(trained, place, writer, pilot):
    commit(place)
    application = make_application(place, writer)
    say(application=application, side="structure", text="Un mot", actor=writer)
    plan = plan_of(place)
    plan.fears = "Se tromper"
    write_plan(plan=plan, actor=writer)
    application.delete()
    return make_labelled(place, writer, pilot)


def test_nothing_goes_while_a_label_may_be_asked_about(decision):
    assert erase_until(decision.valid_until + KEPT) == 0


def test_files_words_and_names_go_two_years_after_the_end(decision):
    after = decision.valid_until + KEPT + timedelta(days=1)
    stored = Evidence.objects.get().stored
    assert erase_until(after) == 4
    piece = Evidence.objects.get()
    assert (piece.erased_on, bytes(piece.sealed_card), len(piece.digest)) == (after, b"", 64)
    assert stored not in set(stored_names(FOLDER))
    assert Commitment.objects.get().name == ""
    assert decision.application.assessments.get().person is None
    assert not ProgressPlan.objects.exists()
    assert Decision.objects.get().file_hash == decision.file_hash
    assert erase_until(after) == 0


def test_an_open_application_keeps_the_head_s_word_and_nothing_of_the_rounds_before(decision):
    after = decision.valid_until + KEPT + timedelta(days=1)
    application = decision.application
    application.pk, application.code, application.closed_on = None, "autre-candidature", None
    application.save(force_insert=True)
    assert erase_until(after) == 2
    assert not Evidence.objects.filter(erased_on=None).exists()
    assert Commitment.objects.get().name
    assert ProgressPlan.objects.exists()


def test_a_name_without_any_application_goes_after_two_years(place):
    commit(place)
    today = timezone.localdate()
    assert erase_until(today + KEPT) == 0
    assert erase_until(today + KEPT + timedelta(days=1)) == 1
    assert Commitment.objects.get().name == ""


def test_messages_go_with_the_round(trained, decision):
    Message.objects.create(application=decision.application, side="pilot", text="Un mot")
    erase_until(decision.valid_until + KEPT + timedelta(days=1))
    assert not Message.objects.exists()


def test_links_go_ninety_days_after_they_closed(place):
    invitation = ask_to_sign(place)
    day = timezone.localdate(invitation.expires_at)
    assert erase_until(day + timedelta(days=90)) == 0
    assert erase_until(day + timedelta(days=91)) == 1
    assert not SigningInvitation.objects.exists()
