import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.documents import BulletList, Callout, Document, Heading, ListItem, Paragraph, Run, TableBlock, plain
from vigie.core.markdown import check_markdown, render_markdown, to_blocks

TEXT = """# Titre

Un **mot** et *un autre*,
[un lien](https://example.org/page).

### Plus bas

- Un
- Deux
  1. Deux bis

> Citation

| Domaine | Nombre |
|---|---:|
| Emploi | 12 |
"""


def levels(html):
    return re.findall(r"<(h\d)>", html)


def test_a_page_keeps_its_one_h1():
    assert levels(render_markdown(TEXT)) == ["h2", "h3"]
    assert levels(render_markdown(TEXT, top_level=3)) == ["h3", "h4"]
    assert levels(render_markdown("## a\n\n###### b\n\n# c\n\n## d")) == ["h2", "h3", "h2", "h3"]
    assert (
        levels(render_markdown("\n\n".join("#" * n + " a" for n in range(1, 7)), top_level=4))
        == ["h4", "h5"] + ["h6"] * 4
    )


def test_links_elsewhere_give_nothing_to_other_sites():
    html = render_markdown("[a](https://example.org) [b](/plan/) [c](//evil.example) [d](mailto:a@example.org)")
    assert '<a href="https://example.org" rel="noopener noreferrer">a</a>' in html
    assert '<a href="/plan/">b</a>' in html
    assert '<a href="//evil.example" rel="noopener noreferrer">c</a>' in html
    assert '<a href="mailto:a@example.org">d</a>' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,<script>)",
        "![a](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "[a](JaVaScRiPt&colon;alert(1))",
        '[a](/x "on\\"click=alert(1)")',
        "<style>p{}</style>",
        '<a href="x" style="color:red">a</a>',
    ],
)
def test_nothing_that_people_write_is_run(text):
    html = render_markdown(text)
    assert not re.search(r"<(script|style|img|iframe)", html)
    assert not re.search(r"<[^>]*\s(on\w+|style)=", html)
    assert not re.search(r'href="(javascript|data):', html, re.IGNORECASE)


def test_images_come_from_here_with_their_words():
    assert '<img src="/documents/a.png" alt="Affiche" loading="lazy">' in render_markdown(
        "![Affiche](/documents/a.png)"
    )
    assert render_markdown("![Affiche](https://example.org/a.png)").strip() == "<p>Affiche</p>"
    assert render_markdown("![Affiche](//example.org/a.png)").strip() == "<p>Affiche</p>"
    assert "<img" not in render_markdown("![](/documents/a.png)")


def test_tables_have_scopes_and_no_inline_style():
    html = render_markdown(TEXT)
    assert '<th scope="col">Domaine</th>' in html
    assert '<th scope="col" class="text-end">Nombre</th>' in html or '<th class="text-end" scope="col">' in html
    assert '<td class="text-end">12</td>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("![](/a.png)", "n'a pas de texte de remplacement"),
        ("![a](https://example.org/a.png)", "vient d'un autre site"),
        ("# Un\n\n### Trois", "«\u00a0Trois\u00a0» saute un niveau\u00a0: écrivez «\u00a0##\u00a0»"),
        ("#\n\ntexte", "Un titre est vide"),
        ("[cliquez ici](/a)", "ne dit pas où il mène"),
        ("[](/a)", "n'a pas de mots"),
    ],
)
def test_what_readers_would_miss_is_said(text, part):
    assert [part in sentence for sentence in check_markdown(text)] == [True]


@pytest.mark.parametrize("text", ["", "## Un\n\n### Deux\n\n# Trois", "[le plan](/plan/)", "![Affiche](/a.png)"])
def test_good_texts_get_no_remark(text):
    assert check_markdown(text) == []


def test_markdown_becomes_blocks():
    assert to_blocks(TEXT) == (
        Heading(1, "Titre"),
        Paragraph(
            (
                Run("Un "),
                Run("mot", bold=True),
                Run(" et "),
                Run("un autre", italic=True),
                Run(","),
                Run(" "),
                Run("un lien", link="https://example.org/page"),
                Run("."),
            )
        ),
        Heading(3, "Plus bas"),
        BulletList(((Run("Un"),), ListItem((Run("Deux"),), BulletList(((Run("Deux bis"),),), ordered=True)))),
        Callout("", (Run("Citation"),)),
        TableBlock("Plus bas", ("Domaine", "Nombre"), (((Run("Emploi"),), (Run("12"),)),), numeric=frozenset({1})),
    )


def test_styles_add_up_and_code_stays_as_it_is():
    (paragraph,) = to_blocks("**gras *les deux* `code`**")
    assert paragraph.content[1] == Run("les deux", bold=True, italic=True)
    assert plain(paragraph.content) == "gras les deux code"
    assert to_blocks("```\na = 1\n```") == (Paragraph("a = 1"),)
    assert to_blocks("---") == ()


@given(st.text(alphabet="#*_[]()!<>|-`\\>1. \nab:/&;\"'", max_size=80))
def test_any_text_is_read(text):
    html = render_markdown(text)
    assert "<h1" not in html
    assert not re.search(r"<[^>]*\s(on\w+|style)=", html)
    assert all(sentence.endswith(".") for sentence in check_markdown(text))
    assert Document("t", to_blocks(text))
