"""A pupil ranks with the keyboard and hears where each wish stands; without JavaScript, by buttons and numbers."""

import pytest
from django.urls import reverse

from tests.browser.test_internship_pages import enter_by_code
from tests.internships.scene import make_exchange, make_offer
from vigie.internships.models import WishList
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
TITLES = ("Découvrir l'atelier", "Vendre", "Coudre")


@pytest.fixture
def ranking(school, company):
    """A pupil who ranks three sessions, by their ids."""
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    exchange = make_exchange(school, company)
    sessions = [exchange.session]
    sessions += [make_offer(exchange.campaign, exchange.company, title=title) for title in TITLES[1:]]
    exchange.ids = [session.pk for session in sessions]
    WishList.objects.update(sessions=exchange.ids)
    return exchange


def open_list(page, ranking):
    enter_by_code(page, ranking.pupil)
    page.goto(reverse("internships:pupil_list"))


def saved(page, ranking, ids):
    """Whether the list becomes that one on the server, within a time."""
    for _ in range(100):
        if WishList.objects.get(pupil=ranking.pupil).sessions == ids:
            return True
        page.wait_for_timeout(50)
    return False


def heard(page, words):
    """Wait until a screen reader is told something."""
    page.locator("[data-ranking-status]").filter(has_text=words).wait_for(state="attached")


def test_a_wish_is_moved_with_the_keyboard_and_announced(ranking, browser_page):
    page = browser_page()
    open_list(page, ranking)
    first, second, third = ranking.ids
    handle = page.get_by_role("button", name="Déplacer Coudre")
    handle.focus()
    page.keyboard.press("Space")
    heard(page, "Coudre : pris, en position 3 sur 3")
    page.keyboard.press("ArrowUp")
    heard(page, "Coudre : position 2 sur 3")
    page.keyboard.press("Home")
    heard(page, "Coudre : position 1 sur 3")
    page.keyboard.press("Space")
    heard(page, "Coudre : posé en position 1 sur 3. Liste enregistrée.")
    assert saved(page, ranking, [third, first, second])
    assert handle.evaluate("each => each === document.activeElement")
    assert page.locator("input.ranking-number").evaluate_all("all => all.map(each => each.value)") == ["1", "2", "3"]


def test_escape_puts_a_wish_back(ranking, browser_page):
    page = browser_page()
    open_list(page, ranking)
    page.get_by_role("button", name="Déplacer Coudre").focus()
    for key in ("Space", "ArrowUp", "Escape"):
        page.keyboard.press(key)
    heard(page, "Coudre : remis en position 3")
    page.reload()
    titles = page.locator(".ranking-title").all_inner_texts()
    assert titles == list(TITLES)


def test_a_wish_is_dragged_and_its_buttons_keep_the_page(ranking, browser_page):
    page = browser_page()
    open_list(page, ranking)
    first, second, third = ranking.ids
    page.get_by_role("button", name="Déplacer Coudre").scroll_into_view_if_needed()
    grip = page.get_by_role("button", name="Déplacer Coudre").bounding_box()
    aim = page.locator(".ranking-line").first.bounding_box()
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, aim["y"] + 2, steps=8)
    page.mouse.up()
    assert saved(page, ranking, [third, first, second])
    page.get_by_role("button", name="Monter : Vendre").click()
    heard(page, "Vendre : posé en position 2 sur 3")
    assert saved(page, ranking, [third, second, first])


def test_a_cut_of_the_network_loses_nothing(ranking, browser_page):
    page = browser_page()
    open_list(page, ranking)
    first, second, third = ranking.ids
    page.context.set_offline(True)
    page.get_by_role("button", name="En premier : Coudre").click()
    heard(page, "La liste n'a pas pu être enregistrée")
    page.context.set_offline(False)
    assert saved(page, ranking, [third, first, second])


def test_without_javascript_buttons_and_numbers_do_the_same(ranking, browser_page):
    page = browser_page(javascript=False)
    open_list(page, ranking)
    first, second, third = ranking.ids
    page.get_by_role("button", name="Monter : Coudre").click()
    assert saved(page, ranking, [first, third, second])
    page.get_by_label("Position de Vendre").fill("1")
    page.get_by_role("button", name="Ranger selon les numéros tapés").click()
    assert saved(page, ranking, [second, first, third])
    page.get_by_role("button", name="Enlever : Coudre").click()
    assert saved(page, ranking, [second, first])
