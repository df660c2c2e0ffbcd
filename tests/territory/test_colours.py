"""Shades computed from any colour stay readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.territory.colours import (
    DARK_PAGE,
    LIGHT_PAGE,
    channels_of,
    contrast,
    dark_palette,
    light_palette,
    luminance,
    readable_on,
    style_sheet,
    with_lightness,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@given(colours, colours)
def test_a_shade_is_readable_on_any_ground(colour, ground):
    assert contrast(readable_on(colour, ground), ground) >= 4.5


@given(colours, colours)
def test_a_colour_already_readable_is_kept(colour, ground):
    if contrast(colour, ground) >= 4.5:
        assert readable_on(colour, ground) == colour


@given(colours)
def test_both_palettes_are_readable(colour):
    for shades, page in ((light_palette(colour), LIGHT_PAGE), (dark_palette(colour), DARK_PAGE)):
        assert contrast(shades.accent, page) >= 4.5
        assert contrast(shades.on_accent, shades.accent) >= 4.5
        assert contrast(shades.on_soft, shades.soft) >= 4.5
        for step, ink in zip(shades.steps, shades.inks, strict=True):
            assert contrast(ink, step) >= 4.5


@given(colours)
def test_steps_of_a_map_go_one_way_so_that_they_read_in_black_and_white(colour):
    light = [luminance(step) for step in light_palette(colour).steps]
    dark = [luminance(step) for step in dark_palette(colour).steps]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
    assert len(set(light)) == len(set(dark)) == 5


@pytest.mark.parametrize("wrong", ["", "red", "#12345", "#12345g", "#1234567", "#123456;}"])
def test_what_is_not_a_colour_is_refused(wrong):
    with pytest.raises(ValueError, match="Not a colour"):
        channels_of(wrong)


def test_lightness_is_bounded():
    assert with_lightness("#336699", 2) == "#ffffff"
    assert with_lightness("#336699", -1) == "#000000"


def test_the_style_sheet_holds_both_schemes():
    sheet = style_sheet("#1f5c57")
    assert sheet.count("--vigie-accent:") == 2
    assert "prefers-color-scheme:dark" in sheet
    assert "--vigie-map-5:" in sheet
