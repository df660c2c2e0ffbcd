"""A logo is rebuilt from shapes and colours; nothing that acts or calls elsewhere gets through."""

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from vigie.territory.safe_svg import ELEMENTS, GEOMETRY, LARGEST_LOGO, PAINT, LogoRefused, safe_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
SHAPE = '<path d="M0 0h9v9z"/>'


def document(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def names_in(svg: str) -> set[str]:
    return {element.tag.split("}")[1] for element in ElementTree.fromstring(svg).iter()}


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<script href='https://exemple.fr/a.js'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<path d='M0 0' onclick='alert(1)' onload='alert(1)'/>",
        "<path d='M0 0' fill='url(https://exemple.fr/a.svg#b)'/>",
        "<path d='M0 0' style='fill:url(//exemple.fr/a)'/>",
        "<path d='M0 0' style='background:url(javascript:alert(1))'/>",
        "<path d='M0 0' style='fill:expression(alert(1))' filter='url(#f)'/>",
        "<linearGradient id='a' xlink:href='https://exemple.fr/a.svg#b'/>",
        "<linearGradient id='a' href='data:image/svg+xml,x'/>",
        "<iframe src='https://exemple.fr'/>",
        "<!-- <script>alert(1)</script> --><?xml-stylesheet href='https://exemple.fr/a.css'?>",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    ],
)
def test_what_acts_or_calls_elsewhere_is_dropped(attack):
    kept = safe_svg(document(SHAPE + attack))
    for forbidden in ("script", "javascript", "exemple", "onclick", "onload", "data:", "expression", "iframe", "style"):
        assert forbidden not in kept
    assert 'd="M0 0h9v9z"' in kept


SPOILING = [
    "<style>path{fill:red}</style>",
    "<image href='a.png'/>",
    "<text>Vigie</text>",
    "<use href='#a'/>",
]


@pytest.mark.parametrize("spoiling", SPOILING)
def test_what_would_spoil_the_logo_if_dropped_is_refused(spoiling):
    with pytest.raises(LogoRefused, match="exportez-le"):
        safe_svg(document(SHAPE + spoiling))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "pas un SVG"),
        (b"\x89PNG\r\n\x1a\n", "pas un SVG"),
        (b"<html><body/></html>", "pas un SVG"),
        (b"<svg><path d='M0 0'/></svg>", "pas un SVG"),
        (b"<svg", "pas un SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "entit"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "viewBox"),
        (document("<g/>"), "aucun trac"),
        (document("<g>" * 3000 + "</g>" * 3000), "trop"),
        (b" " * (LARGEST_LOGO + 1), "ko"),
    ],
)
def test_other_files_get_a_sentence(content, sentence):
    with pytest.raises(LogoRefused, match=sentence):
        safe_svg(content)


def test_shapes_colours_and_inner_references_stay():
    kept = safe_svg(
        document(
            "<title>Une ville</title><defs><linearGradient id='a'><stop offset='1' stop-color='#fff'/></linearGradient>"
            "<linearGradient id='b' xlink:href='#a'/></defs>"
            "<g transform='translate(1 2)'><path d='M0 0h1' fill='url(#b)'/></g>"
            "<rect width='3' height='3' fill='red' style='fill:#00ff00;stroke-width:2px'/>"
        )
    )
    root = ElementTree.fromstring(kept)
    namespace = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{namespace}title").text == "Une ville"
    assert root.find(f".//{namespace}path").get("fill") == "url(#b)"
    rectangle = root.find(f"{namespace}rect")
    assert (rectangle.get("fill"), rectangle.get("stroke-width")) == ("#00ff00", "2px")
    assert root.findall(f".//{namespace}linearGradient")[1].get("href") == "#a"
    assert root.get("viewBox") == "0 0 9 9"


def test_rebuilding_twice_changes_nothing():
    once = safe_svg(document(SHAPE))
    assert safe_svg(once.encode()) == once


attribute_names = st.sampled_from(["href", "onclick", "style", "fill", "d", "id", "class", "xlink:href", "filter"])
values = st.text(st.characters(codec="ascii", exclude_characters="<&'\"\x00", min_codepoint=32), max_size=30)


@given(st.sampled_from(["path", "g", "script", "a", "svg", "animate"]), attribute_names, values)
def test_only_listed_elements_and_attributes_come_out(element, attribute, value):
    kept = safe_svg(document(f"{SHAPE}<{element} {attribute}='{value}'/>"))
    assert names_in(kept) <= ELEMENTS
    for each in ElementTree.fromstring(kept).iter():
        assert set(each.keys()) <= PAINT | GEOMETRY | {"href"}
        assert each.get("href", "#").startswith("#")
        assert "//" not in "".join(each.attrib.values())
