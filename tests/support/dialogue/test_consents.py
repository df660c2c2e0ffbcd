"""Consents and letters, as the person handles them with her words."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.conftest import STORY, hidden, listening_at, words_of
from vigie.support.cases.access import OpenCase
from vigie.support.dialogue import acts
from vigie.support.filing.forms import LONGEST_STORY
from vigie.support.letters.drafts import drafts_of, save_draft
from vigie.support.models import Case, Compartment, Referral
from vigie.support.referrals.asking import ask_referral
from vigie.support.sealing import NoAccess, key_of, read_texts

pytestmark = pytest.mark.django_db
Kind = Compartment.Kind


@pytest.fixture
def step(client, send, point, listening):
    """File a report, come in, and do one step with the page's token."""
    words = words_of(send(point, phone="06 00 00 00 09", respondent="Agence").content.decode())
    access = hidden(client.post(reverse("support:follow"), {"words": words}).content.decode())["access"][0]

    def act(name, **sent):
        return client.post(reverse(f"support:{name}"), {"access": access, **sent}).content.decode()

    return act


@pytest.fixture
def opened(step, listening):
    """The case, as its listener opens it."""
    parts = {part.kind: part for part in Case.objects.get().compartments.all()}
    keys = [key_of(parts[kind], listening.pair, listening.person) for kind in (Kind.SHARED, Kind.INTERNAL)]
    return OpenCase(Case.objects.get(), parts[Kind.SHARED], keys[0], parts[Kind.INTERNAL], keys[1])


@pytest.fixture
def receiver(other_point, other_listener):
    return listening_at(other_point, other_listener)


@pytest.fixture
def referral(opened, other_point, receiver, listening):
    fields = ["story", "contact"]
    words = "Ils connaissent bien le logement."
    return ask_referral(opened=opened, destination=other_point, fields=fields, words=words, actor=listening.person)


def read_there(referral, receiver):
    """Return what the other point reads."""
    referral.refresh_from_db()
    part = referral.compartment
    return {field: text.text for field, text in read_texts(part, key_of(part, receiver.pair, receiver.person)).items()}


def test_she_agrees_to_one_thing_and_the_other_point_reads_that_only(step, referral, receiver):
    html = step("dialogue")
    assert "Ils connaissent bien le logement." in html
    assert "Mon récit" in html
    assert "checked" not in html.split('id="accords"')[1].split("</section>")[0]
    html = step("dialogue_consent", referral=referral.pk, answer="agree", fields=["story"])
    assert "Votre accord est noté" in html
    assert read_there(referral, receiver) == {"story": STORY}


def test_agreeing_to_nothing_says_what_to_do(step, referral):
    assert "Cochez ce que vous acceptez" in step("dialogue_consent", referral=referral.pk, answer="agree")
    assert Referral.objects.get().compartment is None


def test_a_thing_that_was_not_asked_is_never_shared(step, referral):
    step("dialogue_consent", referral=referral.pk, answer="agree", fields=["story", "respondent"])
    assert Referral.objects.get().compartment is None


def test_she_refuses_and_nothing_left(step, referral):
    assert "rien n'a été partagé" in step("dialogue_consent", referral=referral.pk, answer="decline").replace(
        "&#x27;", "'"
    )
    assert Referral.objects.get().state == Referral.State.DECLINED


def test_she_takes_her_agreement_back_and_access_ends(step, referral, receiver):
    step("dialogue_consent", referral=referral.pk, answer="agree", fields=["story"])
    part = Referral.objects.get().compartment
    assert "C&#x27;est arrêté" in step("dialogue_consent", referral=referral.pk, answer="withdraw")
    with pytest.raises(NoAccess):
        key_of(part, receiver.pair, receiver.person)
    assert "Retirer mon accord" not in step("dialogue")


def test_she_writes_to_the_other_point(step, referral, receiver):
    step("dialogue_consent", referral=referral.pk, answer="agree", fields=["story"])
    step("dialogue_referral", referral=referral.pk, text="Quand puis-je venir ?")
    assert json.loads(read_there(referral, receiver)["message:1"])["text"] == "Quand puis-je venir ?"


def test_what_she_writes_to_the_other_point_is_whole_counted_and_told_to_hers(step, referral, receiver, monkeypatch):
    step("dialogue_consent", referral=referral.pk, answer="agree", fields=["story"])
    Case.objects.update(awaits_staff=False, last_contact_on=date(2026, 1, 1))
    step("dialogue_referral", referral=referral.pk, text="x" * LONGEST_STORY)
    assert json.loads(read_there(referral, receiver)["message:1"])["text"] == "x" * LONGEST_STORY
    case = Case.objects.get()
    assert (case.awaits_staff, case.last_contact_on) == (True, timezone.localdate())
    html = step("dialogue_referral", referral=referral.pk, text="y" * (LONGEST_STORY + 1))
    assert "y" * (LONGEST_STORY + 1) + "</textarea>" in html
    assert "message:2" not in read_there(referral, receiver)
    monkeypatch.setattr(acts, "spend", lambda *_: False)
    html = step("dialogue_referral", referral=referral.pk, text="Encore une question")
    assert "Beaucoup de messages" in html
    assert "Encore une question</textarea>" in html


@pytest.mark.parametrize("name", ["dialogue_consent", "dialogue_referral"])
def test_a_referral_of_another_case_does_not_exist(client, step, referral, name, send, point):
    words = words_of(send(point).content.decode())
    access = hidden(client.post(reverse("support:follow"), {"words": words}).content.decode())["access"][0]
    sent = {"access": access, "referral": referral.pk, "answer": "agree", "fields": ["story"], "text": "x"}
    assert client.post(reverse(f"support:{name}"), sent).status_code == 404
    assert Referral.objects.get().state == Referral.State.PROPOSED


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "²", "-1", "", "1\0"])
def test_a_referral_that_is_no_number_does_not_exist(step, referral, number):
    assert "introuvable" in step("dialogue_consent", referral=number, answer="agree", fields=["story"])


def test_she_corrects_a_letter_and_both_versions_are_kept(step, opened):
    save_draft(opened.shared, opened.shared_key, "defender", {"facts": "Le 3 mai, refus."})
    html = step("dialogue_letter", letter="defender")
    assert "Le 3 mai, refus." in html
    assert "n&#x27;arrête aucun délai" in html or "n'arrête aucun délai" in html
    step("dialogue_letter", letter="defender", facts="Le 4 mai, refus.", save="yes")
    (draft,) = drafts_of(opened.shared, opened.shared_key)
    assert (draft.version, draft.by_person) == (2, True)
    assert "votre version" in step("dialogue")


def test_she_prints_a_letter(client, step, opened):
    save_draft(opened.shared, opened.shared_key, "defender", {"facts": "Le 3 mai, refus."})
    access = hidden(step("dialogue"))["access"][0]
    for file_format, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        sent = {"access": access, "letter": "defender", "format": file_format}
        answer = client.post(reverse("support:dialogue_letter_file"), sent)
        assert answer.content.startswith(start)
        assert answer["Cache-Control"] == "no-store"
    assert client.post(reverse("support:dialogue_letter_file"), {**sent, "format": "exe"}).status_code == 404
    assert client.post(reverse("support:dialogue_letter_file"), {**sent, "letter": "prosecutor"}).status_code == 404


def test_a_letter_corrected_on_a_page_too_old_is_not_lost(client, step, opened):
    save_draft(opened.shared, opened.shared_key, "defender", {"facts": "Le 3 mai, refus."})
    sent = {"access": "périmé", "letter": "defender", "facts": "Une longue correction.", "save": "yes"}
    html = client.post(reverse("support:dialogue_letter"), sent).content.decode()
    assert hidden(html)["draft"] == ["Une longue correction."]
