"""Texts of authors are shown safely, with the little of HTML that questionnaires use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.surveys.page.texts import BLOCK, block, inline


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Votre âge ?", "Votre âge ?"),
        ("Un **mot** et _un autre_", "Un <strong>mot</strong> et <em>un autre</em>"),
        ('<span style="color:red">Rouge</span> <b>gras</b>', "<span>Rouge</span> <b>gras</b>"),
        ("# Titre", "<strong>Titre</strong>"),
        ("Ici\nlà", "Ici<br>\nlà"),
        ("3 < 4 & 5", "3 &lt; 4 &amp; 5"),
        ("<script>alert(1)</script>Oui", "Oui"),
        ("![x](http://ailleurs.exemple/x.png)", ""),
    ],
)
def test_a_label_is_inline_and_safe(written, shown):
    assert inline(written).startswith(shown)
    assert "<img" not in inline(written)


def test_a_link_opens_beside_and_tells_nothing():
    assert 'rel="noopener noreferrer"' in inline("[la page](https://exemple.fr/)")
    assert 'target="_blank"' in inline("[la page](https://exemple.fr/)")
    assert "<a" not in inline("[la page](javascript:alert(1))")
    assert "href" not in inline('<a href="javascript:alert(1)">la page</a>')


def test_a_note_has_paragraphs_and_lists_and_no_heading():
    html = block("# Merci\n\nUn\n\n- deux\n- trois")
    assert "<h1" not in html
    assert "<strong>Merci</strong>" in html
    assert "<li>deux</li>" in html


@given(st.text(alphabet="<>&*_#`[]()!\"'= abcsrcnonerjk:/\n", max_size=60))
def test_whatever_is_written_only_known_tags_come_out(text):
    import re

    for html in (inline(text), block(text)):
        tags = {found.lower() for found in re.findall(r"<\s*/?\s*([a-zA-Z][\w-]*)", html)}
        assert tags <= BLOCK
        assert not re.search(r"<[^>]*\son\w+\s*=", html)
