"""XML from strangers: what attacks is refused before it costs anything, what is sound is read."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.surveys.engine.safe_xml import BadXml, parse

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><a>&d;</a>"""
EXTERNAL = b"""<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]><a>&secret;</a>"""
REMOTE = b"""<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>"""


@pytest.mark.parametrize("content", [BOMB, EXTERNAL, REMOTE, BOMB.decode().encode("utf-16")])
def test_a_document_type_is_refused(content: bytes) -> None:
    with pytest.raises(BadXml, match="refusé"):
        parse(content)


@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"<a/><b/>", b"\x00", b"a", b"<a>&unknown;</a>", b"<a b=1/>", b"\xff\xfe<"]
)
def test_what_is_not_xml_is_refused(content: bytes) -> None:
    with pytest.raises(BadXml, match="lisible"):
        parse(content)


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "unknown", "idna", "rot13", "zlib"])
def test_an_encoding_that_could_hide_something_is_refused(encoding: str) -> None:
    with pytest.raises(BadXml):
        parse(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode())


def test_depth_number_and_weight_are_bounded() -> None:
    with pytest.raises(BadXml, match="emboîte"):
        parse(b"<a>" * 10_000 + b"</a>" * 10_000)
    with pytest.raises(BadXml, match="trop d’éléments"):
        parse(b"<a>" + b"<b/>" * 60_000 + b"</a>")
    with pytest.raises(BadXml, match="lourd"):
        parse(b"<a>" + b" " * 6_000_000 + b"</a>")


def test_comments_and_instructions_are_left_aside() -> None:
    root = parse(b"<a><!-- no --><?no no?><b>yes</b></a>")
    assert [child.tag for child in root] == ["b"]


@given(st.binary(max_size=300))
def test_anything_is_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(BadXml):
        assert parse(content) is not None


@given(st.text("<>/abc&;\"'! [](){}-?=", max_size=60))
def test_anything_that_looks_like_xml_is_read_or_refused(content: str) -> None:
    with contextlib.suppress(BadXml):
        assert parse(content.encode()) is not None
