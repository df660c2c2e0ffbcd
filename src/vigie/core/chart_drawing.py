"""Turns the specification of a chart into a drawing that a page under a strict policy, or a document, can hold."""

import re
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Literal, TypeAlias
from xml.etree import ElementTree

from vigie.core.font_coverage import FAMILIES, printable


class Medium(StrEnum):
    """Where a chart goes: a page, whose theme gives the colours, or a document, which needs real ones."""

    SCREEN = "screen"
    PRINT = "print"


# Colours on white paper, told apart in the usual colour blindnesses; on screen, the theme's properties of the same
# names (--chart-1…) win.
SERIES_COLOURS = ("#1f5c57", "#c2542f", "#6c4a86", "#b07c1c", "#3d6ea8", "#7a7267", "#a3446b", "#4a7a2c")
COLOURS = {"ink": "#25211c", "muted": "#5c544a", "line": "#ddd4c6", "surface": "#ffffff"}
# Fills with a pattern over the colour, so that pieces are told apart without it; the first series is plain.
PATTERNS = {
    2: '<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4"{stroke}/>',
    3: '<circle cx="4" cy="4" r="1.7" fill="{surface}"/>',
    4: '<path d="M0,4h8"{stroke}/>',
    5: '<path d="M-2,6l4,4M0,0l8,8M6,-2l4,4"{stroke}/>',
    6: '<path d="M4,0v8M0,4h8"{stroke}/>',
    7: '<path d="M4,0v8"{stroke}/>',
    8: '<path d="M1,1h3v3h-3zM5,5h3v3h-3z" fill="{surface}"/>',
}
# What is withheld: dark strokes on paper, which no series has. Its colour stands for it in specifications only.
WITHHELD = "#fefefe"
WITHHELD_PATTERN = '<path d="M-1.5,1.5l3,-3M0,6l6,-6M4.5,7.5l3,-3" stroke="{ink}" stroke-width="1.3" fill="none"/>'
NumberLocale: TypeAlias = Literal["fr-FR", "en-GB"]
SVG = "{http://www.w3.org/2000/svg}"
COLOUR_NAMES = {
    **{colour: f"chart-{place}" for place, colour in enumerate(SERIES_COLOURS, start=1)},
    **{colour: f"chart-{name}" for name, colour in COLOURS.items()},
}
# Stands for the identifier in drawings kept in memory, which serve several pages.
IDENTIFIER = "chart-identifier"
KEPT_DRAWINGS = 256


@lru_cache(maxsize=KEPT_DRAWINGS)
def draw(source: str, locale: NumberLocale, medium: Medium, *, with_patterns: bool) -> str:
    """Return the drawing of a specification (Vega-Lite, as JSON) as SVG without its words.

    locale: of numbers on axes, such as « fr-FR »; with_patterns: fills are told apart without colour.
    Kept in memory, since drawing takes tens of milliseconds.
    """
    # The drawing engine takes 100 MB of memory: loaded by the first page that has a chart.
    import vl_convert

    # No address is allowed: a chart draws its own data and fetches nothing.
    drawn = vl_convert.vegalite_to_svg(source, vl_version="5.20", allowed_base_urls=[], format_locale=locale)
    # The engine is ours, and so is all that it writes.
    root = ElementTree.fromstring(drawn)  # noqa: S314
    tidy(root, medium, with_patterns=with_patterns)
    body = "".join(serialise(child) for child in root)
    used = {place for place in PATTERNS if f"#{IDENTIFIER}-{place})" in body}
    made = definitions(used, medium, with_withheld=f"#{IDENTIFIER}-withheld)" in body)
    box = root.get("viewBox", "0 0 1 1")
    width, height = box.split()[2:]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-drawing" width="{width}" height="{height}" '
        f'viewBox="{box}" direction="ltr" role="img">{made}{body}</svg>'
    )


def with_words(drawing: str, identifier: str, title: str, description: str) -> str:
    """Return a drawing with its title and its description for those who do not see it, under identifiers of its own."""
    name = re.sub(r"[^A-Za-z0-9_-]", "-", identifier)
    words = (
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    )
    return drawing.replace(">", words, 1).replace(f"{IDENTIFIER}-", f"{name}-")


def tidy(parent: ElementTree.Element, medium: Medium, *, with_patterns: bool) -> None:
    """Leave out what is not seen and what only speaks to other tools, and give colours and letters their names."""
    for child in list(parent):
        if is_invisible(child):
            parent.remove(child)
            continue
        tidy(child, medium, with_patterns=with_patterns)
        if child.tag == f"{SVG}g" and not len(child):
            parent.remove(child)
            continue
        set_attributes(child, medium, with_patterns=with_patterns)


def is_invisible(element: ElementTree.Element) -> bool:
    """Whether an element draws nothing."""
    return (
        element.get("display") == "none"
        or element.get("opacity") == "0"
        or element.get("class") in {"background", "foreground"}
    )


def set_attributes(element: ElementTree.Element, medium: Medium, *, with_patterns: bool) -> None:
    """Give one element the attributes of its medium."""
    for name in [*element.keys()]:
        if name.startswith("aria-") or name in {"role", "class", "pointer-events", "stroke-miterlimit"}:
            del element.attrib[name]
    patterned = with_patterns and element.tag != f"{SVG}text"
    for name in ("fill", "stroke"):
        if colour := element.get(name):
            element.set(name, paint(colour, medium, with_pattern=patterned and name == "fill"))
    if element.tag == f"{SVG}text":
        if element.get("stroke"):
            # The halo goes under the letters.
            element.set("paint-order", "stroke")
        set_letters(element, medium)


def set_letters(element: ElementTree.Element, medium: Medium) -> None:
    """Let a page's own font draw the letters; in a document, name the shipped ones and keep to what they draw."""
    element.attrib.pop("font-family", None)
    if medium is Medium.PRINT:
        element.set("font-family", ", ".join(FAMILIES))
        for part in element.iter():
            part.text = printable(part.text or "")


def paint(colour: str, medium: Medium, *, with_pattern: bool = False) -> str:
    """Return a colour of the palette as it is written for a medium, others as they are."""
    if colour == WITHHELD:
        return f"url(#{IDENTIFIER}-withheld)"
    if with_pattern and colour in SERIES_COLOURS[1:]:
        return f"url(#{IDENTIFIER}-{SERIES_COLOURS.index(colour) + 1})"
    if medium is Medium.PRINT or colour not in COLOUR_NAMES:
        return colour
    return f"var(--{COLOUR_NAMES[colour]}, {colour})"


def definitions(used: set[int], medium: Medium, *, with_withheld: bool = False) -> str:
    """Return the patterns that a drawing uses."""
    surface = paint(COLOURS["surface"], medium)
    stroke = f' stroke="{surface}" stroke-width="1.6" fill="none"'
    made = [
        f'<pattern id="{IDENTIFIER}-{place}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{paint(SERIES_COLOURS[place - 1], medium)}"/>'
        f"{PATTERNS[place].format(stroke=stroke, surface=surface)}</pattern>"
        for place in sorted(used)
    ]
    if with_withheld:
        strokes = WITHHELD_PATTERN.format(ink=paint(COLOURS["ink"], medium))
        ground = f'<rect width="6" height="6" fill="{surface}"/>'
        made.append(
            f'<pattern id="{IDENTIFIER}-withheld" width="6" height="6" patternUnits="userSpaceOnUse">'
            f"{ground}{strokes}</pattern>"
        )
    return f"<defs>{''.join(made)}</defs>" if made else ""


def serialise(element: ElementTree.Element) -> str:
    """Return an element as text, in the default namespace of its root."""
    text = ElementTree.tostring(element, encoding="unicode")
    return re.sub(r' xmlns(:ns\d+)?="[^"]*"', "", re.sub(r"(</?)ns\d+:", r"\1", text))
