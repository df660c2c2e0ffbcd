"""The whole way of someone who fills a questionnaire: on a phone, without JavaScript, by keyboard, in Arabic."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import go_by
from tests.browser.conftest import LARGE, SMALL, faults_in_both_schemes
from tests.surveys.page.forms import EVERY_KIND, SHORT, xform_of
from vigie.surveys.models import Survey, SurveyVersion, TokenBatch, WaitingAnswer, Wave
from vigie.surveys.page import sending
from vigie.surveys.receiving.tokens import make_tokens
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def make_wave(partner, monkeypatch):
    """Make a wave of a questionnaire that can be sent at once."""
    monkeypatch.setattr(sending, "LEAST_SECONDS", 0)

    def make(form, **wave):
        survey = Survey.objects.create(organisation=partner, title="Votre stage", purpose="Pour **mieux** accueillir.")
        version = SurveyVersion.objects.create(
            survey=survey, number=1, xform=xform_of(form), digest="0" * 32, published_on=date(2026, 1, 1)
        )
        return Wave.objects.create(
            survey=survey, version=version, code="stage", name="Une", opens_on=date(2026, 1, 1), **wave
        )

    return make


@pytest.fixture
def looks_right(assert_fits):
    """Assert that a page is right in both schemes, keeps no cookie and fits."""

    def check(page, *, javascript=True):
        expect(page.locator("h1")).to_have_count(1)
        assert_fits(page)
        assert page.context.cookies() == []
        if javascript:
            assert faults_in_both_schemes(page) == []

    return check


def go_on(page):
    go_by(page.locator(".survey-moves .btn-primary"))


@pytest.mark.parametrize(
    ("viewport", "locale", "javascript"),
    [
        (SMALL, "fr-FR", False),
        pytest.param(SMALL, "ar", True, marks=pytest.mark.one_database),
        pytest.param(LARGE, "fr-FR", True, marks=pytest.mark.one_database),
    ],
)
def test_every_kind_of_question_is_filled_in_every_state(
    browser_page, make_wave, viewport, locale, javascript, looks_right
):
    Commune.objects.create(insee_code="59606", name="Valenciennes")
    make_wave(EVERY_KIND)
    page = browser_page(viewport=viewport, locale=locale, javascript=javascript)

    def look():
        looks_right(page, javascript=javascript)

    page.goto(reverse("surveys:welcome", args=["stage"]))
    look()
    go_by(page.locator("button[value=commencer]"))
    assert page.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    look()
    go_on(page)
    assert page.locator(".form-errors li").count() == 2
    look()
    page.fill("[name='/data/you/word']", "Bonjour")
    page.fill("[name='/data/you/size']", "1,72")
    page.check("[name='/data/you/worker'][value=yes]")
    go_on(page)
    page.fill("[name='/data/you/job']", "Je soude.")
    look()
    go_on(page)
    for place, rank in (("park", "1"), ("pool", "1"), ("library", "2")):
        page.select_option(f"[name='/data/views/order#{place}']", rank)
    go_on(page)
    look()
    page.select_option("[name='/data/views/order#pool']", "3")
    page.check("[name='/data/views/read']")
    page.check("[name='/data/views/score'][value='7']")
    go_on(page)
    go_on(page)
    look()
    page.check("[name='/data/table/school'][value=little]")
    go_on(page)
    page.fill("[name='/data/times/day']", "2026-05-04")
    page.select_option("[name='/data/times/where']", "59606")
    look()
    go_on(page)
    go_by(page.locator("button[value='ajouter:/data/child']"))
    page.fill("[name='/data/child[1]/name']", "Ada")
    page.fill("[name='/data/child[2]/name']", "Lou")
    look()
    go_on(page)
    look()
    page.locator(".survey-fold").last.locator("summary").click()
    go_by(page.locator("button[value=enregistrer]"))
    words = " ".join(page.locator(".vault-words li").all_inner_texts())
    look()
    page.goto(reverse("surveys:resume", args=["stage"]))
    page.fill("#mots", "rien du tout")
    go_by(page.locator("main form button"))
    look()
    page.fill("#mots", words)
    go_by(page.locator("main form button"))
    go_by(page.locator(".survey-moves .btn-primary"))
    look()
    assert WaitingAnswer.objects.count() == 1
    assert page.complaints == []


@pytest.mark.one_database
def test_the_whole_questionnaire_on_one_page(browser_page, make_wave, looks_right):
    make_wave(EVERY_KIND)
    page = browser_page(viewport=SMALL)
    page.goto(reverse("surveys:welcome", args=["stage"]))
    go_by(page.locator("button[value=commencer]"))
    page.locator(".survey-fold").last.locator("summary").click()
    go_by(page.locator("button[value=tout-afficher]"))
    go_on(page)
    looks_right(page)


@pytest.mark.one_database
def test_the_keyboard_alone_is_enough(browser_page, make_wave):
    wave = make_wave(SHORT, needs_token=True)
    (code,) = make_tokens(TokenBatch.objects.create(wave=wave, label="Un collège", size=1))
    page = browser_page(viewport=SMALL, javascript=False)
    page.goto(reverse("surveys:welcome", args=["stage"]))

    def tab_to(selector):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"{selector} is not reached")

    tab_to("#code")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_selector("#questions")
    tab_to("[name='/data/met']")
    page.keyboard.press("ArrowDown")
    # « Enter » in a field goes on, whatever buttons come first.
    page.keyboard.press("Enter")
    page.wait_for_selector("[name='/data/why']")
    tab_to("[name='/data/why']")
    page.keyboard.type("Trop long")
    page.keyboard.press("Enter")
    page.wait_for_selector(".survey-part")
    tab_to("button[value=envoyer]")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Merci, votre réponse est bien arrivée")
    assert WaitingAnswer.objects.count() == 1


@pytest.mark.one_database
def test_doors_that_are_closed_are_friendly(browser_page, make_wave, looks_right):
    wave = make_wave(SHORT, needs_token=True)
    page = browser_page(viewport=SMALL)
    page.goto(reverse("surveys:welcome", args=["stage"]))
    go_by(page.locator("button[value=commencer]"))
    looks_right(page)
    wave.closed_on = date(2026, 5, 4)
    wave.save(update_fields=["closed_on"])
    page.goto(reverse("surveys:welcome", args=["stage"]))
    looks_right(page)


@pytest.mark.one_database
def test_with_javascript_questions_appear_while_one_answers(browser_page, make_wave, assert_accessible):
    make_wave(SHORT)
    page = browser_page(viewport=SMALL)
    page.goto(reverse("surveys:welcome", args=["stage"]))
    go_by(page.locator("button[value=commencer]"))
    page.check("[name='/data/met'][value=no]")
    page.get_by_label("Pourquoi").wait_for()
    assert page.evaluate("document.activeElement.value") == "no"
    assert "Une question est apparue" in page.locator("#nouveau").inner_text()
    assert_accessible(page)
    page.get_by_label("Pourquoi").fill("Trop long")
    page.check("[name='/data/met'][value=yes]")
    page.get_by_label("Pourquoi").wait_for(state="detached")
    page.check("[name='/data/met'][value=no]")
    page.get_by_label("Pourquoi").wait_for()
    assert page.get_by_label("Pourquoi").input_value() == "Trop long"
    go_on(page)
    assert "Trop long" in page.locator(".survey-part").inner_text()
    assert page.complaints == []
    assert page.context.cookies() == []
