"""What people do in a browser: edit the table from the keyboard, answer a link, sign in with a code from a phone."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import LARGE, SMALL
from tests.phone_codes import code_of
from tests.plan.scene import CODE, make_scene
from vigie.plan.models import Action

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PASSWORD = "un long mot de passe bien choisi"


@pytest.fixture
def scene(partner):
    return make_scene(partner)


def focused(page, attribute):
    """Return an attribute of what has the focus."""
    return page.evaluate(f"document.activeElement.getAttribute('{attribute}')")


@pytest.fixture
def table(scene, pilot, browser_page, signed_in):
    """The table, its cell « échéance » of the first action under the focus."""
    page = signed_in(browser_page(viewport=LARGE), pilot)
    page.goto(reverse("plan:table"))
    page.locator(f"#action-{scene.action.pk} [data-cell=echeance]").focus()
    return page


def test_enter_saves_a_line_of_the_table_and_gives_the_focus_back(table, scene):
    table.keyboard.press("Enter")
    table.wait_for_selector("[data-field=echeance]:focus")
    table.keyboard.type("mars 2031")
    table.keyboard.press("Enter")
    table.wait_for_selector(f"#action-{scene.action.pk} [data-cell=echeance]:focus")
    assert Action.objects.get(pk=scene.action.pk).timing_text == "mars 2031"
    assert table.locator("#annonce").inner_text()
    assert table.complaints == []


@pytest.mark.one_database
def test_escape_gives_a_line_up_and_the_focus_back(table, scene):
    table.keyboard.press("Enter")
    table.wait_for_selector("[data-field=echeance]:focus")
    table.keyboard.type("jamais")
    table.keyboard.press("Escape")
    table.wait_for_selector(f"#action-{scene.action.pk} [data-cell=echeance]:focus")
    assert Action.objects.get(pk=scene.action.pk).timing_text != "jamais"
    assert focused(table, "data-cell") == "echeance"


@pytest.mark.one_database
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_link_is_answered_on_a_phone_without_javascript(scene, browser_page, color_scheme, assert_fits):
    page = browser_page(viewport=SMALL, color_scheme=color_scheme, javascript=False)
    page.goto(reverse("plan:update", args=[CODE]))
    page.check("input[name=status][value=ongoing]")
    page.fill("textarea[name=text]", "Deux ateliers ont eu lieu.")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/merci/")
    expect(page.locator("h1")).to_have_count(1)
    assert scene.action.notes.filter(text="Deux ateliers ont eu lieu.").count() == 1


def test_a_pilot_signs_in_with_a_code_from_their_phone(browser_page, pilot, assert_accessible, assert_fits):
    pilot.set_password(PASSWORD)
    pilot.save(update_fields=["password"])
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(pilot, secret)
    page = browser_page(viewport=SMALL)
    page.goto(reverse("account_login"))
    page.fill("input[name=login]", pilot.email)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/second-facteur/**")
    assert_accessible(page)
    assert_fits(page)
    page.fill("input[name=code]", code_of(secret))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "connexion" not in url)
    page.goto(reverse("accounts:people"))
    assert page.locator("h1").inner_text() == "Personnes"
