"""The palette can be read: contrasts of the theme, measured in both schemes as WCAG 2.2 does."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.PACKAGE) / "core/static/core/css/tokens.css").read_text()
# Ink, ground, and the least ratio between them: 4.5 for text, 3 for what only draws a shape.
PAIRS = [
    *[(ink, ground, 4.5) for ink in ("ink", "ink-soft", "vigie-accent") for ground in ("paper", "sheet", "sunken")],
    ("vigie-on-accent", "vigie-accent", 4.5),
    ("vigie-on-accent", "vigie-accent-strong", 4.5),
    ("vigie-on-accent-soft", "vigie-accent-soft", 4.5),
    ("ink", "vigie-accent-soft", 4.5),
    *[(f"{state}-ink", f"{state}-ground", 4.5) for state in ("neutral", "going", "setting", "asked", "good", "bad")],
    *[("bad-ink", ground, 4.5) for ground in ("paper", "sheet")],
    *[(shape, ground, 3) for shape in ("rule-strong", "focus") for ground in ("paper", "sheet", "sunken")],
    *[(f"chart-{rank}", "sheet", 3) for rank in range(1, 7)],
]


def palette(scheme):
    """Return the colours of a scheme; the dark one changes some of the light one's."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("\n}\n")[0]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark)) if scheme == "dark" else found


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_contrast_enough(scheme, ink, ground, least):
    colours = palette(scheme)
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_dark_scheme_is_its_own():
    assert palette("dark")["paper"] != palette("light")["paper"]
