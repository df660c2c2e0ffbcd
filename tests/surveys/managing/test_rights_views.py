"""Who may do what with a survey, and who says so."""

import pytest
from django.urls import reverse

from tests.surveys.managing.scene import make_survey
from vigie.accounts.models import JournalEntry
from vigie.surveys.models import SurveyRight

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(partner, contributor):
    return make_survey(partner, contributor)


def give(client, survey, person, right):
    return client.post(reverse("surveys:rights", args=[survey.pk]), {"person": person.pk, "right": right})


@pytest.mark.parametrize("right", ["edit", "collect"])
def test_the_organisation_names_who_prepares_and_who_collects(client_of, contributor, reader, survey, right):
    give(client_of(contributor), survey, reader, right)
    assert SurveyRight.objects.get().right == right
    entry = JournalEntry.objects.latest("number")
    assert entry.verb == "survey_right_given"
    # The person may be erased one day: the journal holds their number alone.
    assert reader.name not in str(entry.changes)


@pytest.mark.parametrize("right", ["analyse", "read_texts"])
def test_only_the_pilot_lets_answers_be_read(client_of, contributor, pilot, reader, survey, right):
    assert give(client_of(contributor), survey, reader, right).status_code == 422
    assert not SurveyRight.objects.exists()
    give(client_of(pilot), survey, reader, right)
    given = SurveyRight.objects.get()
    taken = reverse("surveys:take_right", args=[survey.pk, given.pk])
    assert client_of(contributor).post(taken).status_code == 403
    client_of(pilot).post(taken)
    assert not SurveyRight.objects.exists()
    assert JournalEntry.objects.latest("number").verb == "survey_right_taken"


def test_being_named_does_not_let_one_name_others(client_of, contributor, reader, survey):
    give(client_of(contributor), survey, reader, "edit")
    assert client_of(reader).get(reverse("surveys:rights", args=[survey.pk])).status_code == 403


def test_nobody_elsewhere_is_shown_to_a_contributor(client_of, contributor, stranger, survey):
    page = client_of(contributor).get(reverse("surveys:rights", args=[survey.pk])).content.decode()
    assert stranger.name not in page.replace("&#x27;", "'")
    assert give(client_of(contributor), survey, stranger, "collect").status_code == 422
