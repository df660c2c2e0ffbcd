"""The frame of pages in a real browser: menu, keyboard, without JavaScript, on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LARGE, SMALL

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
NOWHERE = "/page-absente/"


def open_frame(page):
    """Open a page that is not there: the frame alone, whatever the rooms hold."""
    assert page.goto(NOWHERE).status == 404
    return page


def test_first_tab_skips_to_the_content(browser_page):
    page = browser_page()
    open_frame(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


@pytest.mark.parametrize("javascript", [True, False])
def test_small_screens_open_the_menu_even_without_javascript(browser_page, javascript):
    page = browser_page(viewport=SMALL, javascript=javascript)
    open_frame(page)
    menu = page.locator(".menu-panel .main-nav")
    expect(menu).to_be_hidden()
    page.locator(".menu-button").click()
    expect(menu).to_be_visible()


def test_escape_closes_a_menu_and_gives_the_focus_back(browser_page):
    page = browser_page(viewport=LARGE)
    open_frame(page)
    page.locator(".tool > summary").click()
    panel = page.locator(".tool-panel")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_language_is_chosen_in_the_header(browser_page, javascript):
    page = browser_page(javascript=javascript)
    open_frame(page)
    page.locator(".tool > summary").click()
    page.locator(".tool-panel button[lang=ar]").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.endswith(NOWHERE)


def test_paper_shows_the_text_alone(browser_page):
    page = browser_page()
    open_frame(page)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".large-screens .main-nav")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()


def test_touch_targets_of_the_frame_are_44_pixels_high(browser_page):
    page = browser_page(viewport=SMALL)
    open_frame(page)
    page.locator(".menu-button").click()
    targets = page.locator("header :is(a, button, summary):visible")
    heights = [round(target.bounding_box()["height"]) for target in targets.all()]
    assert heights
    assert min(heights) >= 44


def test_the_frame_is_sound(browser_page, assert_accessible, assert_fits):
    for viewport in (SMALL, LARGE):
        for color_scheme in ("light", "dark"):
            page = browser_page(viewport=viewport, color_scheme=color_scheme)
            open_frame(page)
            assert_accessible(page)
            assert_fits(page)
