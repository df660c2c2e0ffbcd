"""A vault, from the day someone begins to listen, with and without JavaScript: created, opened, recovered."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import follow, press
from tests.browser.conftest import SMALL
from tests.factories import MembershipFactory
from tests.vaults import PASSPHRASE
from vigie.accounts.models import Role

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]


@pytest.mark.parametrize(("color_scheme", "javascript"), [("light", True), ("dark", True), ("light", False)])
def test_a_listener_makes_a_vault_and_comes_back_with_its_words(
    color_scheme, javascript, browser_page, signed_in, partner, assert_accessible, assert_fits
):
    newcomer = MembershipFactory(organisation=partner, role=Role.LISTENER).person
    page = signed_in(browser_page(viewport=SMALL, color_scheme=color_scheme, javascript=javascript), newcomer)
    # The accessibility checker is a script itself.
    checks = [assert_fits, assert_accessible] if javascript else [assert_fits]
    page.goto(reverse("accounts:vault"))
    follow(page, "Créer mon coffre")
    for name in ("new", "again"):
        page.fill(f"input[name={name}]", PASSPHRASE)
    press(page, "Continuer")
    words = page.locator(".vault-words li").all_inner_texts()
    assert len(words) == 12
    sound(page, checks)

    press(page, "J'ai mes mots sur papier")
    for field in page.locator("input[name^=word_]").all():
        field.fill(words[int(field.get_attribute("name").removeprefix("word_")) - 1])
    sound(page, checks)
    press(page, "Terminer")
    page.fill("input[name=passphrase]", "une erreur de doigts")
    press(page, "Ouvrir")
    sound(page, checks)
    page.fill("input[name=passphrase]", PASSPHRASE)
    press(page, "Ouvrir")
    press(page, "Fermer mon coffre")

    page.goto(reverse("accounts:recover_vault"))
    page.fill("textarea", "\n".join(words).upper())
    for name in ("new", "again"):
        page.fill(f"input[name={name}]", "une autre longue phrase")
    press(page, "Ouvrir avec mes mots")
    expect(page.get_by_text("ouvert dans ce navigateur")).to_be_visible()
    assert page.complaints == []


def sound(page, checks):
    for check in checks:
        check(page)
