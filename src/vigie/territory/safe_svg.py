"""Rebuilds an SVG logo from the little that a logo needs, so that nothing else gets through.

An SVG file may carry scripts, links, styles and images of other hosts. Elements and attributes are copied one by one
from short lists; a ``style`` attribute is turned into the attributes it stands for; the rest is dropped, or refused
where dropping it would spoil the logo.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, register_namespace, tostring

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST_LOGO = 100_000
MOST_ELEMENTS = 2_000
SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
ELEMENTS = SHAPES | {"svg", "g", "defs", "title", "desc", "linearGradient", "radialGradient", "stop", "clipPath"}
SPOILING = {
    "style": gettext_lazy("une feuille de style"),
    "image": gettext_lazy("une image incorporée"),
    "text": gettext_lazy("du texte non vectorisé"),
    "use": gettext_lazy("des éléments recopiés (« use »)"),
}
PAINT = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "clip-path",
    "clip-rule", "stop-color", "stop-opacity",
}  # fmt: skip
GEOMETRY = {
    "id", "viewBox", "width", "height", "preserveAspectRatio", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r",
    "rx", "ry", "fx", "fy", "points", "transform", "offset", "gradientUnits", "gradientTransform", "spreadMethod",
    "clipPathUnits", "pathLength",
}  # fmt: skip
# Lengths, colours, numbers, paths, names, and references inside the drawing; nothing that could name another place.
HARMLESS = re.compile(r"[\w\s.,;%#()+-]*")
FUNCTION = re.compile(r"([\w-]*)\s*\(")
FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY"}
INNER_REFERENCE = re.compile(r"#[\w.-]+")
INNER_URL = re.compile(r"url\(\s*['\"]?(#[\w.-]+)['\"]?\s*\)")


class LogoRefused(Exception):
    """The file cannot be the logo; the message says why and what to do."""


def safe_svg(content: bytes) -> str:
    """Return a harmless SVG document that looks like the one given. Raises LogoRefused."""
    if len(content) > LARGEST_LOGO:
        raise LogoRefused(_("Le logo dépasse %(size)s ko : simplifiez-le.") % {"size": LARGEST_LOGO // 1000})
    try:
        root = ElementTree.fromstring(content)
    except DefusedXmlException:
        raise LogoRefused(_("Ce fichier SVG contient des entités, qui peuvent être dangereuses.")) from None
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        raise LogoRefused(_("Ce fichier n'est pas un SVG : choisissez le logo au format SVG.")) from None
    if root.tag != f"{{{SVG}}}svg":
        raise LogoRefused(_("Ce fichier n'est pas un SVG : choisissez le logo au format SVG."))
    return rebuilt_document(root)


def rebuilt_document(root: Element) -> str:
    """Copy what may stay and write it. Raises LogoRefused when too much is there, or nothing to see."""
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS:
        raise LogoRefused(_("Ce logo a trop d'éléments : simplifiez-le."))
    for element in elements:
        if what := SPOILING.get(local_name(element)):
            raise LogoRefused(
                _("Ce logo contient %(what)s, que Vigie ne peut pas garder : exportez-le en tracés simples.")
                % {"what": what}
            )
    copy = rebuilt(root)
    if "viewBox" not in copy.attrib:
        raise LogoRefused(_("Ce logo n'a pas de cadre (attribut « viewBox ») : exportez-le de nouveau."))
    if not any(local_name(element) in SHAPES for element in copy.iter()):
        raise LogoRefused(_("Ce logo ne contient aucun tracé que Vigie puisse garder."))
    register_namespace("", SVG)
    return tostring(copy, encoding="unicode")


def rebuilt(element: Element) -> Element:
    """Copy an element with its harmless attributes and children."""
    copy = Element(element.tag, dict(harmless_attributes(element)))
    if local_name(element) in {"title", "desc"}:
        copy.text = element.text
    copy.extend([rebuilt(child) for child in element if local_name(child) in ELEMENTS])
    return copy


def harmless_attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Return the attributes to keep; those of ``style`` win over the others, as they do on screen."""
    for name, value in element.attrib.items():
        if name in PAINT | GEOMETRY and is_harmless(value):
            yield name, value
        elif name in {"href", XLINK_HREF} and INNER_REFERENCE.fullmatch(value.strip()):
            yield "href", value.strip()
    for declaration in element.get("style", "").split(";"):
        name, _colon, value = (part.strip() for part in declaration.partition(":"))
        if name in PAINT and is_harmless(value):
            yield name, value


def is_harmless(value: str) -> bool:
    """Whether a value is made of lengths, colours, paths and moves, and names nothing outside the drawing."""
    rest = INNER_URL.sub("", value)
    return bool(HARMLESS.fullmatch(rest)) and set(FUNCTION.findall(rest)) <= FUNCTIONS


def local_name(element: Element) -> str:
    """Return an element's name when it belongs to SVG, else nothing: comments and foreign elements have none."""
    tag = element.tag
    return tag.removeprefix(f"{{{SVG}}}") if isinstance(tag, str) and tag.startswith(f"{{{SVG}}}") else ""
