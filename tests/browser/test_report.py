"""The whole way of someone who tells, on a phone, without JavaScript: from the door to an answer."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import follow, go_by, press
from tests.browser.conftest import LARGE, SMALL, cut_off
from tests.support.conftest import listening_at
from tests.vaults import PASSPHRASE
from vigie.support.cases.access import OpenCase
from vigie.support.filing import page as report_page
from vigie.support.letters.drafts import save_draft
from vigie.support.models import Case, Compartment, ReceptionPoint
from vigie.support.referrals.asking import ask_referral
from vigie.support.sealing import key_of, read_texts, write_next

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NARROW = {"width": 320, "height": 640}
STORY = "Au guichet, on a refusé mon dossier devant tout le monde."


@pytest.fixture
def point(partner):
    return ReceptionPoint.objects.create(
        organisation=partner, name="Accueil du Centre", is_published=True, receives_reports=True, phone="03 00 00 00 00"
    )


@pytest.fixture
def listening(point, listener):
    return listening_at(point, listener)


def shared_part(listening):
    """Return the part of the only case that its person shares, and its key as the listener has it."""
    part = Case.objects.get().compartments.get(kind=Compartment.Kind.SHARED)
    return part, key_of(part, listening.pair, listening.person)


def words_shown(page):
    return " ".join(page.locator(".receipt-words li").all_inner_texts())


@pytest.mark.parametrize(
    ("viewport", "zoom", "color_scheme", "javascript"),
    [
        (NARROW, 1, "light", False),
        pytest.param(SMALL, 1, "dark", True, marks=pytest.mark.one_database),
        pytest.param(LARGE, 2, "light", False, marks=pytest.mark.one_database),
    ],
)
def test_a_person_tells_keeps_her_words_and_comes_back(
    browser_page, listening, point, viewport, zoom, color_scheme, javascript, assert_accessible, assert_fits, tmp_path
):
    page = browser_page(viewport=viewport, zoom=zoom, color_scheme=color_scheme, javascript=javascript)

    def looks_right():
        expect(page.locator("h1")).to_have_count(1)
        assert_fits(page)
        assert cut_off(page) == []
        assert page.context.cookies() == []
        if javascript:
            assert_accessible(page)

    page.goto(reverse("support:help"))
    follow(page, "Raconter ce qui s'est passé")
    looks_right()
    go_by(page.get_by_role("link", name=re.compile("Accueil du Centre")))
    looks_right()
    press(page, "Envoyer mon signalement")
    assert "même en une phrase" in page.locator("main").inner_text()
    looks_right()
    page.get_by_label("Que s'est-il passé ?").fill(STORY)
    page.get_by_label("Votre téléphone").fill("06 00 00 00 03")
    letter = tmp_path / "lettre.pdf"
    letter.write_bytes(b"%PDF-1.7 preuve")
    page.get_by_label("Joindre des fichiers").set_input_files(letter)
    press(page, "Envoyer mon signalement")
    words = words_shown(page)
    assert len(words.split()) == 8
    looks_right()
    press(page, "Preuve à imprimer")
    assert Case.objects.get().number in page.locator("main").inner_text()
    assert STORY not in page.content()
    looks_right()

    page.goto(reverse("support:follow"))
    looks_right()
    page.get_by_label("Vos huit mots").fill(words.upper())
    press(page, "Ouvrir mon dossier")
    looks_right()
    page.get_by_label("Votre message").fill("Faut-il porter plainte ?")
    press(page, "Envoyer le message")
    part, key = shared_part(listening)
    assert read_texts(part, key)["story"].text == STORY
    assert read_texts(part, key)["message:1"].text == "Faut-il porter plainte ?"
    write_next(part, key, "message", "Venez en parler mardi.")
    page.goto(reverse("support:follow"))
    page.get_by_label("Vos huit mots").fill(words)
    press(page, "Ouvrir mon dossier")
    assert "Venez en parler mardi." in page.locator("main").inner_text()
    looks_right()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Original")).click()
    assert download.value.suggested_filename == "lettre.pdf"
    assert page.complaints == []


@pytest.mark.one_database
def test_the_keyboard_alone_is_enough(browser_page, listening, point):
    page = browser_page(viewport=SMALL, javascript=False)
    page.goto(reverse("support:write_report", args=[point.pk]))
    page.get_by_label("Que s'est-il passé ?").focus()
    page.keyboard.type(STORY)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt-words")
    assert Case.objects.count() == 1


@pytest.mark.one_database
def test_under_attack_the_browser_works_and_the_form_leaves(
    browser_page, listening, point, monkeypatch, assert_accessible
):
    monkeypatch.setattr(report_page, "is_under_attack", lambda: True)
    page = browser_page(viewport=SMALL)
    page.goto(reverse("support:write_report", args=[point.pk]))
    page.get_by_label("Que s'est-il passé ?").fill(STORY)
    press(page, "Envoyer mon signalement")
    page.get_by_text("C'est prêt").wait_for()
    assert_accessible(page)
    press(page, "Envoyer mon signalement")
    page.wait_for_selector(".receipt-words")
    assert Case.objects.count() == 1


@pytest.mark.one_database
def test_a_listener_writes_a_call_down_and_reads_the_words_aloud(
    browser_page, signed_in, listening, point, assert_accessible, assert_fits
):
    page = signed_in(browser_page(viewport=SMALL), listening.person)
    page.goto(reverse("support:counter"))
    page.fill("input[name=passphrase]", PASSPHRASE)
    go_by(page.locator("main button[type=submit]"))
    assert_accessible(page)
    assert_fits(page)
    page.get_by_label("téléphone", exact=True).check()
    page.get_by_label("Que s'est-il passé ?").fill("Elle hésite encore.")
    press(page, "Enregistrer et afficher le code")
    assert len(words_shown(page).split()) == 8
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.one_database
def test_a_person_agrees_takes_back_and_corrects_a_letter(
    browser_page, listening, point, other_listener, partner, assert_accessible, assert_fits
):
    other = ReceptionPoint.objects.create(organisation=partner, name="Maison de la justice", is_published=True)
    listening_at(other, other_listener)
    page = browser_page(viewport=NARROW)

    def click(name):
        go_by(page.get_by_role("button", name=name))
        assert_accessible(page)
        assert_fits(page)

    page.goto(reverse("support:write_report", args=[point.pk]))
    page.get_by_label("Que s'est-il passé ?").fill(STORY)
    click("Envoyer mon signalement")
    words = words_shown(page)
    part, key = shared_part(listening)
    internal = part.case.compartments.get(kind=Compartment.Kind.INTERNAL)
    opened = OpenCase(part.case, part, key, internal, key_of(internal, listening.pair, listening.person))
    ask_referral(opened=opened, destination=other, fields=["story"], words="Ils savent faire.", actor=listening.person)
    save_draft(part, key, "defender", {"facts": "Le 3 mai, un refus."})
    page.goto(reverse("support:follow"))
    page.get_by_label("Vos huit mots").fill(words)
    click("Ouvrir mon dossier")
    page.get_by_label("Mon récit").check()
    click("J'accepte ce que j'ai coché")
    click("Retirer mon accord")
    click("Relire et corriger")
    page.get_by_label("Les faits").fill("Le 4 mai, un refus.")
    click("Enregistrer ma version")
    assert "votre version" in page.locator("main").inner_text()
    Case.objects.update(state=Case.State.CLOSED, closed_on=part.case.opened_on)
    page.get_by_label("Votre message").fill("Merci.")
    click("Envoyer le message")
    click("Donner mon avis")
    assert "Merci. Votre avis" in page.locator("main").inner_text()
