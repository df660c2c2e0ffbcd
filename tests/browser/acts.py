"""What a person does on a page that brings another page: waited for until it is whole."""

from playwright.sync_api import Locator, Page


def press(page: Page, name: str) -> None:
    """Press the button of this name."""
    go_by(page.get_by_role("button", name=name, exact=True))


def follow(page: Page, name: str) -> None:
    """Follow the first link of this name."""
    go_by(page.get_by_role("link", name=name, exact=True).first)


def go_by(locator: Locator) -> None:
    """Click on what leads to another page, and wait for it: the click alone returns once its first byte has come."""
    with locator.page.expect_navigation():
        locator.click()
