"""A case from the listener's first look to another point's answer, in real pages, with and without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import follow, go_by, press
from tests.browser.conftest import SMALL
from tests.support.case_scene import file_case
from tests.support.cases_scene import side_of
from vigie.support.models import Case, Referral

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.mark.parametrize("javascript", [pytest.param(True, marks=pytest.mark.one_database), False])
def test_a_case_is_followed_referred_and_answered(
    javascript, listener, other_listener, browser_page, open_vault, assert_fits
):
    here, _ = side_of(listener, "Accueil du Parc")
    there, _ = side_of(other_listener, "Permanence du Quai")
    case = file_case(here, with_file=True).case
    page = open_vault(browser_page(viewport=SMALL, javascript=javascript), listener)
    page.goto(reverse("support:cases"))
    go_by(page.get_by_role("link", name=case.number))
    press(page, "Prendre en charge")
    page.get_by_label("Votre message").fill("Je vous ai lue.")
    press(page, "Envoyer à la personne")
    expect(page.get_by_text("Je vous ai lue.")).to_be_visible()

    follow(page, "Qualification")
    page.get_by_label("origine", exact=True).check()
    page.get_by_label("Domaine").select_option("housing")
    press(page, "Enregistrer la qualification")
    assert_fits(page)

    follow(page, "Lettres")
    follow(page, "Préparer – Lettre au procureur")
    press(page, "Enregistrer cette version")

    follow(page, "Orientations")
    follow(page, "Orienter vers un autre lieu")
    page.get_by_label("Vers quel lieu").select_option(str(there.pk))
    page.get_by_label("Le récit").check()
    page.get_by_label("Pourquoi, pour la personne").fill("Une juriste peut vous aider.")
    press(page, "Demander")
    go_by(page.get_by_role("link", name="Elle m'a dit oui"))
    page.get_by_label("Le récit").check()
    page.get_by_label("Elle me l'a dit elle-même").check()
    press(page, "Noter et transmettre")
    assert_fits(page)

    other = open_vault(browser_page(viewport=SMALL, javascript=javascript), other_listener)
    other.goto(reverse("support:referrals"))
    go_by(other.get_by_role("link", name=case.number))
    expect(other.get_by_text("refusé la location")).to_be_visible()
    expect(other.get_by_text("Agence Fictive")).to_be_hidden()
    press(other, "Accepter cette orientation")
    assert Referral.objects.get().state == "accepted"
    assert Case.objects.get().state == "referred"
    address = other.url

    page.goto(reverse("support:case_referrals", args=[case.pk]))
    go_by(page.get_by_role("button", name="Elle retire son accord"))
    assert other.goto(address).status == 404
    assert page.complaints == []
