"""Coming back with the words: read, write, join files, be reached, ask for everything to be erased."""

import hashlib
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.support.conftest import STORY, hidden, make_listener, read_by, with_new_vault, words_of
from vigie.support.dialogue import acts
from vigie.support.dialogue.satisfaction import blend_answers
from vigie.support.models import Case, Compartment, Satisfaction, SealedFile
from vigie.support.sealing import NoAccess, key_of, share_with, withdraw_from, write_next

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(send, point, listening):
    """The words of a report just filed."""
    return words_of(send(point).content.decode())


@pytest.fixture
def come_in(client, words):
    """Enter the words, and return the page of the case."""

    def act(typed=None, **more):
        return client.post(reverse("support:follow"), {"words": typed or words, **more})

    return act


@pytest.fixture
def step(client, come_in):
    """Do one step of the dialogue with the page's own token."""
    access = hidden(come_in().content.decode())["access"][0]

    def act(name, **sent):
        return client.post(reverse(f"support:{name}"), {"access": access, **sent})

    return act


def test_the_words_open_the_case_however_they_are_typed(come_in, words):
    lines = "\n".join(words.split())
    for typed in (words, words.upper(), words.replace(" ", ", "), f"  {lines}\n", words.replace(" ", " - ")):
        html = come_in(typed).content.decode()
        assert Case.objects.get().number in html
        assert STORY.replace("'", "&#x27;") in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Écrivez les huit mots"), ("xyzzyx " * 8, "dans notre liste"), ("{four}", "Il manque 4 mots")],
)
def test_words_that_cannot_be_a_code_are_helped(come_in, words, typed, sentence):
    answer = come_in(typed.replace("{four}", " ".join(words.split()[:4])) or " ")
    assert sentence in answer.content.decode()


def test_unknown_words_and_words_of_an_erased_case_get_the_same_answer(come_in, words, client):
    unknown = " ".join(reversed(words.split()))
    first = client.post(reverse("support:follow"), {"words": unknown})
    Case.objects.all().delete()
    second = come_in()
    pages = [answer.content.decode().replace(unknown, "").replace(words, "") for answer in (first, second)]
    assert pages[0] == pages[1]
    assert "Aucun dossier" in pages[0]


def test_many_tries_are_slowed_down(come_in):
    answers = [come_in(" ".join(["abeille"] * 8)) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert "39 28" in answers[-1].content.decode()


def test_a_message_reaches_the_listener_and_the_answer_comes_back(step, listening):
    html = step("dialogue_message", text="Avez-vous lu ?", after=0).content.decode()
    assert "Votre message est envoyé" in html
    case = Case.objects.get()
    assert read_by(listening, case)["message:1"] == "Avez-vous lu ?"
    assert case.awaits_staff
    shared = case.compartments.get(kind=Compartment.Kind.SHARED)
    write_next(shared, key_of(shared, listening.pair, listening.person), "message", "Oui, venez nous voir.")
    assert "Oui, venez nous voir." in step("dialogue").content.decode()


def test_a_message_gives_the_case_back_to_a_listener_who_lost_a_vault(step, listening):
    again = with_new_vault(listening)
    with pytest.raises(NoAccess):
        read_by(again, Case.objects.get())
    step("dialogue_message", text="Je suis revenue.", after=0)
    assert STORY in read_by(again, Case.objects.get()).values()


def test_a_message_sent_twice_from_the_same_page_is_written_once(step, listening):
    for _ in range(2):
        step("dialogue_message", text="Une fois", after=0)
    step("dialogue_message", text="Une fois", after=1)
    texts = read_by(listening, Case.objects.get())
    assert [field for field in texts if field.startswith("message")] == ["message:1", "message:2"]


def test_an_empty_message_says_so(step):
    assert "Écrivez votre message" in step("dialogue_message", text="", after=0).content.decode()


def test_internal_notes_are_never_shown(step, listening):
    internal = Case.objects.get().compartments.get(kind=Compartment.Kind.INTERNAL)
    write_next(internal, key_of(internal, listening.pair, listening.person), "note", "À rappeler sans faute")
    assert "À rappeler sans faute" not in step("dialogue").content.decode()


def test_a_page_too_old_asks_for_the_words_and_keeps_what_was_written(client, come_in):
    sent = {"access": "vieux", "text": "Mon long message"}
    html = client.post(reverse("support:dialogue_message"), sent).content.decode()
    assert "redonnez vos huit mots" in html
    draft = hidden(html)["draft"][0]
    assert "Mon long message" in come_in(draft=draft).content.decode()


def test_files_go_and_come_back_to_the_byte(step):
    content = bytes(range(256)) * 1000
    pdf = b"%PDF-1.7\n" + content
    html = step("dialogue_files", files=SimpleUploadedFile("lettre reçue.pdf", pdf)).content.decode()
    assert "1 fichier est joint" in html
    assert "Aucune copie nettoyée" in html
    row = SealedFile.objects.get()
    answer = step("dialogue_file", file=str(row.pk))
    assert hashlib.sha256(b"".join(answer.streaming_content)).digest() == hashlib.sha256(pdf).digest()
    assert "attachment" in answer["Content-Disposition"]
    step("dialogue_files", files=SimpleUploadedFile("encore.pdf", pdf))
    assert SealedFile.objects.count() == 1
    assert step("dialogue_file", file=str(row.pk + 1)).status_code == 404


def test_contact_is_given_later_and_taken_back(step, listening):
    step("dialogue_contact", phone="06 00 00 00 02", safe_hours="le matin")
    case = Case.objects.get()
    assert json.loads(read_by(listening, case)["contact"]) == {"phone": "06 00 00 00 02", "safe_hours": "le matin"}
    assert not case.is_anonymous
    step("dialogue_contact", phone="")
    assert Case.objects.get().is_anonymous


def test_erasure_is_asked_once_it_is_confirmed(step, listening):
    assert "Cochez la case" in step("dialogue_erasure").content.decode()
    step("dialogue_erasure", sure="yes")
    step("dialogue_erasure", sure="yes")
    assert "erasure" in read_by(listening, Case.objects.get())
    assert "vous avez demandé" in step("dialogue").content.decode().lower()


def test_no_step_gives_a_cookie_and_none_is_kept(client, come_in, step):
    pages = [client.get(reverse("support:follow")), come_in(), step("dialogue"), step("dialogue_message", text="x")]
    for page in pages:
        assert not page.cookies
        assert page["Cache-Control"] == "no-store"
        assert page.content.decode().count("<h1") == 1


def test_a_step_asked_without_its_form_asks_for_the_words(client):
    assert "Vos huit mots" in client.get(reverse("support:dialogue")).content.decode()


def test_an_opinion_is_asked_once_the_case_is_closed_and_keeps_nothing_of_it(step, listening):
    assert "Donner mon avis" not in step("dialogue").content.decode()
    step("dialogue_satisfaction", was_helped="yes")
    assert not Satisfaction.objects.exists()
    Case.objects.update(state=Case.State.CLOSED, closed_on=timezone.localdate())
    assert "Donner mon avis" in step("dialogue").content.decode()
    for _ in range(2):
        html = step("dialogue_satisfaction", was_helped="yes").content.decode()
    assert "Donner mon avis" not in html
    kept = Satisfaction.objects.get()
    assert (kept.felt_heard, kept.was_helped) == ("not_stated", "yes")
    assert {field.name for field in Satisfaction._meta.get_fields()} == {
        "id",
        "quarter",
        "felt_heard",
        "was_helped",
        "feels_stronger",
        "is_fictitious",
    }


def test_a_message_sent_while_the_key_is_renewed_is_written_once(step, listening, point, monkeypatch):
    colleague, shared = make_listener(point), Compartment.objects.get(kind=Compartment.Kind.SHARED)
    share_with(shared, key_of(shared, listening.pair, listening.person), colleague.person)
    told, tries = acts.told_to_staff, []

    def renewed_meanwhile(case):
        told(case)
        tries.append(1)
        if len(tries) == 1:
            withdraw_from(shared, colleague.person)
            key_of(shared, listening.pair, listening.person)

    monkeypatch.setattr(acts, "told_to_staff", renewed_meanwhile)
    assert "Votre message est envoyé" in step("dialogue_message", text="Êtes-vous là ?", after=0).content.decode()
    assert list(read_by(listening, Case.objects.get())).count("message:1") == 1
    assert len(tries) == 2


def test_opinions_are_untied_from_the_order_in_which_they_came(db):
    for number in range(12):
        Satisfaction.objects.create(
            quarter=f"20{10 + number}-Q1", felt_heard="yes", was_helped="no", feels_stronger="no"
        )
    before = list(Satisfaction.objects.order_by("pk").values_list("pk", "quarter"))
    blend_answers.func()
    after = list(Satisfaction.objects.order_by("pk").values_list("pk", "quarter"))
    assert not {number for number, _ in before} & {number for number, _ in after}
    assert [quarter for _, quarter in before] != [quarter for _, quarter in after]
    assert sorted(quarter for _, quarter in before) == sorted(quarter for _, quarter in after)


def test_the_person_reads_until_when_her_case_is_kept(come_in):
    come_in()
    Case.objects.update(held_until=date(2031, 5, 2), held_because="procedure")
    html = come_in().content.decode().replace("&nbsp;", " ").replace("\u00a0", " ")
    assert "gardé au moins jusqu&#x27;au 2 mai 2031" in html or "gardé au moins jusqu'au 2 mai 2031" in html
