"""The way of someone who asks a question of the observatory: question, filter, map, file, address to cite, frame."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import SMALL, faults_in_both_schemes, overflow
from tests.observatory.explorer.drawings import keep_drawings
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]


@pytest.fixture
def publication():
    """The made-up edition, signed and drawn."""
    publication = publish(edition_of())
    keep_drawings(publication)
    return publication


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_question_to_an_address_that_can_be_cited(publication, browser_page, javascript):
    page = browser_page(viewport=SMALL, color_scheme="dark", javascript=javascript)
    page.goto("/observatoire/")
    page.get_by_role("link", name="Où ?").click()
    page.get_by_label("Domaine").select_option(label="logement")
    page.get_by_role("button", name="Filtrer").click()
    page.get_by_text("58 signalements (domaine : logement) ont été comptés en 2025.").wait_for()
    page.get_by_role("link", name="Carte", exact=True).click()
    page.locator("svg.territory-map").wait_for()
    assert page.get_by_role("navigation", name="Façons de regarder").locator("[aria-current]").inner_text() == "Carte"
    with page.expect_download() as saved:
        page.get_by_role("link", name="PNG").click()
    assert saved.value.suggested_filename == "edition-1-signalements-par-lieu-2025-domaine-logement.png"
    address = page.locator(".permalink a").get_attribute("href")
    assert address == "/observatoire/explorer/lieu/?edition=1&domaine=housing&vue=carte"
    shown = page.locator("svg.territory-map").inner_html()
    page.goto(address)
    assert page.locator("svg.territory-map").inner_html() == shown
    assert overflow(page) <= 0


def test_keys_are_enough_and_what_is_secret_is_said(publication, browser_page):
    page = browser_page()
    page.goto("/observatoire/explorer/domaine-critere/?vue=tableau&suite=none")
    assert page.get_by_title("secret statistique").first.inner_text() == "s"
    page.locator("nav.views a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("vue=graphique"))
    page.get_by_text("Les mêmes nombres en tableau").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()


@pytest.fixture
def another_site() -> Iterator[Callable[[str], str]]:
    """Serve a page from another origin of this machine: browsers refuse that a page of elsewhere frames it."""
    servers = []

    def serve(html: str) -> str:
        class Page(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(html.encode())

            def log_message(self, *words):
                """Say nothing."""

        servers.append(HTTPServer(("127.0.0.1", 0), Page))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_another_site_may_frame_a_figure_and_no_other_page(publication, browser_page, another_site, live_server):
    page = browser_page(viewport=SMALL)
    page.goto("/observatoire/explorer/domaine/")
    page.get_by_text("Mettre cette figure dans un autre site").click()
    code = page.get_by_label("Le code à copier").input_value()
    assert code.startswith(f'<iframe src="{live_server.url}/observatoire/integrer/domaine/?edition=1&vue=graphique"')
    page.goto(another_site(f"<!doctype html><h1>Un journal</h1>{code}"))
    frame = page.frame_locator("iframe")
    frame.locator("svg.chart-drawing").wait_for()
    assert "observatoire des discriminations, Agglomération d'essai" in frame.locator(".embedded-source").inner_text()
    assert page.context.cookies() == []


@pytest.mark.one_database
def test_other_looks_are_sound_too(publication, browser_page):
    page = browser_page(viewport=SMALL)
    faults = []
    for name, query in [
        ("explorer", "?vue=carte"),
        ("explorer", "?vue=tableau"),
        ("explorer", "?domaine=ours"),
        ("embed", "?edition=1&vue=carte"),
        ("embed", "?edition=1&vue=tableau"),
    ]:
        page.goto(reverse(f"observatory:{name}", args=["lieu"]) + query)
        faults += faults_in_both_schemes(page)
        assert overflow(page) <= 0
    page.goto(reverse("observatory:process") + "?domaine=housing&critere=origin")
    assert not faults + faults_in_both_schemes(page), "\n".join(faults)
    expect(page.get_by_role("link", name="Voir les suites données")).to_be_visible()
