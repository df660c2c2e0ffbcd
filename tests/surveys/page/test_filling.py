"""Filling a questionnaire without JavaScript: screens, conditions, errors, review, sending."""

import re

import pytest
from django.urls import reverse

from tests.surveys.page.forms import EVERY_KIND, SHORT
from vigie.surveys.models import Draft, Survey, WaitingAnswer
from vigie.surveys.page import sending
from vigie.surveys.receiving.sealing import WAITING, unseal
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
YOU = {"/data/you/word": "Bonjour", "/data/you/age": "34", "/data/you/size": "1,72", "/data/you/worker": "no"}
VIEWS = {
    "/data/views/places": ["park", "library", "inventé"],
    "/data/views/best": "pool",
    "/data/views/order#park": "2",
    "/data/views/order#pool": "1",
    "/data/views/order#library": "3",
    "/data/views/score": "7",
    "/data/views/long": "25",
    "/data/views/mind": "much",
    "/data/views/read": "OK",
}
TIMES = {
    "/data/times/day": "2026-05-04",
    "/data/times/month": "2026-05",
    "/data/times/hour": "14:30",
    "/data/times/when": "2026-05-04T14:30",
    "/data/times/where": "59606",
}


@pytest.fixture
def commune(db):
    return Commune.objects.create(insee_code="59606", name="Valenciennes")


def kept(wave):
    row = WaitingAnswer.objects.get(wave=wave)
    return unseal(row.content, wave_id=wave.pk, row=row.pk, field=WAITING)


def test_every_kind_of_question_is_answered_and_kept(make_wave, answering, commune):
    wave = make_wave(EVERY_KIND)
    someone = answering(wave).start()
    assert "Partie 1 sur 5" in someone.text
    assert "<script>" not in someone.html.partition("<main")[2]
    someone.act("continuer", YOU).act("continuer", VIEWS)
    someone.act("continuer", {"/data/table/school": "little"}).act("continuer", TIMES)
    someone.act("ajouter:/data/child", {"/data/child[1]/name": "Ada"})
    someone.act("continuer", {"/data/child[1]/name": "Ada", "/data/child[2]/name": "Lou"})
    assert "Relisez, puis envoyez" in someone.text
    for told in (
        "1,72",
        "La piscine 2. Le parc",
        "4 mai 2026",
        "mai 2026",
        "Valenciennes",
        "Enfant 2 – Son prénom Lou",
    ):
        assert told in someone.text
    assert "Une question facultative est restée sans réponse" in someone.text
    someone.act("envoyer")
    assert "Merci, votre réponse est bien arrivée" in someone.text
    content = kept(wave)
    assert content["values"] == {
        "you/age": "34",
        "you/size": "1.72",
        "you/worker": "no",
        "views/places": "park library",
        "views/best": "pool",
        "views/order": "pool park library",
        "views/score": "7",
        "views/long": "25",
        "views/mind": "much",
        "views/read": "OK",
        "table/school": "little",
        "times/day": "2026-05-04",
        "times/month": "2026-05-01",
        "times/hour": "14:30:00.000",
        "times/when": "2026-05-04T14:30:00.000",
        "times/where": "59606",
    }
    assert content["texts"] == {"you/word": "Bonjour", "child[1]/name": "Ada", "child[2]/name": "Lou"}
    assert content["language"] == "fr"


def test_what_is_wrong_is_said_at_the_top_and_beside_its_field(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("continuer", {"/data/you/age": "200"})
    assert "3 réponses sont à corriger" in someone.text
    assert "Un âge de moins de 120 ans" in someone.text
    field = re.search(r'<input[^>]+name="/data/you/age"[^>]*>', someone.html)[0]
    assert 'value="200"' in field
    assert 'aria-invalid="true"' in field
    described = re.search(r'aria-describedby="([^"]+)"', field)[1].split()
    assert all(f'id="{name}"' in someone.html for name in described)
    links = re.findall(r'<a href="#(q[\d-]+)">', someone.html)
    assert len(links) == 3
    assert all(f'id="{name}"' in someone.html for name in links)


def test_a_question_that_appears_is_shown_before_going_on(make_wave, answering):
    someone = answering(make_wave()).start()
    assert "Pourquoi" not in someone.text
    someone.act("continuer", {"/data/met": "no"})
    assert "Une question est apparue" in someone.text
    assert "Pourquoi ?" in someone.text
    someone.act("continuer", {"/data/met": "no", "/data/why": "Trop long."})
    assert "Relisez" in someone.text


def test_the_page_can_be_brought_up_to_date(make_wave, answering):
    someone = answering(make_wave()).start().act("mettre-a-jour", {"/data/met": "no"})
    assert "Pourquoi ?" in someone.text
    assert "à corriger" not in someone.text
    someone.act("mettre-a-jour", {"/data/met": "yes"})
    assert "Pourquoi ?" not in someone.text


def test_what_no_longer_applies_is_not_sent(make_wave, answering):
    wave = make_wave()
    someone = answering(wave).start().act("continuer", {"/data/met": "no"})
    someone.act("continuer", {"/data/met": "no", "/data/why": "Un secret."}).act("aller:met")
    someone.act("continuer", {"/data/met": "yes", "/data/why": "Un secret."}).act("envoyer")
    assert kept(wave)["texts"] == {}
    assert kept(wave)["values"] == {"met": "yes"}


def test_ranks_given_twice_come_back_as_they_were(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("continuer", YOU)
    someone.act("continuer", VIEWS | {"/data/views/order#park": "1"})
    assert "Le même rang est donné deux fois" in someone.text
    selects = re.findall(r'name="/data/views/order#\w+".*?</select>', someone.html, re.DOTALL)
    assert [re.search(r"<option selected>(\d)", each)[1] for each in selects] == ["1", "1", "3"]


def test_one_may_go_back_and_finds_what_was_written(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("continuer", YOU)
    someone.act("revenir", {"/data/views/best": "pool"})
    assert "Partie 1 sur 5" in someone.text
    assert 'value="Bonjour"' in someone.html
    someone.act("continuer", YOU)
    assert '<option value="pool" selected>' in someone.html


def test_everything_may_be_on_one_page_and_back(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("tout-afficher", YOU)
    assert "Quel jour ?" in someone.text
    assert 'value="Bonjour"' in someone.html
    someone.act("par-parties")
    assert "Partie 1 sur 5" in someone.text


def test_a_form_may_ask_for_one_page(make_wave, answering):
    assert "Quel jour ?" in answering(make_wave(EVERY_KIND, style="single-page")).start().text


def test_something_told_is_taken_away(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("tout-afficher")
    someone.act("ajouter:/data/child", {"/data/child[1]/name": "Ada"})
    someone.act("retirer:/data/child:1", {"/data/child[1]/name": "Ada", "/data/child[2]/name": "Lou"})
    assert 'name="/data/child[1]/name" value="Lou"' in someone.html
    assert "/data/child[2]" not in someone.html


@pytest.mark.parametrize(
    "act", ["retirer:/data/rien:1", "retirer:/data/child:x", "ajouter:/data", "aller:rien", "inconnu"]
)
def test_a_forged_button_changes_nothing(make_wave, answering, act):
    someone = answering(make_wave(EVERY_KIND)).start().act(act)
    assert someone.page.status_code == 200
    assert "Partie 1 sur 5" in someone.text


def test_a_double_click_makes_one_answer_and_the_same_thanks(make_wave, answering):
    wave = make_wave()
    someone = answering(wave).start().act("continuer", {"/data/met": "yes"})
    hidden = someone.hidden
    first = someone.act("envoyer").text
    again = someone.client.post(reverse("surveys:answer", args=[wave.code]), {"acte": "envoyer", "suite": hidden})
    assert again.status_code == 200
    assert "Merci, votre réponse est bien arrivée" in first
    assert "Merci, votre réponse est bien arrivée" in again.content.decode()
    assert WaitingAnswer.objects.count() == 1


def test_nothing_is_stored_before_sending(make_wave, answering):
    answering(make_wave(EVERY_KIND)).start().act("continuer", YOU).act("continuer", VIEWS)
    assert not WaitingAnswer.objects.exists()
    assert not Draft.objects.exists()


def test_machines_are_refused_and_people_may_send_again(make_wave, answering, monkeypatch):
    wave = make_wave()
    someone = answering(wave).start().act("continuer", {"/data/met": "yes"})
    someone.act("envoyer", {"site": "http://vendre.exemple"})
    assert "Un champ caché a été rempli" in someone.text
    monkeypatch.setattr(sending, "LEAST_SECONDS", 1000)
    someone.act("envoyer")
    assert "Cet envoi est parti très vite" in someone.text
    assert not WaitingAnswer.objects.exists()
    monkeypatch.setattr(sending, "LEAST_SECONDS", 0)
    someone.act("envoyer")
    assert WaitingAnswer.objects.count() == 1


def test_a_review_with_something_missing_is_not_sent(make_wave, answering):
    someone = answering(make_wave()).start().act("envoyer")
    assert "Il reste quelque chose à corriger" in someone.text
    assert not WaitingAnswer.objects.exists()


def test_the_language_changes_in_the_middle_and_nothing_is_lost(make_wave, answering):
    someone = answering(make_wave(EVERY_KIND)).start().act("langue:العربية (ar)", YOU)
    assert someone.page["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in someone.html
    assert "هل تعمل؟" in someone.text
    assert 'value="Bonjour"' in someone.html
    someone.act("langue:Français (fr)", YOU)
    assert "Travaillez-vous ?" in someone.text


def test_a_form_in_french_only_stays_in_french_on_a_site_in_arabic(make_wave, answering):
    wave = make_wave()
    someone = answering(wave)
    someone.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"
    someone.start()
    assert '<html lang="ar" dir="rtl">' in someone.html
    assert '<div class="survey-questions" id="questions" lang="fr" dir="ltr">' in someone.html


def test_a_fictitious_survey_says_so_on_every_page(make_wave, answering, client):
    wave = make_wave(is_fictitious=True)
    assert "enquête fictive" in client.get(reverse("surveys:welcome", args=[wave.code])).content.decode()
    assert "enquête fictive" in answering(wave).start().text


def test_screens_make_few_queries(make_wave, answering, count_queries):
    someone = answering(make_wave(EVERY_KIND)).start()
    assert count_queries(lambda: someone.act("continuer", YOU)) <= 9


def test_files_are_not_asked_when_the_survey_is_anonymous(make_wave, answering):
    wave = make_wave(EVERY_KIND)
    someone = answering(wave).start().act("tout-afficher")
    assert "Une photo" not in someone.text
    Survey.objects.filter(pk=wave.survey_id).update(is_anonymous=False)
    assert "Une photo" in answering(wave).start().act("tout-afficher").text


def test_a_short_form_has_no_steps(make_wave, answering):
    assert "Partie" not in answering(make_wave(SHORT)).start().text


CASCADE = """
| survey |
| | type | name | label | required | choice_filter |
| | select_one town | town | Quelle ville ? | yes | |
| | select_one street | street | Quelle rue ? | yes | town = ${town} |
| | geotrace | way | Votre chemin | yes | |
| choices |
| | list_name | name | label | town |
| | town | a | Anzin | |
| | town | b | Bruay | |
| | street | one | Rue d'Anzin | a |
| settings |
| | form_title | form_id | version |
| | Ville | town | 1 |
"""


def test_choices_that_come_after_others_are_not_reproached(make_wave, answering):
    someone = answering(make_wave(CASCADE)).start().act("continuer", {"/data/town": "a"})
    assert "à corriger" not in someone.text
    assert "Rue d'Anzin" in someone.text
    someone.act("continuer", {"/data/town": "a"})
    assert "Une réponse est à corriger" in someone.text
    someone.act("continuer", {"/data/town": "a", "/data/street": "one"})
    assert "Relisez" in someone.text


def test_what_nobody_can_answer_here_stops_nobody(make_wave, answering):
    someone = answering(make_wave(CASCADE)).start().act("continuer", {"/data/town": "b"}).act("envoyer")
    assert "Merci" in someone.text


LISTS = """
| survey |
| | type | name | label |
| | select_one long | one | Lequel ? |
| | rank short | order | Dans quel ordre ? |
| choices |
| | list_name | name | label |
{rows}
| settings |
| | form_title | form_id | version |
| | Listes | lists | 1 |
"""


def test_long_lists_are_unfolded_and_long_rankings_are_typed(make_wave, answering):
    lists = [("long", 101), ("short", 31)]
    rows = [f"| | {name} | c{number} | Choix {number} |" for name, size in lists for number in range(size)]
    someone = answering(make_wave(LISTS.format(rows="\n".join(rows)))).start()
    # Each line of the ranking would otherwise list every rank.
    assert someone.html.count("<option") == 102
    ranks = {f"/data/order#c{number}": f" {31 - number}" for number in range(31)}
    someone.act("continuer", {"/data/one": "c100", **ranks}).act("envoyer")
    assert kept(someone.wave)["values"] == {
        "one": "c100",
        "order": " ".join(f"c{number}" for number in reversed(range(31))),
    }


def test_the_language_chosen_at_the_door_is_that_of_the_questions(make_wave, answering, client):
    wave = make_wave(EVERY_KIND)
    door = client.get(reverse("surveys:welcome", args=[wave.code]), {"langue": "العربية (ar)"}).content.decode()
    assert re.findall(r'aria-current="true"><span lang="(\w+)"', door) == ["ar"]
    assert "هل تعمل؟" in answering(wave).start(langue=re.search(r'name="langue" value="([^"]*)"', door)[1]).text


def test_an_author_who_says_that_several_answers_are_possible_is_not_repeated(make_wave, answering):
    several = "| survey |\n| | type | name | label | hint |\n| | select_multiple yn | met | Qui ? | {} |\n"
    for hint, times in (("", 1), ("Plusieurs réponses possibles.", 1), ("Comme vous voulez.", 0)):
        form = several.format(hint) + SHORT.partition("| choices |")[1] + SHORT.partition("| choices |")[2]
        assert answering(make_wave(form)).start().text.count("Plusieurs réponses possibles.") == times


def test_marks_that_the_conversion_parted_are_back_beside_their_word(make_wave, answering):
    assert "Avez-vous été bien reçu\u00a0?" in answering(make_wave(SHORT)).start().html


def test_words_longer_than_any_page_takes_are_refused_with_a_sentence(make_wave, answering):
    someone = answering(make_wave(SHORT)).start().act("continuer", {"/data/met": "x" * 2_600_000})
    assert someone.page.status_code == 413
    assert "raccourcissez vos textes" in someone.text
