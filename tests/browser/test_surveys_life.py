"""A survey from its template to its first wave, by keyboard and without JavaScript."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from vigie.surveys.models import Survey, Wave

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def press(page, words, key="Enter"):
    """Give the focus to what is named so, and press a key on it."""
    named = (
        page.locator("main").get_by_role("link", name=words).or_(page.locator("main").get_by_role("button", name=words))
    )
    named.first.focus()
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_survey_is_made_from_a_template_and_asked(
    contributor, browser_page, signed_in, assert_accessible, assert_fits
):
    page = signed_in(browser_page(viewport=SMALL, javascript=False), contributor)
    page.goto(reverse("surveys:surveys"))
    press(page, "Créer une enquête")
    press(page, "Choisir le modèle Retour de stage")
    page.fill("[name=title]", "Retour de stage 2027")
    press(page, "Créer l'enquête")
    survey = Survey.objects.get()

    press(page, "Écrire les questions")
    page.select_option("[name=kind]", "select_one")
    press(page, "Continuer")
    page.fill("[name=label-0]", "Recommanderiez-vous ce stage ?")
    page.fill("[name=choices-0]", "Oui\nNon")
    press(page, "Enregistrer")
    assert survey.versions.get().sheets["survey"][-2][1] == "recommanderiez_vous_ce_stage"
    press(page, "Monter : Recommanderiez-vous ce stage ?")
    assert page.url.split("#")[-1].startswith("ligne-")
    assert survey.versions.get().sheets["survey"][-3][1] == "recommanderiez_vous_ce_stage"

    page.goto(reverse("surveys:survey", args=[survey.pk]))
    press(page, "Publier")
    press(page, "Publier")
    press(page, "Préparer une vague")
    page.fill("[name=name]", "Printemps 2027")
    press(page, "Enregistrer")
    wave = Wave.objects.get()
    assert wave.is_open()
    assert wave.code in page.locator("main").inner_text()
    assert page.complaints == []

    # Checking needs a script, which filling does not.
    look = signed_in(browser_page(viewport=SMALL), contributor)
    for name, key in (("survey", survey.pk), ("preview", survey.pk), ("wave", wave.pk)):
        look.goto(reverse(f"surveys:{name}", args=[key]))
        assert_accessible(look)
        assert_fits(look)
