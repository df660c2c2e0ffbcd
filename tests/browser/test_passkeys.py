"""A passkey, from the page that asks for one to signing in with it, under the strict content policy."""

import pytest
from django.urls import reverse

from tests.browser.acts import follow, go_by, press

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
PASSWORD = "un long mot de passe bien choisi"


def plug_authenticator(page):
    """Give the browser a device that recognises its holder at once."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_pilot_sets_up_a_passkey_and_signs_in_with_it(browser_page, pilot):
    pilot.set_password(PASSWORD)
    pilot.save(update_fields=["password"])
    page = browser_page()
    plug_authenticator(page)
    page.goto(reverse("account_login"))
    page.fill("input[name=login]", pilot.email)
    page.fill("input[name=password]", PASSWORD)
    press(page, "Se connecter")
    page.goto(reverse("accounts:people"))
    follow(page, "Ajouter une clé d'accès")
    page.fill("input[name=password]", PASSWORD)
    go_by(page.locator("main button[type=submit]"))
    page.check("input[name=passwordless]")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/codes-de-secours/**")
    assert pilot.authenticator_set.filter(type="webauthn").count() == 1

    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Se connecter avec une clé d'accès").click()
    page.wait_for_url(lambda url: "connexion" not in url)
    page.goto(reverse("accounts:people"))
    assert page.locator("h1").inner_text() == "Personnes"
    assert page.complaints == []
