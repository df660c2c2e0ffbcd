"""A case from the listener's first look to another point's answer, in real pages, with and without JavaScript."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from tests.support.case_scene import file_case
from tests.support.cases_scene import side_of
from vigie.support.models import Case, Referral

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("javascript", [pytest.param(True, marks=pytest.mark.one_database), False])
def test_a_case_is_followed_referred_and_answered(
    javascript, listener, other_listener, browser_page, open_vault, assert_fits
):
    here, _ = side_of(listener, "Accueil du Parc")
    there, _ = side_of(other_listener, "Permanence du Quai")
    case = file_case(here, with_file=True).case
    page = open_vault(browser_page(viewport=SMALL, javascript=javascript), listener)
    page.goto(reverse("support:cases"))
    page.get_by_role("link", name=case.number).click()
    press(page, "Prendre en charge")
    page.get_by_label("Votre message").fill("Je vous ai lue.")
    press(page, "Envoyer à la personne")
    assert page.get_by_text("Je vous ai lue.").is_visible()

    page.get_by_role("link", name="Qualification").click()
    page.get_by_label("origine", exact=True).check()
    page.get_by_label("Domaine").select_option("housing")
    press(page, "Enregistrer la qualification")
    assert_fits(page)

    page.get_by_role("link", name="Lettres").click()
    page.get_by_role("link", name="Préparer – Lettre au procureur").click()
    press(page, "Enregistrer cette version")

    page.get_by_role("link", name="Orientations", exact=True).click()
    page.get_by_role("link", name="Orienter vers un autre lieu").click()
    page.get_by_label("Vers quel lieu").select_option(str(there.pk))
    page.get_by_label("Le récit").check()
    page.get_by_label("Pourquoi, pour la personne").fill("Une juriste peut vous aider.")
    press(page, "Demander")
    page.get_by_role("link", name="Elle m'a dit oui").click()
    page.get_by_label("Le récit").check()
    page.get_by_label("Elle me l'a dit elle-même").check()
    press(page, "Noter et transmettre")
    assert_fits(page)

    other = open_vault(browser_page(viewport=SMALL, javascript=javascript), other_listener)
    other.goto(reverse("support:referrals"))
    other.get_by_role("link", name=case.number).click()
    assert other.get_by_text("refusé la location").is_visible()
    assert not other.get_by_text("Agence Fictive").is_visible()
    press(other, "Accepter cette orientation")
    assert Referral.objects.get().state == "accepted"
    assert Case.objects.get().state == "referred"
    address = other.url

    page.goto(reverse("support:case_referrals", args=[case.pk]))
    page.get_by_role("button", name="Elle retire son accord").click()
    assert other.goto(address).status == 404
    assert page.complaints == []
