"""Every page, by each of those who open it, in both schemes: readable by all, on a small screen, from one host."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL, accessibility_faults, foreign_requests, overflow
from tests.browser.pages import PAGES, VISITOR
from tests.plan.scene import make_scene
from vigie.plan.opening import open_whole_plan
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.fixture
def scene(cast, partner) -> SimpleNamespace:
    """A small plan, open to the public, in a territory."""
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai", "hotline": "01 02 03 04 05"})
    scene = make_scene(partner, size=2)
    scene.organisation = partner
    open_whole_plan(scene.plan, None)
    return scene


def faults_of(page, address, home) -> list[str]:
    """Return all that is wrong with a page."""
    page.asked.clear()
    page.complaints.clear()
    answer = page.goto(address)
    faults = [] if answer.status == 200 else [f"answers {answer.status}"]
    faults += accessibility_faults(page)
    faults += [f"asks {other}" for other in foreign_requests(page, home)]
    faults += [f"complains: {complaint}" for complaint in page.complaints]
    if sticks_out := overflow(page):
        faults.append(f"sticks out by {sticks_out} pixels")
    return [f"{address} {fault}" for fault in faults]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_is_sound(role, color_scheme, scene, cast, browser_page, signed_in, live_server):
    page = browser_page(viewport=SMALL, color_scheme=color_scheme)
    if cast[role]:
        signed_in(page, cast[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(scene)) + seen.query
            faults += faults_of(page, address, live_server.url)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_public_pages_are_sound_in_arabic(color_scheme, scene, browser_page, live_server):
    page = browser_page(viewport=SMALL, color_scheme=color_scheme, locale="ar")
    faults = []
    for seen in PAGES:
        if VISITOR in seen.roles:
            faults += faults_of(page, reverse(seen.name, args=seen.arguments(scene)), live_server.url)
            assert page.locator("html").get_attribute("dir") == "rtl"
    assert not faults, "\n".join(faults)
