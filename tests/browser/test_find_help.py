"""Finding help in a real browser: without JavaScript, by the keyboard alone, leaving quickly, near me."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import press
from tests.browser.conftest import SMALL, faults_as_shown, overflow
from tests.support.points.point_factories import ReceptionPointFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
QUESTIONS = "support:questionnaire"
# Each answer by its label; the dates are left empty.
ANSWERS = (
    "On m'a refusé, retiré ou interdit quelque chose",
    "Oui, je le crois",
    "Handicap",
    "Logement",
    "Un commerce, une banque, un propriétaire, une agence, une entreprise",
)


def test_the_questionnaire_is_walked_by_the_keyboard_without_javascript(browser_page):
    page = browser_page(viewport={"width": 320, "height": 640}, javascript=False)
    page.goto(reverse(QUESTIONS))
    for label in ANSWERS:
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Continuer").focus()
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Voir la réponse").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Cela ressemble à une discrimination").wait_for()
    assert page.url.endswith(reverse(QUESTIONS))
    assert page.context.cookies() == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_questionnaire_says_is_readable_by_all(browser_page, scheme):
    page = browser_page(viewport=SMALL, color_scheme=scheme)
    page.goto(reverse(QUESTIONS))
    press(page, "Continuer")
    assert faults_as_shown(page) == []
    for label in ANSWERS:
        page.get_by_label(label, exact=True).check()
        press(page, "Continuer")
    page.get_by_label("Quand les faits").fill("2021-01-15")
    press(page, "Voir la réponse")
    page.get_by_role("heading", name="Le temps pour agir").wait_for()
    assert faults_as_shown(page) == []
    assert overflow(page) <= 0


def test_leaving_takes_the_place_of_the_page_in_the_history(browser_page):
    page = browser_page()
    page.goto(reverse("cockpit:home"))
    page.goto(reverse("support:rights"))
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Quitter vite cette page").click()
    page.wait_for_url(f"**{reverse('support:quick_exit')}")
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url.endswith(reverse("cockpit:home"))


def test_leaving_works_without_javascript(browser_page):
    page = browser_page(javascript=False)
    page.goto(reverse("support:easy_rights"))
    page.get_by_role("link", name="Quitter vite cette page").click()
    page.wait_for_url(f"**{reverse('support:quick_exit')}")


def test_near_me_sorts_in_the_page_and_asks_nothing(browser_page):
    ReceptionPointFactory(name="A loin", longitude=3.9, latitude=50.3)
    ReceptionPointFactory(name="B près", longitude=3.501, latitude=50.3)
    ReceptionPointFactory(name="C nulle part")
    page = browser_page()
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 3.5, "latitude": 50.3})
    page.goto(reverse("support:points"), wait_until="networkidle")
    page.asked.clear()
    page.get_by_role("button", name="Près de moi").click()
    page.get_by_text("rangée du plus proche").wait_for()
    names = [heading.inner_text() for heading in page.locator("#liste-des-lieux h3").all()]
    assert names == ["B près", "A loin", "C nulle part"]
    assert page.locator("#liste-des-lieux .distance").first.inner_text() == "À environ 0,1 km"
    assert page.asked == []


def test_near_me_is_not_offered_without_javascript(browser_page):
    ReceptionPointFactory(name="B près", longitude=3.501, latitude=50.3)
    page = browser_page(javascript=False)
    page.goto(reverse("support:points"))
    expect(page.get_by_role("button", name="Près de moi")).to_be_hidden()
