"""A whole meeting: held from a phone, from the keyboard alone, typed by two people at once, without network."""

from datetime import time

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.conftest import LARGE, SMALL
from tests.factories import ActionFactory, BodyFactory, BodyMemberFactory, MeetingFactory, PersonFactory, PlanFactory
from vigie.plan.models import AgendaItem

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]


@pytest.fixture
def meeting(db):
    """A meeting of today, of a body with two members, in a plan of two actions."""
    body = BodyFactory(name="Groupe d'essai")
    for name in ("Ana Membre", "Noé Membre"):
        BodyMemberFactory(body=body, person=PersonFactory(name=name))
    plan = PlanFactory(starts_in=2015)
    ActionFactory(plan=plan, status="ongoing")
    ActionFactory(plan=plan, status="done")
    return MeetingFactory(body=body, plan=plan, dated=timezone.localdate().isoformat(), starts_at=time(9))


def held_state(meeting):
    meeting.refresh_from_db()
    return (
        meeting.state,
        sorted(meeting.attendances.values_list("state", flat=True)),
        list(meeting.decisions.values_list("text", flat=True)),
        AgendaItem.objects.get(meeting=meeting).notes,
    )


HELD = ("held", ["excused", "present"], ["Un atelier par mois."], "On commence.")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_meeting_is_held_from_a_phone(javascript, meeting, pilot, browser_page, signed_in, assert_fits):
    page = signed_in(browser_page(viewport=SMALL, javascript=javascript), pilot)
    page.goto(reverse("plan:meeting", args=[meeting.pk]))
    page.get_by_role("button", name="Préparer l'ordre du jour").first.click()
    page.goto(reverse("plan:hold_meeting", args=[meeting.pk]))
    assert_fits(page)
    page.get_by_role("group", name="Présence de Ana Membre").get_by_role("button", name="Présence").click()
    page.locator(".choice[aria-pressed=true]", has_text="Présence").wait_for()
    page.get_by_role("group", name="Présence de Noé Membre").get_by_role("button", name="Excuse").click()
    page.locator(".choice[aria-pressed=true]", has_text="Excuse").wait_for()
    point = page.locator(".hold-point").first
    point.locator("textarea").fill("On commence.")
    point.get_by_role("button", name="Enregistrer").click()
    if javascript:
        point.get_by_text("enregistré à").wait_for()
    point.get_by_role("link", name="Noter une décision").click()
    assert_fits(page)
    page.fill("textarea[name=text]", "Un atelier par mois.")
    page.get_by_role("button", name="Enregistrer la décision").click()
    page.get_by_role("button", name="Clore la réunion").click()
    page.get_by_role("heading", name="Où en était le plan ce jour").wait_for()
    assert_fits(page)
    assert held_state(meeting) == HELD
    assert page.complaints == []


def reach(page, name):
    """Go to what has that name with the Tab key alone."""
    for _press in range(120):
        page.keyboard.press("Tab")
        words = page.evaluate("(document.activeElement.innerText || '') + (document.activeElement.ariaLabel || '')")
        if words.strip().startswith(name):
            return
    pytest.fail(f"« {name} » cannot be reached from the keyboard")


def reach_field(page, selector):
    """Go to a field with the Tab key alone."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached from the keyboard")


def test_a_meeting_is_held_from_the_keyboard_alone(meeting, pilot, browser_page, signed_in):
    meeting.agenda.create(title="Bilan")
    page = signed_in(browser_page(viewport=LARGE), pilot)
    page.goto(reverse("plan:hold_meeting", args=[meeting.pk]))
    reach_field(page, ".choice[value=present]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".choice[value=present][aria-pressed=true]:focus")
    reach_field(page, ".choice[value=present]")
    reach_field(page, ".choice[value=excused]")
    page.keyboard.press("Space")
    page.wait_for_selector(".choice[value=excused][aria-pressed=true]:focus")
    reach_field(page, ".hold-point textarea")
    page.keyboard.type("On commence.")
    page.get_by_text("enregistré à").wait_for()
    reach(page, "Noter une décision")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/ajouter/**")
    reach_field(page, "textarea[name=text]")
    page.keyboard.type("Un atelier par mois.")
    reach(page, "Enregistrer la décision")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tenir/**")
    reach(page, "Clore la réunion")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Où en était le plan ce jour").wait_for()
    assert held_state(meeting) == HELD


@pytest.fixture
def two_pages(meeting, pilot, browser_page, signed_in):
    """The same point under the eyes of two people."""
    meeting.agenda.create(title="Bilan")
    pages = []
    for _person in range(2):
        page = signed_in(browser_page(viewport=SMALL), pilot)
        page.goto(reverse("plan:hold_meeting", args=[meeting.pk]))
        pages.append(page)
    return pages


def test_two_people_typing_at_once_lose_nothing(two_pages, meeting):
    first, second = two_pages
    first.locator(".hold-point textarea").press_sequentially("Celui d'Ana")
    first.locator(".hold-point").get_by_text("enregistré à").wait_for()
    second.locator(".hold-point textarea").press_sequentially("Celui de Noé")
    second.get_by_text("Quelqu'un a écrit ici en même temps que vous.").wait_for()
    assert second.locator(".hold-point textarea").input_value() == "Celui de Noé"
    assert meeting.agenda.get().notes == "Celui d'Ana"
    second.get_by_role("button", name="Garder les deux textes").click()
    second.locator(".hold-point").get_by_text("enregistré à").wait_for()
    assert meeting.agenda.get().notes == "Celui d'Ana\n\nCelui de Noé"
    assert second.locator(".hold-point textarea").input_value() == "Celui d'Ana\n\nCelui de Noé"


def test_what_is_typed_without_network_is_saved_when_it_comes_back(two_pages, meeting):
    page, _other = two_pages
    page.context.set_offline(True)
    page.locator(".hold-point textarea").press_sequentially("Hors réseau")
    page.get_by_text("Pas de réseau").wait_for()
    page.context.set_offline(False)
    page.locator(".hold-point").get_by_text("enregistré à").wait_for()
    assert meeting.agenda.get().notes == "Hors réseau"
