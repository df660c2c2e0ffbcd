import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.font_coverage import FAMILIES, FONTS, MISSING, coverage, printable


def test_fonts_are_light_and_come_with_their_licences():
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000
    licences = {path.name for path in FONTS.glob("*-OFL.txt")}
    assert licences == {"AtkinsonHyperlegibleNext-OFL.txt", "NotoSans-OFL.txt", "NotoSansArabic-OFL.txt"}
    assert all("SIL OPEN FONT LICENSE" in (FONTS / name).read_text() for name in licences)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_draws_something(family):
    assert len(coverage()[family]) > 300


def test_the_main_font_draws_french():
    letters = "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ0123456789«»’–—…€°%&@ \u00a0"
    assert set(map(ord, letters)) <= coverage()["Atkinson Hyperlegible Next"]


def test_letters_that_no_style_has_are_not_counted():
    assert 0x1F600 not in coverage()["Noto Sans"]
    assert ord("م") not in coverage()["Atkinson Hyperlegible Next"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Égalité « réelle » : 12 % → ✓ ≥ 3", "Égalité « réelle » : 12 % → ✓ ≥ 3"),
        ("e\u0301galite\u0301", "égalité"),
        ("مرصد المساواة", "مرصد المساواة"),
        ("Bravo 😀", "Bravo □"),
        ("❤\ufe0f", "❤" if 0x2764 in coverage()["Noto Sans Symbols2"] else MISSING),
        ("日本", "□□"),
        ("a\x00b\x07c\u200bd\u202ee", "abcde"),
        ("un\r\ndeux\ttrois", "un\ndeux trois"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_text_is_kept_as_far_as_fonts_go(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_printing_twice_changes_nothing(text):
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_every_letter_left_can_be_drawn(text):
    drawn = frozenset().union(*coverage().values())
    assert {ord(letter) for letter in printable(text)} <= drawn | {ord("\n")}
