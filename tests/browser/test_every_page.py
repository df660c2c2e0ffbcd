"""Every page, by each of those who open it, in both schemes: readable by all, on a small screen, from one host."""

from types import SimpleNamespace

import pytest
from django.urls import URLResolver, get_resolver, reverse

from tests.awareness import pages as awareness
from tests.browser.conftest import (
    SMALL,
    WITHOUT_COLOURS,
    accessibility_faults,
    faults_in_both_schemes,
    foreign_requests,
    overflow,
)
from tests.browser.pages import (
    ACTS,
    FILES_AND_PIECES,
    LIKE_ANOTHER,
    LISTENER,
    LISTENING,
    PAGES,
    SEEN_IN_A_JOURNEY,
    SUPERVISOR,
    VISITOR,
    PageToSee,
)
from tests.cockpit.annual_report.report_scene import add_open_report
from tests.internships import pages as exchange
from tests.label import pages as label
from tests.network import pages as network
from tests.observatory.editions_scene import add_editions
from tests.observatory.explorer.drawings import keep_drawings
from tests.observatory.facts_scene import add_facts_pages
from tests.observatory.working_scene import add_working_rows
from tests.plan.scene import make_scene
from tests.support.cases_scene import add_cases
from tests.support.points.points_scene import make_points
from tests.surveys.managing.scene_pages import add_surveys
from tests.surveys.results.scene import add_results
from tests.testing import pages as testing
from tests.training import pages as training
from vigie.plan.opening import open_whole_plan
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})
# How many pages a test looks at: a longer walk would keep one core busy while the other waits, a shorter one would
# make the scene more often.
A_WALK = 90


def pages_of(role: str) -> list[PageToSee]:
    """Return the pages that a role opens."""
    return [page for page in PAGES if role in page.roles]


WALKS = [(role, first) for role in ROLES for first in range(0, len(pages_of(role)), A_WALK)]
# Pages that must have something to say before anything is loaded.
EMPTY = {
    "cockpit:home",
    "cockpit:desk",
    "cockpit:dashboard",
    "cockpit:mobilisation",
    "cockpit:outbox",
    "cockpit:reports",
    "cockpit:public_reports",
    "observatory:home",
    "observatory:editions",
    "observatory:method",
    "observatory:open_data",
    "observatory:api",
    "observatory:drafts",
    "territory:territory",
    "support:points",
    "plan:actions",
    "plan:table",
    "plan:calendar",
    "plan:map",
    "plan:search",
    "accounts:journal",
    "accounts:organisations",
}


@pytest.fixture
def scene(cast, partner, listener, other_listener) -> SimpleNamespace:
    """A small plan, open to the public, in a territory."""
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai", "hotline": "01 02 03 04 05"})
    scene = make_scene(partner, size=2)
    scene.organisation = partner
    open_whole_plan(scene.plan, None)
    add_open_report(scene)
    add_editions(scene, cast["pilot"], cast["reader"])
    scene.working = SimpleNamespace()
    add_working_rows(scene.working, cast["pilot"], scene.axis)
    keep_drawings(scene.publication)
    add_facts_pages(scene, cast["pilot"])
    scene.points = make_points(partner)
    scene.cases = add_cases(listener, other_listener)
    scene.surveys = add_surveys(partner, cast["contributor"], cast["reader"])
    scene.results = add_results(partner, cast["contributor"])
    return scene


@pytest.fixture
def people(cast, listener, supervisor) -> dict[str, object]:
    """Everyone who opens a page, those who receive victims included."""
    return {**cast, LISTENER: listener, LISTENING: listener, SUPERVISOR: supervisor}


def faults_of(page, address, home, *, with_colours=True) -> list[str]:
    """Return all that is wrong with a page. with_colours: whether to look at its colours, light and dark."""
    page.asked.clear()
    page.complaints.clear()
    answer = page.goto(address)
    faults = [] if answer.status == 200 else [f"answers {answer.status}"]
    faults += faults_in_both_schemes(page) if with_colours else accessibility_faults(page, WITHOUT_COLOURS)
    faults += [f"asks {other}" for other in foreign_requests(page, home)]
    faults += [f"complains: {complaint}" for complaint in page.complaints]
    if sticks_out := overflow(page):
        faults.append(f"sticks out by {sticks_out} pixels")
    return [f"{address} {fault}" for fault in faults]


def addresses(resolver, room="") -> set[str]:
    """Return the name of every address, with that of its room."""
    names = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            names |= addresses(entry, f"{entry.app_name}:" if entry.app_name else room)
        else:
            names.add(f"{room}{entry.name}")
    return names


def test_every_address_is_seen_or_set_aside():
    rooms = (exchange, testing, label, network, training, awareness)
    walked = {page.name for page in [*PAGES, *(page for room in rooms for page in room.PAGES)]}
    aside = ACTS | FILES_AND_PIECES | LIKE_ANOTHER | SEEN_IN_A_JOURNEY
    for room in rooms:
        aside |= room.ACTS | room.FILES_AND_PIECES | room.SEEN_IN_A_JOURNEY
    assert walked | aside == addresses(get_resolver())
    assert not walked & aside


@pytest.mark.parametrize("role", ["visitor", "pilot", "elected_member"])
def test_pages_without_any_plan_or_territory_are_sound(role, cast, browser_page, signed_in, live_server):
    Territory.objects.all().delete()
    page = browser_page(viewport=SMALL)
    if cast[role]:
        signed_in(page, cast[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles and seen.name in EMPTY:
            faults += faults_of(page, reverse(seen.name) + seen.query, live_server.url)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("role", "first"), WALKS)
def test_every_page_of_a_role_is_sound(role, first, scene, people, browser_page, signed_in, open_vault, live_server):
    page = browser_page(viewport=SMALL)
    if people[role]:
        (open_vault if role == LISTENING else signed_in)(page, people[role])
    faults = []
    for seen in pages_of(role)[first : first + A_WALK]:
        address = reverse(seen.name, args=seen.arguments(scene)) + seen.query
        # Its colours are those that the first of its readers sees.
        faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)


def test_public_pages_are_sound_in_arabic(scene, browser_page, live_server):
    page = browser_page(viewport=SMALL, locale="ar")
    faults = []
    for seen in PAGES:
        if VISITOR in seen.roles:
            address = reverse(seen.name, args=seen.arguments(scene)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=False)
            assert page.locator("html").get_attribute("dir") == "rtl"
    assert not faults, "\n".join(faults)
