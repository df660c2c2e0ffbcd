"""The pages of the editor."""

from html import unescape

import pytest
from django.urls import reverse

from tests.surveys.editor.test_felt import FORBIDDEN
from tests.surveys.managing.scene import SHEETS, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.surveys.editor.forms import BETWEEN
from vigie.surveys.editor.saving import draft_of, mark_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(partner, contributor):
    return make_survey(partner, contributor)


@pytest.fixture
def client(client_of, contributor):
    return client_of(contributor)


def text_of(answer) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def seen(survey) -> str:
    return mark_of(draft_of(survey))


def names(survey) -> list[str]:
    return [row[1] if len(row) > 1 else "" for row in draft_of(survey).sheets["survey"][1:]]


def test_questions_are_shown_in_order(client, survey):
    page = text_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    assert page.index("Ce que vous avez vécu") < page.index("Où ?") < page.index("Vos mots")


def test_a_question_is_added_with_its_answers_and_its_condition(client, survey):
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=select_one&after=5"
    page = client.get(address)
    assert "Réponses, une par ligne" in text_of(page)
    sent = {
        "label-0": "Combien de fois ?",
        "choices-0": "Une fois\nPlusieurs fois",
        "is_required": "on",
        "shown": "is",
        "answer": f"lieu{BETWEEN}work",
        "seen": seen(survey),
    }
    assert client.post(address, sent).status_code == 302
    row = draft_of(survey).sheets["survey"][6]
    assert row[:4] == [
        "select_one combien_de_fois",
        "combien_de_fois",
        "Combien de fois ?",
        "selected(${lieu}, 'work')",
    ]
    assert "yes" in row
    assert JournalEntry.objects.latest("number").verb == "survey_changed"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"choices-0": "Oui\nOui"}, "écrite deux fois"),
        ({"choices-0": ""}, "obligatoire"),
        ({"label-0": ""}, "obligatoire"),
        ({"shown": "is"}, "Choisissez la réponse"),
    ],
)
def test_what_is_missing_is_said(client, survey, changes, sentence):
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=select_one&after=5"
    sent = {"label-0": "Oui ?", "choices-0": "Oui\nNon", "seen": seen(survey), **changes}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert draft_of(survey).sheets == SHEETS


def test_a_scale_has_its_ends(client, survey):
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=range&after=0"
    sent = {"label-0": "De 0 à 5 ?", "start": "0", "end": "5", "step": "1", "seen": seen(survey)}
    client.post(address, sent)
    assert draft_of(survey).sheets["survey"][1][-1] == "start=0 end=5 step=1"
    wrong = client.post(address, {**sent, "end": "-2", "seen": seen(survey)})
    assert "L'échelle doit monter" in text_of(wrong)


def test_a_commune_is_asked_of_whom_stays_unknown(client, survey):
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=geopoint&after=0"
    client.post(address, {"label-0": "Dans quelle commune ?", "seen": seen(survey)})
    assert draft_of(survey).sheets["survey"][1][:2] == ["geopoint", "dans_quelle_commune"]
    page = text_of(client.get(reverse("surveys:preview", args=[survey.pk])))
    assert "Dans quelle commune ?" in page
    assert "votre position n'est jamais demandée" in page


def test_an_anonymous_survey_asks_no_file_and_says_why(client, survey):
    page = text_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    assert "l'enquête est anonyme, et une photo ou un document peut dire qui répond" in page
    assert 'value="file"' not in page
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=file&after=0"
    client.post(address, {"label-0": "Une photo", "seen": seen(survey)})
    assert draft_of(survey).sheets == SHEETS


def test_another_survey_asks_a_file(client, survey):
    survey.is_anonymous = False
    survey.save()
    page = text_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    assert 'value="file"' in page
    assert "Aucun fichier ici" not in page
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=file&after=0"
    sent = {"label-0": "Le courrier reçu", "is_required": "on", "seen": seen(survey)}
    assert client.post(address, sent).status_code == 302
    assert draft_of(survey).sheets["survey"][1][:2] == ["file", "le_courrier_recu"]
    assert "Le courrier reçu" in text_of(client.get(reverse("surveys:preview", args=[survey.pk])))


def test_a_question_is_moved_by_a_button(client, survey):
    act = reverse("surveys:question_act", args=[survey.pk, 5])
    answer = client.post(act, {"acte": "monter", "seen": seen(survey)})
    assert answer.url.endswith("#ligne-4")
    assert names(survey) == ["vecu", "ressenti", "lieu", "mots", ""]


def test_a_question_that_others_need_stays(client, survey):
    act = reverse("surveys:question_act", args=[survey.pk, 2])
    answer = client.post(act, {"acte": "retirer", "seen": seen(survey)}, follow=True)
    assert "D'autres questions en dépendent" in text_of(answer)
    assert draft_of(survey).sheets == SHEETS


def test_the_second_of_two_people_loses_nothing(client, survey):
    early = seen(survey)
    client.post(reverse("surveys:question_act", args=[survey.pk, 5]), {"acte": "monter", "seen": early})
    after_first = draft_of(survey).sheets
    answer = client.post(
        reverse("surveys:write_question", args=[survey.pk, 2]),
        {"label-0": "Mes mots à moi", "choices-0": "Oui\nNon", "seen": early},
    )
    assert "Quelqu'un a changé ce questionnaire" in text_of(answer)
    assert "Mes mots à moi" in text_of(answer)
    late = client.post(
        reverse("surveys:question_act", args=[survey.pk, 2]), {"acte": "retirer", "seen": early}, follow=True
    )
    assert "entre-temps" in text_of(late)
    assert draft_of(survey).sheets == after_first


def test_a_fault_is_told_beside_its_question(client, partner, contributor):
    sheets = {**SHEETS, "survey": [*SHEETS["survey"], ["text", "fin", "La fin", "${inconnue} = 'x'"]]}
    survey = make_survey(partner, contributor, sheets=sheets)
    page = text_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    line = page.split('id="ligne-6"')[1].split("</li>")[0]
    assert "inconnue" in line
    assert "inconnue" not in page.split('id="ligne-6"')[0]


def test_a_forbidden_list_is_put_right_in_one_click(client, partner, contributor):
    survey = make_survey(partner, contributor, sheets=FORBIDDEN)
    page = text_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    assert "Demander plutôt ce que la personne a ressenti" in page
    client.post(reverse("surveys:question_act", args=[survey.pk, 1]), {"acte": "ressenti", "seen": seen(survey)})
    assert "Demander plutôt ce que la personne a ressenti" not in text_of(
        client.get(reverse("surveys:editor", args=[survey.pk]))
    )


def test_a_published_questionnaire_is_not_edited(client, survey, contributor):
    make_wave(survey, contributor)
    assert client.get(reverse("surveys:editor", args=[survey.pk])).status_code == 404


@pytest.mark.parametrize("name", ["editor", "add_question", "preview"])
def test_nothing_shows_elsewhere(client_of, stranger, survey, name):
    assert client_of(stranger).get(reverse(f"surveys:{name}", args=[survey.pk])).status_code == 404
