"""Pages of those who prepare surveys."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.surveys.managing.scene import SHEETS, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.surveys.models import Survey, SurveyRight
from vigie.surveys.xlsform.sheets import read_sheets, write_xlsx

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def sent(partner, **changes):
    return {"title": "Retour de stage 2027", "organisation": partner.pk, **changes}


def test_a_survey_is_created_from_a_template(client_of, contributor, partner):
    client = client_of(contributor)
    page = client.get(reverse("surveys:create_from_template", args=["internship_feedback"]))
    assert "Retour de stage" in text_of(page)
    client.post(page.request["PATH_INFO"], sent(partner))
    survey = Survey.objects.get()
    assert (survey.kind, survey.organisation, survey.is_anonymous) == ("internship_feedback", partner, True)
    assert survey.fact_mapping["fields"]["domain"] == {"fixed": "employment"}
    assert JournalEntry.objects.latest("number").verb == "survey_created"
    assert "prêt à publier" in text_of(client.get(reverse("surveys:survey", args=[survey.pk])))


def test_a_spreadsheet_is_checked_before_anything_is_written(client_of, contributor, partner):
    wrong = {**SHEETS, "survey": [*SHEETS["survey"], ["select_one inconnue", "encore", "Encore ?"]]}
    file = SimpleUploadedFile("essai.xlsx", write_xlsx(wrong))
    answer = client_of(contributor).post(reverse("surveys:import_survey"), sent(partner, file=file))
    assert answer.status_code == 422
    assert "Feuille « survey », ligne 7" in text_of(answer)
    assert not Survey.objects.exists()


def test_what_is_no_spreadsheet_gets_a_sentence(client_of, contributor, partner):
    file = SimpleUploadedFile("photo.xlsx", b"\x89PNG" + bytes(500))
    answer = client_of(contributor).post(reverse("surveys:import_survey"), sent(partner, file=file))
    assert answer.status_code == 422
    assert not Survey.objects.exists()


def test_a_spreadsheet_comes_in_and_goes_out_the_same(client_of, contributor, partner):
    client = client_of(contributor)
    file = SimpleUploadedFile("essai.xlsx", write_xlsx(SHEETS))
    client.post(reverse("surveys:import_survey"), sent(partner, title="", file=file, is_anonymous="on"))
    survey = Survey.objects.get()
    assert survey.title == "Essai"
    out = client.get(reverse("surveys:version_file", args=[survey.pk, 1]))
    assert read_sheets(BytesIO(out.content).getvalue()) == SHEETS


def test_a_survey_is_copied_without_its_life(client_of, contributor, partner):
    source = make_survey(partner, contributor)
    make_wave(source, contributor)
    client_of(contributor).post(reverse("surveys:create_from_survey", args=[source.pk]), sent(partner, title="Copie"))
    copy = Survey.objects.get(title="Copie")
    assert (copy.versions.get().sheets, copy.versions.get().published_on) == (SHEETS, None)
    assert not copy.waves.exists()


def test_anonymity_is_fixed_once_published(client_of, contributor, partner):
    survey = make_survey(partner, contributor)
    make_wave(survey, contributor)
    address = reverse("surveys:change_survey", args=[survey.pk])
    client_of(contributor).post(
        address, {"title": "Nouveau titre", "kind": "other", "retention_months": 3, "small_count": 12, "seen": ""}
    )
    survey.refresh_from_db()
    # Neither what was promised to those who answered, nor how long it is kept.
    assert (survey.title, survey.is_anonymous, survey.retention_months, survey.small_count) == (
        "Nouveau titre",
        True,
        12,
        12,
    )


@pytest.mark.parametrize(("is_asked", "lowered", "kept"), [(True, 9, 10), (False, 9, 9), (False, 4, 10)])
def test_the_smallest_number_shown_keeps_what_was_told(client_of, contributor, partner, is_asked, lowered, kept):
    survey = make_survey(partner, contributor)
    if is_asked:
        make_wave(survey, contributor)
    address = reverse("surveys:change_survey", args=[survey.pk])
    changed = {"title": survey.title, "kind": "other", "retention_months": 12, "small_count": lowered}
    answer = client_of(contributor).post(address, {**changed, "seen": ""})
    survey.refresh_from_db()
    assert (survey.small_count, answer.status_code) == (kept, 302 if lowered == kept else 422)


def test_a_survey_that_was_asked_is_not_deleted(client_of, contributor, partner):
    survey = make_survey(partner, contributor)
    make_wave(survey, contributor)
    client_of(contributor).post(reverse("surveys:delete_survey", args=[survey.pk]))
    assert Survey.objects.filter(pk=survey.pk).exists()


def test_small_numbers_of_answers_are_not_told(client_of, contributor, partner):
    survey = make_survey(partner, contributor)
    make_wave(survey, contributor)
    assert "moins de 10" in text_of(client_of(contributor).get(reverse("surveys:survey", args=[survey.pk])))


def test_each_sees_their_own_and_the_pilot_sees_all(client_of, contributor, partner, pilot, stranger, reader):
    survey = make_survey(partner, contributor)
    address = reverse("surveys:survey", args=[survey.pk])
    seen = {who.name: client_of(who).get(address).status_code for who in (contributor, pilot, stranger, reader)}
    assert seen == {contributor.name: 200, pilot.name: 200, stranger.name: 404, reader.name: 404}
    assert survey.title not in text_of(client_of(stranger).get(reverse("surveys:surveys")))
    assert survey.title in text_of(client_of(pilot).get(reverse("surveys:surveys")))


def test_being_named_opens_what_was_named_and_no_more(client_of, contributor, partner, reader):
    survey = make_survey(partner, contributor)
    SurveyRight.objects.create(survey=survey, person=reader, right="collect")
    client = client_of(reader)
    assert client.get(reverse("surveys:survey", args=[survey.pk])).status_code == 200
    assert client.get(reverse("surveys:publish_survey", args=[survey.pk])).status_code == 403


def test_the_list_reads_as_many_queries_whatever_its_length(
    client_of, pilot, contributor, partner, django_assert_max_num_queries
):
    client = client_of(pilot)
    for number in range(8):
        make_survey(partner, contributor, title=f"Enquête {number}")
    with django_assert_max_num_queries(14):
        client.get(reverse("surveys:surveys"))
