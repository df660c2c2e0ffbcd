"""What is searched on every page would be found."""

import pytest

from tests.browser.colours import ENOUGH
from tests.browser.conftest import (
    ONLY_COLOURS,
    WITHOUT_COLOURS,
    accessibility_faults,
    faults_as_shown,
    faults_in_both_schemes,
    faults_of_colours,
)

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
FAULTY = """<!doctype html><html lang="fr"><title>Essai</title>
<style>p { color: #888; background: #999 }
@media (prefers-color-scheme: dark) { main { color: #111; background: #000 } }</style>
<main><h1>Un titre</h1><p>Illisible</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main></html>"""


@pytest.fixture
def faulty(browser_page):
    page = browser_page()
    page.set_content(FAULTY)
    return page


@pytest.mark.parametrize(
    ("options", "found"),
    [({}, {"color-contrast", "image-alt"}), (ONLY_COLOURS, {"color-contrast"}), (WITHOUT_COLOURS, {"image-alt"})],
)
def test_faults_are_found(faulty, options, found):
    assert {fault.split(":")[0] for fault in accessibility_faults(faulty, options)} == found


@pytest.mark.parametrize(("scheme", "spoilt"), [("light", 1), ("dark", 2)])
def test_faults_of_the_colours_shown_are_found(browser_page, scheme, spoilt):
    page = browser_page(color_scheme=scheme)
    page.set_content(FAULTY)
    faults = faults_as_shown(page)
    assert {fault.split(":")[0] for fault in faults} == {"color-contrast", "image-alt"}
    assert len([fault for fault in faults if fault.startswith("color-contrast")]) == spoilt


def test_what_only_the_dark_spoils_is_found(faulty):
    faults = faults_in_both_schemes(faulty)
    assert [fault for fault in faults if "Un titre" in fault and fault.startswith("in the dark: color-contrast")]
    assert not [fault for fault in faults if "Un titre" in fault and not fault.startswith("in the dark")]


SAID = "<title>Essai</title><main style='background: {ground}'>{words}</main>"


@pytest.mark.parametrize(
    ("words", "ground", "found"),
    [
        ("<p>Une autre</p>", "#fff", 0),
        ("<p>Une autre</p>", "#444", 1),
        ("<p style='color: #bbb'>Une autre</p>", "#fff", 1),
        (
            "<p>Pour aller plus loin, lisez <a href='/' style='color: #333; text-decoration: none'>ceci</a></p>",
            "#fff",
            1,
        ),
    ],
)
def test_a_known_manner_of_writing_is_looked_at_again_on_another_ground(browser_page, words, ground, found):
    page = browser_page()
    page.set_content(SAID.format(ground="#fff", words="<p>Une</p><p>phrase</p><p>lisible</p><a href='/'>Aller</a>"))
    assert faults_of_colours(page, "light") == []
    page.set_content(SAID.format(ground=ground, words=words))
    assert len(faults_of_colours(page, "light")) == found


def test_of_many_words_alike_a_few_are_looked_at(browser_page):
    page = browser_page()
    page.set_content(SAID.format(ground="#fff", words="<p style='color: #ccc'>Illisible</p>" * 40))
    assert len(faults_of_colours(page, "light")) == ENOUGH
