"""Those who prepare a questionnaire see it as it will be, without anything to send."""

import pytest

from tests.surveys.page.forms import EVERY_KIND
from vigie.surveys.page.preview import render_screen

pytestmark = pytest.mark.django_db


def test_a_screen_is_drawn_and_the_others_are_named(make_wave):
    preview = render_screen(make_wave(EVERY_KIND).version)
    assert "Un mot" in preview.html
    assert "<form" not in preview.html
    assert [name for _key, name in preview.screens] == [
        "Vous",
        "Vos avis",
        "Chacun de ces lieux",
        "Quand et où",
        "Enfant",
    ]


def test_another_screen_in_another_language(make_wave):
    version = make_wave(EVERY_KIND).version
    preview = render_screen(version, key="times", language="ar")
    assert preview.key == "times"
    assert 'dir="rtl"' in preview.html
    assert "أي يوم؟" in preview.html
    assert "<img" not in preview.html


def test_an_unknown_screen_is_the_first(make_wave):
    assert render_screen(make_wave(EVERY_KIND).version, key="rien").key == "you"
