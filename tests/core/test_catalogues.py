"""The catalogues: zero is singular in French, and the sign-in library speaks our words."""

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext


@pytest.mark.parametrize(("number", "word"), [(0, "commune"), (1, "commune"), (2, "communes")])
def test_zero_is_singular_in_french(number, word):
    with translation.override("fr"):
        text = ngettext("%(number)s commune.", "%(number)s communes.", number)
    assert text.split()[1] == f"{word}."


def test_the_sign_in_library_speaks_our_words():
    with translation.override("fr"):
        assert gettext("Recovery Codes") == "Codes de secours"


def test_english_is_there():
    with translation.override("en"):
        assert gettext("Tableau de bord") == "Dashboard"
