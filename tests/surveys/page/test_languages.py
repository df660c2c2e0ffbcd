"""Languages of a form: named in their own words, written in their direction."""

import pytest
from django.utils.translation import override

from vigie.surveys.page.languages import best_language, form_language, languages_of, site_language


@pytest.mark.parametrize(
    ("name", "code", "label", "direction", "site"),
    [
        ("Français (fr)", "fr", "Français", "ltr", "fr"),
        ("Arabic (ar)", "ar", "العربيّة", "rtl", "ar"),
        ("English", "en", "English", "ltr", "en"),
        ("Facile à lire", "fr-x-facile", "Français facile à lire", "ltr", "fr"),
        ("Persan (fa)", "fa", "فارسی", "rtl", "fr"),
        ("Picard (pcd)", "pcd", "Picard", "ltr", "fr"),
        ("default", "fr", "Français", "ltr", "fr"),
    ],
)
def test_a_language(name, code, label, direction, site):
    with override("fr"):
        language = form_language(name)
        spoken = site_language(language, [name, "Autre (xx)"])
        assert (language.code, language.label, language.direction, spoken) == (
            code,
            label,
            direction,
            site,
        )


def test_the_language_shown_is_the_one_asked_then_the_visitors_then_the_first():
    names = ["Français (fr)", "Arabic (ar)"]
    with override("ar"):
        assert best_language(names, "fr").code == "fr"
        assert best_language(names, "").code == "ar"
        assert best_language(names, "xx").code == "ar"
    with override("en"):
        assert best_language(names, "").code == "fr"
    assert [language.code for language in languages_of([])] == ["fr"]


def test_a_form_with_one_language_leaves_the_site_in_its_own():
    with override("ar"):
        assert site_language(form_language("default"), []) == "ar"
        assert site_language(form_language("Français (fr)"), ["Français (fr)"]) == "ar"
