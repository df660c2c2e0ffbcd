"""Every page of the exchange of internships, by each of those who open it: readable by all, on a small screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.acts import follow, press
from tests.browser.conftest import LARGE, SMALL, faults_as_shown
from tests.browser.test_every_page import faults_of
from tests.internships.drawing.scene import make_past
from tests.internships.pages import COMPANY, PAGES, PUPIL, SCHOOL
from tests.internships.scene import give_code, make_exchange
from vigie.internships.after.refusing import ask_refusal
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_exchange_is_sound(
    role, cast, school, company, browser_page, signed_in, open_vault, live_server
):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    exchange = make_exchange(school, company)
    exchange.past = make_past(exchange, cast["pilot"], school)
    exchange.placed = exchange.past.round.assignments.get()
    exchange.refusal = ask_refusal(assignment=exchange.placed, ground="closed", explanation="Travaux.", by=company)
    people = {**cast, SCHOOL: school, COMPANY: company}
    page = browser_page(viewport=SMALL)
    if role == PUPIL:
        enter_by_code(page, exchange.pupil)
    elif people[role]:
        (open_vault if role in (SCHOOL, COMPANY) else signed_in)(page, people[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(exchange)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)


def enter_by_code(page, pupil):
    """Let a pupil come in by the door, as they do."""
    page.goto(reverse("internships:pupil_door"))
    page.get_by_label("Votre code").fill(give_code(pupil))
    page.get_by_role("button", name="Entrer").click()
    page.wait_for_url(f"**{reverse('internships:pupil_home')}")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_discrimination_is_told_then_taken_back(size, school, company, browser_page, open_vault):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai", "hotline": "03 27 00 00 00"})
    exchange = make_exchange(school, company)
    page = browser_page(viewport=size)
    open_vault(page, school)
    page.goto(reverse("internships:pair", args=[exchange.pair.pk]))
    follow(page, "La raconter en cochant des cases")
    page.get_by_role("radio", name="Emploi").check()
    page.get_by_role("checkbox", name="Origine").check()
    page.get_by_role("radio", name="Directe", exact=True).check()
    page.get_by_role("checkbox", name="est d'accord pour que ce soit compté").check()
    press(page, "Compter ce fait, sans nom")
    words = " ".join(page.locator(".vault-words li").all_inner_texts())
    assert faults_as_shown(page) == []
    follow(page, "Retirer ce qui a été raconté")
    page.get_by_label("Vos six mots").fill(words)
    press(page, "Retirer")
    expect(page.get_by_text("l'observatoire ne le comptera plus")).to_be_visible()
