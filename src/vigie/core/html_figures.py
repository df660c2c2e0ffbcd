"""Drawings of a document, as a page can hold them: known elements and attributes only, in the page's colours."""

import re
from xml.etree import ElementTree

from vigie.core.chart_drawing import COLOUR_NAMES, SVG, serialise

ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "pattern"}
)
# What says where things are and how they look, without style sheets, addresses nor events.
ATTRIBUTES = frozenset(
    {"width", "height", "viewBox", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"}
    | {"points", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "paint-order"}
    | {"stroke-linejoin", "stroke-opacity", "fill-opacity", "opacity", "text-anchor", "dominant-baseline", "direction"}
    | {"font-size", "font-weight", "font-style", "id", "patternUnits"}
)
PAINTS = ("fill", "stroke")
OWN_PATTERN = re.compile(r"url\(#([A-Za-z0-9_-]+)\)")


def page_svg(svg: str, alternative: str, identifier: str) -> str:
    """Return a drawing for a page: an image with its words, in colours that follow the page's theme.

    identifier: unique in the page; names inside the drawing are made of it.
    A drawing that cannot be read is left out: nothing is written but its words.
    """
    root = read_drawing(svg)
    keep_known(root, identifier)
    root.set("role", "img")
    root.set("aria-label", alternative)
    root.set("class", "chart-drawing")
    root.set("focusable", "false")
    return serialise(root).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def read_drawing(svg: str) -> ElementTree.Element:
    """Return the root of a drawing, an empty one when it is no drawing."""
    empty = ElementTree.Element(f"{SVG}svg")
    # Declarations of entities would be the one danger of reading it, and a drawing has none.
    if "<!" in svg:
        return empty
    try:
        return ElementTree.fromstring(svg)  # noqa: S314
    except ElementTree.ParseError:
        return empty


def keep_known(parent: ElementTree.Element, identifier: str) -> None:
    """Take away from an element, and from those under it, all that is not known to be harmless."""
    keep_attributes(parent, identifier)
    for child in list(parent):
        if local_name(child) in ELEMENTS:
            keep_known(child, identifier)
        else:
            parent.remove(child)


def local_name(element: ElementTree.Element) -> str:
    """Return the name of an element of a drawing, nothing for any other kind."""
    return element.tag.removeprefix(SVG) if isinstance(element.tag, str) and element.tag.startswith(SVG) else ""


def keep_attributes(element: ElementTree.Element, identifier: str) -> None:
    """Keep the attributes that only draw."""
    for name, value in list(element.attrib.items()):
        if name not in ATTRIBUTES:
            del element.attrib[name]
        elif name == "id":
            element.set(name, f"{identifier}-{value}")
        elif name in PAINTS:
            element.set(name, page_paint(value, identifier))


def page_paint(value: str, identifier: str) -> str:
    """Return a colour as a page writes it: by the name it has in themes, or a pattern of the same drawing."""
    if pattern := OWN_PATTERN.fullmatch(value):
        return f"url(#{identifier}-{pattern.group(1)})"
    if value in COLOUR_NAMES:
        return f"var(--{COLOUR_NAMES[value]}, {value})"
    return value if re.fullmatch(r"#[0-9A-Fa-f]{3,8}|[a-z]+", value) else "none"
