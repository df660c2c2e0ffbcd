"""The real plan of Valenciennes, brought in from the browser, on a phone and on a desk."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.browser.conftest import LARGE, SMALL, faults_as_shown, foreign_requests, overflow
from vigie.cockpit.demonstration import PLAN_FILE
from vigie.plan.models import Action, Plan
from vigie.plan.opening import open_whole_plan

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PILOT_PAGES = [
    "cockpit:desk",
    "cockpit:dashboard",
    "cockpit:mobilisation",
    "plan:plan",
    "plan:context",
    "plan:governance",
    "plan:partners",
    "plan:doubts",
    "plan:opening",
    "plan:actions",
    "plan:table",
    "plan:calendar",
    "plan:organisation_guesses",
    "accounts:organisations",
    "accounts:journal",
    "plan:public_plan",
    "plan:public_actions",
]


def faults_on(page, address, home):
    """Return all that is wrong with the page that is open."""
    faults = faults_as_shown(page) + page.complaints
    faults += [f"asks {other}" for other in foreign_requests(page, home)]
    for viewport in (LARGE, SMALL):
        page.set_viewport_size(viewport)
        faults += [f"sticks out at {viewport['width']} pixels"] if overflow(page) > 0 else []
    return [f"{address} {fault}" for fault in faults]


@pytest.mark.one_database
def test_pages_of_the_real_plan_are_sound(pilot, browser_page, signed_in, live_server):
    call_command("load_territory", "245901160", verbosity=0)
    call_command("import_plan", str(PLAN_FILE), verbosity=0)
    open_whole_plan(Plan.objects.get(), pilot)
    page = signed_in(browser_page(viewport=SMALL), pilot)
    longest = max(Action.objects.all(), key=lambda action: len(action.name))
    faults = []
    for address in [*map(reverse, PILOT_PAGES), reverse("plan:action", args=[longest.pk])]:
        page.goto(address)
        faults += faults_on(page, address, live_server.url)
    assert not faults, "\n".join(faults)


LIGHT = ["cockpit:home", "plan:public_plan", "plan:public_actions", "territory:territory", "law:law"]


@pytest.mark.one_database
def test_first_load_of_a_public_page_is_light(pilot, browser_page):
    """Fonts included, as a server that compresses sends it, and in Arabic, which needs more letters."""
    call_command("load_territory", "245901160", verbosity=0)
    call_command("import_plan", str(PLAN_FILE), verbosity=0)
    open_whole_plan(Plan.objects.get(), pilot)
    weights = {name: weight_of_first_load(browser_page(locale="ar"), reverse(name)) for name in LIGHT}
    assert {name: weight for name, weight in weights.items() if weight >= 150_000} == {}


def weight_of_first_load(page, address: str) -> int:
    """Return how many bytes a page and all that it asks for weigh, compressed, in a browser that has kept nothing."""
    import brotli

    answers = []
    page.on("response", lambda answer: answers.append((answer.url, answer.body())))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert any(url.endswith(".woff2") for url, _body in answers)
    return sum(len(body) if url.endswith(".woff2") else len(brotli.compress(body, quality=5)) for url, body in answers)


def test_the_pilot_previews_then_imports_the_real_file(pilot, browser_page, signed_in, live_server):
    page = signed_in(browser_page(viewport=SMALL), pilot)
    page.goto(reverse("plan:import"))
    page.set_input_files("input[type=file]", str(PLAN_FILE))
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/plan/importer/*/")
    assert faults_on(page, "preview", live_server.url) == []
    assert not Plan.objects.exists()
    page.locator("form[action$='/confirmer/'] button").first.click()
    page.wait_for_url(lambda url: "importer" not in url)
    assert Action.objects.count() == 19
