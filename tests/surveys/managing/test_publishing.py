"""Publishing a version, and what the database then refuses."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from tests.surveys.managing.scene import SHEETS, make_survey
from vigie.accounts.models import JournalEntry
from vigie.surveys.managing.publishing import NotPublishable, publish_version, start_draft
from vigie.surveys.models import SurveyVersion

pytestmark = pytest.mark.django_db


def test_a_published_version_has_the_form_that_phones_get(contributor, partner):
    survey = make_survey(partner, contributor)
    version = publish_version(survey=survey, by=contributor)
    assert version.digest == hashlib.md5(version.xform.encode(), usedforsecurity=False).hexdigest()
    assert f'id="vigie_{survey.pk}"' in version.xform
    assert 'version="1"' in version.xform
    assert version.sheets == SHEETS
    assert JournalEntry.objects.latest("number").verb == "survey_version_published"


def test_a_second_click_publishes_nothing_more(contributor, partner):
    survey = make_survey(partner, contributor)
    first = publish_version(survey=survey, by=contributor)
    assert publish_version(survey=survey, by=contributor) == first
    assert JournalEntry.objects.filter(verb="survey_version_published").count() == 1


@pytest.mark.parametrize("field", ["sheets", "xform", "digest", "number", "published_on"])
def test_the_database_refuses_to_change_a_published_version(field, contributor, partner):
    version = publish_version(survey=make_survey(partner, contributor), by=contributor)
    other = {"sheets": {}, "xform": "<h:html/>", "digest": "0" * 32, "number": 7, "published_on": None}[field]
    with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
        SurveyVersion.objects.filter(pk=version.pk).update(**{field: other})


def test_a_draft_with_errors_stays_a_draft(contributor, partner):
    wrong = {**SHEETS, "survey": [*SHEETS["survey"], ["select_one inconnue", "encore", "Encore ?"]]}
    survey = make_survey(partner, contributor, sheets=wrong)
    with pytest.raises(NotPublishable):
        publish_version(survey=survey, by=contributor)
    assert survey.versions.get().published_on is None


def test_a_picture_that_vigie_leaves_aside_stops_no_publication(contributor, partner):
    headers, *rows = SHEETS["survey"]
    seen = {
        **SHEETS,
        "survey": [[*headers, "image"], *rows, ["note", "look", "Regardez", *[""] * (len(headers) - 3), "a.png"]],
    }
    survey = make_survey(partner, contributor, sheets=seen)
    assert publish_version(survey=survey, by=contributor).published_on


@pytest.mark.parametrize("setting", ["public_key", "submission_url"])
def test_answers_that_would_leave_or_be_locked_stop_a_publication(setting, contributor, partner):
    wrong = {**SHEETS, "settings": [["form_title", setting], ["Essai", "https://ailleurs.example/envoi"]]}
    survey = make_survey(partner, contributor, sheets=wrong)
    with pytest.raises(NotPublishable):
        publish_version(survey=survey, by=contributor)


def test_the_next_draft_begins_from_the_last_version(contributor, partner):
    survey = make_survey(partner, contributor)
    publish_version(survey=survey, by=contributor)
    draft = start_draft(survey=survey)
    assert (draft.number, draft.sheets) == (2, SHEETS)
    assert start_draft(survey=survey) == draft
    assert 'version="2"' in publish_version(survey=survey, by=contributor).xform


def test_a_survey_that_is_deleted_takes_its_versions_along(contributor, partner):
    survey = make_survey(partner, contributor)
    publish_version(survey=survey, by=contributor)
    survey.delete()
    assert not SurveyVersion.objects.exists()
