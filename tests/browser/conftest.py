"""A real browser, and what every page must pass in it."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser.colours import Scheme, look_for_manners
from tests.vaults import open_vault_in
from vigie.accounts.models import Person
from vigie.accounts.vault_session import cookie_name
from vigie.core.management.commands.test import BROWSERS, PACKAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that the colours of a page may spoil; the rest is alike in both schemes. They cost more than all the others.
COLOURS = ["color-contrast", "link-in-text-block"]
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
WITHOUT_COLOURS = {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}}
# What passes is told for one element only: axe would otherwise name every element of the page, for every rule. Of all
# that a page refers to, only sounds and films are looked at: no rule of ours reads its style sheets.
BRIEFLY = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
FIND_FAULTS = "([place, options]) => axe.run(place ? window[place] : document, options).then(found => found.violations)"
# How many milliseconds a page may take on a machine that does three other things.
PATIENCE = 30_000
SMALL = {"width": 360, "height": 740}
LARGE = {"width": 1280, "height": 900}
# What is said to screen readers alone is a point of the page, or waits above it until the keyboard reaches it.
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each)
    if (!each.checkVisibility({visibilityProperty: true})) return false
    if (box.width <= 1 || box.height <= 1 || box.bottom <= 0) return false
    const sticksOut = box.left < -1 || box.right > document.documentElement.clientWidth + 1
    const hides = axis => ["hidden", "clip"].includes(style[axis])
    const loses = hides("overflowX") && each.scrollWidth > each.clientWidth + 1
    return sticksOut || loses || (hides("overflowY") && each.scrollHeight > each.clientHeight + 1)
}).map(each => each.outerHTML.slice(0, 200))"""


def pytest_collection_modifyitems(items):
    """Mark every test of this folder as one that drives a browser, and spread the long walks among the others.

    Tests are handed out by runs of neighbours: one core would otherwise take all the walks, and the other wait.
    """
    places = [place for place, item in enumerate(items) if "/tests/browser/" in str(item.path)]
    ours = [items[place] for place in places]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    walks = [item for item in ours if item.path.name == "test_every_page.py"]
    others = [item for item in ours if item not in walks]
    # All walks are begun with a quarter of the others left, so that both cores end together.
    rank = {item: 3 * number / len(walks) for number, item in enumerate(walks)}
    rank |= {item: 4 * number / len(others) for number, item in enumerate(others)}
    for place, item in zip(places, sorted(ours, key=rank.__getitem__), strict=True):
        items[place] = item


@pytest.fixture(scope="session", autouse=True)
def _folder_of_static_files():
    """The server of tests looks for it, though it serves files from where they are written."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def chromium(django_db_setup) -> Iterator[Browser]:
    """The browser itself, started once.

    Its loop makes Django open connections of its own in this thread: they must know, too, what migrations filled, or
    the tests that empty the tables would put nothing back.
    """
    path = os.environ.get("VIGIE_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.fail(f"Chromium is missing: apt-get install -y {PACKAGES}, or give its path in VIGIE_CHROMIUM")
    filled = connection._test_serialized_contents
    with sync_playwright() as playwright:
        connection._test_serialized_contents = filled
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium, live_server) -> Iterator[Callable[..., Page]]:
    """Make pages of the live server: ``browser_page(viewport=SMALL, color_scheme="dark", locale="ar")``.

    zoom: how many times larger everything is drawn in a window of this size, as by a browser's own zoom.
    Each page has a browser of its own (no shared cookie) and remembers the addresses it asked for, in ``asked``.
    """
    contexts = []

    def make(*, viewport=LARGE, color_scheme="light", locale="fr-FR", javascript=True, zoom=1) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={side: length // zoom for side, length in viewport.items()},
            device_scale_factor=zoom,
            color_scheme=color_scheme,
            locale=locale,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        context.manners = {"light": Counter(), "dark": Counter()}
        page.on("request", lambda request: remember(page, request))
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()


def remember(page: Page, request: Request) -> None:
    """Keep what a page asks for, pictures written in the page itself aside."""
    if not request.url.startswith(("data:", "blob:")):
        page.asked.append(request.url)


@pytest.fixture
def signed_in(client_of, live_server) -> Callable[[Page, Person], Page]:
    """Sign someone in on a page, second factor done."""

    def sign_in(page: Page, person: Person) -> Page:
        session = client_of(person).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return sign_in


@pytest.fixture
def open_vault(client_of, live_server) -> Callable[[Page, Person], Page]:
    """Sign someone in on a page, their vault open."""

    def sign_in(page: Page, person: Person) -> Page:
        client = open_vault_in(client_of(person))
        for name in (settings.SESSION_COOKIE_NAME, cookie_name()):
            value = client.cookies[name].value
            page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return page

    return sign_in


def accessibility_faults(page: Page, options: dict[str, Any], *, place: str = "") -> list[str]:
    """Return what axe reproaches to a page, one line a fault.

    options: which of its rules. place: under which name the page holds the elements to look at,
    all of its elements by default.
    """
    if not page.evaluate("typeof window.axe?.run === 'function'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(FIND_FAULTS, [place, {"runOnly": RULES, **BRIEFLY, **options}])
    return [
        f"{fault['id']}: {fault['help']} → {node['html'][:160]} ({node.get('failureSummary', '')[-160:]})"
        for fault in found
        for node in fault["nodes"]
    ]


def faults_as_shown(page: Page) -> list[str]:
    """Return what axe reproaches to a page, in the colours in which it is shown."""
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return accessibility_faults(page, WITHOUT_COLOURS) + faults_of_colours(page, "dark" if is_dark else "light")


def faults_in_both_schemes(page: Page) -> list[str]:
    """Return what axe reproaches to a page, then to its colours, light and dark."""
    faults = accessibility_faults(page, WITHOUT_COLOURS)
    show_in(page, "light")
    faults += faults_of_colours(page, "light")
    show_in(page, "dark")
    return faults + [f"in the dark: {fault}" for fault in faults_of_colours(page, "dark")]


def faults_of_colours(page: Page, scheme: Scheme) -> list[str]:
    """Return what axe reproaches to the colours in which a page is shown, where they were not looked at before."""
    if not look_for_manners(page, page.context.manners[scheme]):
        return []
    return accessibility_faults(page, ONLY_COLOURS, place="toLookAt")


def show_in(page: Page, scheme: Scheme) -> None:
    """Put a page in its light or dark colours, drawn anew: Chromium leaves some inherited colours as they were."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(
        "() => { document.body.hidden = true; void document.body.offsetHeight; document.body.hidden = false }"
    )
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def overflow(page: Page) -> int:
    """Return how many pixels a page sticks out of its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def cut_off(page: Page) -> list[str]:
    """Return the visible parts of a page that stick out of its window, or whose words are hidden beyond their box."""
    return page.evaluate(CUT_OFF)


def foreign_requests(page: Page, home: str) -> list[str]:
    """Return the addresses asked from another host than home."""
    return [address for address in page.asked if not address.startswith(home)]


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Assert that axe has nothing to say about a page."""

    def check(page: Page) -> None:
        faults = faults_as_shown(page)
        assert not faults, "\n".join(faults)

    return check


@pytest.fixture
def assert_fits() -> Callable[[Page], None]:
    """Assert that a page never scrolls sideways."""

    def check(page: Page) -> None:
        assert overflow(page) <= 0

    return check


@pytest.fixture
def assert_no_foreign_request(live_server) -> Callable[[Page], None]:
    """Assert that a page asked nothing from another host, and that its content policy refused nothing."""

    def check(page: Page) -> None:
        assert foreign_requests(page, live_server.url) == []
        assert page.complaints == []

    return check
