"""A dialog asks before something is lost; without JavaScript, a page asks the same."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import ActionFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]


def test_deleting_an_action_asks_in_a_dialog(browser_page, signed_in, live_server, pilot):
    action = ActionFactory(name="Action à supprimer")
    page = browser_page()
    signed_in(page, pilot)
    page.goto(live_server.url + reverse("plan:action", args=[action.pk]))
    page.get_by_role("link", name="Supprimer l'action").click()
    dialog = page.get_by_role("dialog", name="Supprimer cette action")
    dialog.get_by_role("button", name="Annuler").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Supprimer l'action").click()
    dialog.get_by_role("button", name="Supprimer l'action").click()
    page.get_by_text("L'action est supprimée").wait_for()


def test_without_javascript_a_page_asks(browser_page, signed_in, live_server, pilot):
    action = ActionFactory(name="Action à supprimer")
    page = browser_page(javascript=False)
    signed_in(page, pilot)
    page.goto(live_server.url + reverse("plan:action", args=[action.pk]))
    page.get_by_role("link", name="Supprimer l'action").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Supprimer cette action")
