"""The toolbox as people meet it."""

from base64 import b64decode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.awareness.room import ANSWERS, make_public_tool, make_tool
from vigie.awareness.models import Feedback, Tool, ToolFile

pytestmark = pytest.mark.django_db


# A black point.
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC")


@pytest.fixture
def of_pilot(client_of, pilot):
    return client_of(pilot)


@pytest.fixture
def of_contributor(client_of, contributor):
    return client_of(contributor)


def written(**given):
    return {"kind": "game", "title": "Jeu", "summary": "Un jeu.", "licence": "cc-by", "text": "", **given}


def test_a_contributor_proposes_the_pilot_publishes_everyone_reads(of_contributor, of_pilot, partner, client):
    answer = of_contributor.post(reverse("awareness:enter_tool"), written(organisation=partner.pk))
    tool = Tool.objects.get()
    assert answer.url == reverse("awareness:tool", args=[tool.pk])
    of_contributor.post(reverse("awareness:propose_tool", args=[tool.pk]))
    assert client.get(reverse("awareness:public_tool", args=[tool.pk])).status_code == 404
    of_pilot.post(reverse("awareness:open_tool", args=[tool.pk]), {**ANSWERS, "change": "", "note": ""})
    assert "Un jeu." in client.get(reverse("awareness:public_tool", args=[tool.pk])).text


def test_nothing_is_published_while_an_answer_is_no_or_missing(of_pilot):
    tool = make_tool()
    address = reverse("awareness:open_tool", args=[tool.pk])
    refused = of_pilot.post(address, {**ANSWERS, "images": "no"})
    assert refused.status_code == 422
    assert "Changez d&#x27;abord l&#x27;image" in refused.text
    assert of_pilot.post(address, {}).status_code == 422
    assert not tool.versions.exists()


def test_demeaning_words_are_pointed_at_and_kept_with_a_reason(of_pilot):
    address, words = reverse("awareness:enter_tool"), written(summary="Dans un quartier sensible.")
    refused = of_pilot.post(address, words)
    assert refused.status_code == 422
    assert "quartier prioritaire" in refused.text
    assert of_pilot.post(address, {**words, "wording_reason": "C'est une citation."}).status_code == 302


def test_an_image_needs_words_and_a_file_is_what_it_is_not_what_its_name_says(of_pilot, settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path
    tool = make_public_tool(None)
    address = reverse("awareness:join_file", args=[tool.pk])
    image = {"upload": SimpleUploadedFile("photo.png", PNG), "licence": "cc0"}
    assert "pour qui ne la voit pas" in of_pilot.post(address, image).text
    wrong = {"upload": SimpleUploadedFile("photo.png", b"MZ\x90\x00 program"), "licence": "cc0", "alternative": "x"}
    assert of_pilot.post(address, wrong).status_code == 422
    image = {"upload": SimpleUploadedFile("photo.pdf", PNG), "licence": "cc0", "alternative": "Un carré noir"}
    assert of_pilot.post(address, image).status_code == 302
    row = ToolFile.objects.get()
    file = reverse("awareness:tool_file", args=[row.pk])
    assert client.get(file).status_code == 404
    of_pilot.post(reverse("awareness:open_tool", args=[tool.pk]), ANSWERS)
    assert client.get(file)["Content-Type"] == "image/png"
    of_pilot.post(reverse("awareness:drop_file", args=[row.pk]))
    assert client.get(file).status_code == 200


def test_feedback_sent_twice_is_one_and_shows_once_read(client, of_pilot):
    tool = make_public_tool(None)
    address = reverse("awareness:give_feedback", args=[tool.pk])
    said = {"worked": "Le débat a pris.", "people": "12"}
    for _ in range(2):
        assert client.post(address, said).status_code == 302
    feedback = Feedback.objects.get()
    page = reverse("awareness:public_tool", args=[tool.pk])
    assert "Le débat a pris." not in client.get(page).text
    of_pilot.post(reverse("awareness:settle_feedback", args=[feedback.pk]), {"acte": "montrer"})
    assert "Le débat a pris." in client.get(page).text


@pytest.mark.parametrize(
    "said", [{"worked": "a\0b"}, {"worked": "x", "people": "9" * 400}, {"worked": "x", "people": "-1"}]
)
def test_bad_feedback_is_told_and_never_breaks(client, said):
    tool = make_public_tool(None)
    assert client.post(reverse("awareness:give_feedback", args=[tool.pk]), said).status_code == 422
    assert not Feedback.objects.exists()


def test_a_robot_believes_it_succeeded(client):
    tool = make_public_tool(None)
    address = reverse("awareness:give_feedback", args=[tool.pk])
    assert client.post(address, {"worked": "spam", "company": "spam"}).status_code == 302
    assert not Feedback.objects.exists()


def test_someone_from_another_organisation_does_not_know_of_a_draft(client_of, stranger, partner):
    tool = make_tool(partner)
    other = client_of(stranger)
    for name in ("tool", "edit_tool", "drop_tool", "join_file"):
        assert other.get(reverse(f"awareness:{name}", args=[tool.pk])).status_code == 404
    assert "Jeu d&#x27;essai" not in other.get(reverse("awareness:tools")).text


def test_the_toolbox_asks_as_many_queries_whatever_it_holds(client, pilot, count_queries):
    make_public_tool(pilot)
    few = count_queries(lambda: client.get(reverse("awareness:toolbox")))
    for number in range(12):
        make_public_tool(pilot, title=f"Jeu {number}")
    assert count_queries(lambda: client.get(reverse("awareness:toolbox"))) == few
    assert client.get(reverse("awareness:toolbox") + "?mots=%00&sorte=inconnu&page=zz").status_code == 200


def test_a_file_made_to_fill_a_memory_is_refused_in_words(client_of, contributor, partner):
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 30_000_000)
    tool = make_tool(partner)
    address = reverse("awareness:join_file", args=[tool.pk])
    sent = {"upload": SimpleUploadedFile("texte.docx", bomb.getvalue()), "licence": "cc0"}
    answer = client_of(contributor).post(address, sent)
    assert (answer.status_code, "immense" in answer.text) == (422, True)
    assert not tool.files.exists()
