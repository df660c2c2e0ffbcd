"""Computes, from one colour chosen by the territory, shades that stay readable on light and dark pages.

Contrasts follow WCAG 2.2 (relative luminance); 4.5 to 1 is what its level AA asks of running text (RGAA 3.2).
"""

import colorsys
import re
from collections.abc import Iterable
from dataclasses import dataclass

READABLE = 4.5
WHITE, BLACK = "#ffffff", "#000000"
# The surface of pages on which a coloured text stands out least, in each scheme.
# The grounds of the theme that leave links the least contrast: sunken on light pages, raised on dark ones.
LIGHT_PAGE, DARK_PAGE = "#f3ede3", "#24211d"
HEXADECIMAL = re.compile(r"#[0-9a-fA-F]{6}")
# Lightness of the five steps of a map, from the least to the greatest figure.
LIGHT_RAMP = (0.82, 0.70, 0.57, 0.42, 0.25)
DARK_RAMP = (0.24, 0.36, 0.50, 0.66, 0.84)

Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Palette:
    """Shades for one scheme, as hexadecimal colours.

    accent: links and borders, readable on the page. on_accent: text written on the accent. strong: hovering.
    soft: a tinted ground. steps: five fills of a map; inks: what is written on each.
    """

    accent: str
    on_accent: str
    strong: str
    soft: str
    on_soft: str
    steps: tuple[str, ...]
    inks: tuple[str, ...]


def light_palette(colour: str) -> Palette:
    """Return the shades for light pages; the chosen colour itself when it is readable on them."""
    accent = readable_on(colour, LIGHT_PAGE)
    return palette(
        accent, strong=with_lightness(accent, lightness_of(accent) * 0.8), soft_lightness=0.94, ramp=LIGHT_RAMP
    )


def dark_palette(colour: str) -> Palette:
    """Return the shades for dark pages: the same hue, lighter."""
    accent = readable_on(with_lightness(colour, max(lightness_of(colour), 0.6)), DARK_PAGE)
    lighter = lightness_of(accent) + (1 - lightness_of(accent)) * 0.35
    return palette(accent, strong=with_lightness(accent, lighter), soft_lightness=0.17, ramp=DARK_RAMP)


def palette(accent: str, *, strong: str, soft_lightness: float, ramp: Iterable[float]) -> Palette:
    """Derive every shade of a scheme from its accent."""
    soft = with_lightness(accent, soft_lightness, most_saturation=0.35)
    steps = tuple(with_lightness(accent, lightness, most_saturation=0.38) for lightness in ramp)
    return Palette(
        accent=accent,
        on_accent=ink_on(accent),
        strong=strong,
        soft=soft,
        on_soft=readable_on(accent, soft),
        steps=steps,
        inks=tuple(ink_on(step) for step in steps),
    )


def readable_on(colour: str, ground: str, ratio: float = READABLE) -> str:
    """Return the nearest shade of a colour that contrasts enough with a ground: darker, or lighter on dark grounds.

    ratio: at most 4.58, which black or white reach on any ground.
    """
    target = 0.0 if contrast(BLACK, ground) >= contrast(WHITE, ground) else 1.0
    start = lightness_of(colour)
    for hundredths in range(101):
        shade = with_lightness(colour, start + (target - start) * hundredths / 100) if hundredths else colour.lower()
        if contrast(shade, ground) >= ratio:
            return shade
    return BLACK if target == 0.0 else WHITE


def ink_on(ground: str) -> str:
    """Return black or white, whichever reads better on a ground; it is always readable."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, ground))


def contrast(first: str, second: str) -> float:
    """Return the contrast between two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels_of(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness_of(colour: str) -> float:
    """Return the lightness of a colour, from 0 to 1."""
    return colorsys.rgb_to_hls(*channels_of(colour))[1]


def with_lightness(colour: str, lightness: float, most_saturation: float = 1.0) -> str:
    """Return the colour of the same hue with this lightness, no more saturated than asked."""
    hue, _lightness, saturation = colorsys.rgb_to_hls(*channels_of(colour))
    return written(colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), min(saturation, most_saturation)))


def channels_of(colour: str) -> Channels:
    """Return red, green and blue from 0 to 1. Raises ValueError unless the colour is written #rrggbb."""
    if not HEXADECIMAL.fullmatch(colour):
        raise ValueError(f"Not a colour written #rrggbb: {colour}")
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def written(channels: Channels) -> str:
    """Write red, green and blue as #rrggbb."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def style_sheet(colour: str) -> str:
    """Return the style sheet that gives pages the territory's shades, in both schemes."""
    light, dark = declarations(light_palette(colour)), declarations(dark_palette(colour))
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def declarations(shades: Palette) -> str:
    """Write shades as custom properties."""
    named = {
        "accent": shades.accent,
        "on-accent": shades.on_accent,
        "accent-strong": shades.strong,
        "accent-soft": shades.soft,
        "on-accent-soft": shades.on_soft,
    }
    for rank, (step, ink) in enumerate(zip(shades.steps, shades.inks, strict=True), start=1):
        named |= {f"map-{rank}": step, f"map-ink-{rank}": ink}
    return "".join(f"--vigie-{name}:{value};" for name, value in named.items())
