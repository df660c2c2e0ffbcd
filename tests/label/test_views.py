"""What forms refuse, what pages say, and who is told nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.scene import (
    assess,
    commit,
    hand_in,
    join,
    make_application,
    make_assessor,
    make_charter,
    make_contributor,
    make_framework,
    make_labelled,
    name,
)
from vigie.label.indicators import INDICATORS
from vigie.label.models import Application, Charter, Criterion, Decision, Evidence, Framework, Measure, Withdrawal

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _trained(trained):
    """Everyone is trained."""


@pytest.fixture
def application(partner, contributor):
    return make_application(partner, contributor)


def to(name, *args):
    return reverse(f"label:{name}", args=args)


def test_a_file_that_is_not_what_it_says_is_refused(client_of, contributor, application):
    criterion = application.framework.criteria.first()
    client = client_of(contributor)
    address = to("add_evidence", application.code, criterion.pk)
    for name_of_file, content in (("photo.jpg", b"MZ\x90\x00 un programme \x00"), ("son.mp3", b"ID3" + bytes(64))):
        answer = client.post(address, {"file": SimpleUploadedFile(name_of_file, content)})
        assert answer.status_code == 422
    assert not Evidence.objects.exists()
    assert client.post(address, {"file": SimpleUploadedFile("projet.pdf", PDF)}).status_code == 302
    piece = Evidence.objects.get()
    given = client.get(to("piece", application.code, piece.pk))
    assert b"".join(given.streaming_content) == PDF
    assert given.headers["Content-Type"] == "application/octet-stream"
    client.post(to("remove_evidence", application.code, piece.pk))
    assert not Evidence.objects.exists()


def test_a_form_without_file_or_without_token_keeps_nothing(client_of, contributor, application):
    address = to("add_evidence", application.code, application.framework.criteria.first().pk)
    assert client_of(contributor).post(address, {}).status_code == 422
    assert not Evidence.objects.exists()


def test_an_answer_is_written_and_nothing_else_is(client_of, contributor, application):
    answer = application.answers.first()
    client = client_of(contributor)
    address = to("answer", application.code, answer.criterion_id)
    for level in ("9", "", "deux"):
        assert client.post(address, {"level": level, "comment": "x"}).status_code == 422
    client.post(address, {"level": "2", "comment": "Fait."})
    answer.refresh_from_db()
    assert (answer.level, answer.comment) == (2, "Fait.")
    assert client.get(to("answer", application.code, 999_999)).status_code == 404


def test_readings_stay_the_assessor_s_until_handed_in(client_of, contributor, application, pilot):
    hand_in(application, contributor)
    assessor = make_assessor()
    assessment = name(application, assessor, pilot)
    page = to("application", application.code)
    assert client_of(assessor).get(page).status_code == 404
    answer = client_of(assessor).post(to("declare", application.code), {"has_none": "on"})
    assert answer.status_code == 422
    client_of(assessor).post(to("declare", application.code), {"has_none": "on", "is_discreet": "on"})
    criterion = application.framework.criteria.first()
    client_of(assessor).post(to("read", application.code, criterion.pk), {"level": "1", "comment": "Peu de preuves."})
    assert "Lecture extérieure" in client_of(assessor).get(page).text
    assert "Lecture extérieure" not in client_of(contributor).get(page).text
    assert assessment.readings.count() == 1
    unfinished = client_of(assessor).post(to("finish", application.code), {"summary": "Bien."})
    assert "Il reste des critères" in unfinished.text


DECISION = {"members": "La commission", "present": "3", "quorum": "2", "outcome": "granted", "explanation": "Oui."}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"members": ""}, "Choisissez une instance, ou nommez"),
        ({"present": "1"}, "Le quorum n"),
        ({"quorum": "0"}, "Une personne au moins"),
        ({"outcome": "refused"}, "Un refus a un motif"),
        ({"outcome": "peut-être"}, "choix valide"),
        ({"decided_on": "2999-01-01"}, "Le jour de la décision"),
        ({"nobody_from_inside": ""}, "obligatoire"),
        ({"quorum": "9" * 30}, "quorum"),
        ({"explanation": "\0"}, "explanation"),
    ],
)
def test_a_decision_badly_told_is_not_written(client_of, contributor, application, pilot, changes, sentence):
    hand_in(application, contributor)
    assess(application, make_assessor(), pilot)
    told = {**DECISION, "decided_on": timezone.localdate().isoformat(), "nobody_from_inside": "on", **changes}
    answer = client_of(pilot).post(to("decide", application.code), told)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Decision.objects.exists()


def test_a_decision_a_withdrawal_and_what_each_says(client_of, contributor, application, pilot, partner):
    join(application, contributor)
    hand_in(application, contributor)
    assess(application, make_assessor(), pilot)
    told = {**DECISION, "decided_on": timezone.localdate().isoformat(), "nobody_from_inside": "on"}
    client = client_of(pilot)
    for _time in range(2):
        client.post(to("decide", application.code), told)
    decision = Decision.objects.get()
    assert "La commission" in client_of(contributor).get(to("decision", decision.pk)).text
    client.post(to("withdraw", decision.pk), {"ground": "pas un motif", "explanation": "x"})
    assert not Withdrawal.objects.exists()
    client.post(to("withdraw", decision.pk), {"ground": "asked_by_structure", "explanation": "Demandé."})
    assert "Label retiré" in client.get(to("decision", decision.pk)).text
    assert "retirée" not in client.get(to("structure", partner.pk)).context["state"][0]


def test_a_charter_and_a_framework_are_published_then_frozen(client_of, pilot, contributor, partner):
    client = client_of(pilot)
    assert "Ce que signe la personne qui dirige" in client.get(to("publish_charter")).text
    assert not Charter.objects.exists()
    client.post(to("publish_charter"), {"text": "## Charte\n\nNous nous engageons."})
    assert client.post(to("publish_charter"), {"text": "##\n"}).status_code == 422
    client.post(to("adopt_framework"))
    framework = Framework.objects.get()
    assert framework.criteria.count() == 16
    assert framework.is_experimental
    assert client.get(to("framework", 1)).status_code == 404
    first = framework.criteria.first()
    fields = ("theme", "title", "question", "landmark", "proof")
    told = {**{field: getattr(first, field) for field in fields}, "title": "Autre titre"}
    client.post(to("change_criterion", framework.pk, first.pk), told)
    client.post(to("add_criterion", framework.pk), told)
    client.post(to("drop_criterion", framework.pk, first.pk))
    assert [each.position for each in framework.criteria.all()] == list(range(1, 17))
    client.post(to("open_framework", framework.pk))
    assert client.get(to("framework", 1)).status_code == 200
    commit(partner)
    make_application(partner, contributor)
    assert client.get(to("add_criterion", framework.pk)).status_code == 302
    client.post(to("change_framework", framework.pk), {"title": "Autre", "validity_months": "12"})
    framework.refresh_from_db()
    assert framework.title != "Autre"
    client.post(to("copy_framework", framework.pk))
    client.post(to("copy_framework", framework.pk))
    assert Framework.objects.count() == 2
    assert Criterion.objects.count() == 32


def test_a_framework_is_made_general_once_something_was_learnt(client_of, pilot):
    framework = make_framework()
    client = client_of(pilot)
    told = {"title": framework.title, "validity_months": "36"}
    answer = client.post(to("change_framework", framework.pk), told)
    assert "ce que l&#x27;expérimentation a appris" in answer.text
    client.post(to("change_framework", framework.pk), {**told, "feedback": "Trois structures, deux mois."})
    framework.refresh_from_db()
    assert not framework.is_experimental


def test_the_plan_of_progress_is_written_and_followed(client_of, contributor, partner):
    client = client_of(contributor)
    client.post(to("change_progress", partner.pk), {"fears": "Être accusée", "margins": "L'affichage"})
    told = {
        "theme": "public",
        "text": "Afficher",
        "responsible": "Accueil",
        "due_on": "2020-01-01",
        "standing": "to_do",
    }
    client.post(to("add_measure", partner.pk), told)
    page = client.get(to("progress", partner.pk)).text
    assert "Être accusée" in page
    assert "en retard" in page
    measure = Measure.objects.get()
    client.post(to("change_measure", partner.pk, measure.pk), {**told, "standing": "done", "news": "Affiché."})
    measure.refresh_from_db()
    assert measure.done_on == timezone.localdate()
    late = client.post(to("add_measure", partner.pk), {**told, "standing": "done", "done_on": "2999-01-01"})
    assert late.status_code == 422


def test_an_operator_is_in_the_file_for_the_call_for_projects(client_of, pilot, contributor, partner):
    make_labelled(partner, contributor, pilot)
    text = client_of(pilot).get(to("programming_file")).content.decode("utf-8-sig")
    assert str(partner) in text
    assert "labellisée" in text


def test_queries_of_the_overview_do_not_grow(client_of, pilot, count_queries):
    client = client_of(pilot)
    make_charter()

    def look():
        client.get(to("overview"))

    def add():
        place = OrganisationFactory()
        make_labelled(place, make_contributor(place), pilot)

    add()
    look()
    before = count_queries(look)
    add()
    add()
    assert count_queries(look) == before


def test_a_discussion_keeps_each_side(client_of, contributor, application, pilot):
    client_of(contributor).post(to("message", application.code), {"text": "Une question."})
    client_of(pilot).post(to("message", application.code), {"text": "  "})
    client_of(pilot).post(to("message", application.code), {"text": "Une réponse."})
    assert list(application.messages.values_list("side", "text")) == [
        ("structure", "Une question."),
        ("pilot", "Une réponse."),
    ]


def test_indicators_count_what_is_not_invented(contributor, partner, pilot):
    make_labelled(partner, contributor, pilot)
    year = timezone.localdate().year
    found = {each.code: each.measure(year)[0] for each in INDICATORS}
    assert {code: measured.value for code, measured in found.items()} == {
        "label-commitments": 1,
        "label-labelled": 1,
        "label-renewals": 0,
        "label-criteria-reached": 1.0,
    }
    assert {each.code: each.measure(year - 1)[0].value for each in INDICATORS} == {
        "label-commitments": 0,
        "label-labelled": 0,
        "label-renewals": 0,
        "label-criteria-reached": None,
    }


def test_begin_twice_is_once(client_of, contributor, partner):
    make_framework()
    commit(partner)
    client = client_of(contributor)
    for _time in range(2):
        client.post(to("begin", partner.pk))
    assert Application.objects.count() == 1
