"""A document in a page: one tree of headings, tables that say what they are, and texts that stay texts."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.chart_drawing import Medium
from vigie.core.charts import bar_chart
from vigie.core.documents import (
    BulletList,
    Callout,
    Document,
    Figure,
    Heading,
    KeyFacts,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    TableBlock,
)
from vigie.core.html_output import to_html, to_html_page
from vigie.core.tables import series_table

texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["<script>alert(1)</script>", '" onload="x', "</style><b>", "&lt;b&gt;", "'>", "</td>", "]]>", "<!--"]
    ),
)
runs = st.builds(Run, texts, st.booleans(), st.booleans(), st.one_of(texts, st.just("https://a.example/?a=1&b='\"<")))
rich_texts = st.one_of(texts, st.lists(runs, max_size=3).map(tuple))
lists = st.builds(BulletList, st.lists(rich_texts, max_size=3).map(tuple), st.booleans())
nested = st.builds(lambda content, children: BulletList((ListItem(content, children),)), rich_texts, lists)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    row = st.tuples(*[rich_texts] * width)
    headers = draw(st.tuples(*[texts] * width))
    return TableBlock(draw(texts), headers, tuple(draw(st.lists(row, max_size=3))), numeric=frozenset({width - 1}))


figures = st.builds(
    Figure,
    st.one_of(texts, texts.map(lambda text: f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>')),
    texts.map(lambda text: text + "x"),
    texts,
)
blocks = st.one_of(
    st.builds(Heading, st.integers(1, 9), texts),
    st.builds(Paragraph, rich_texts),
    lists,
    nested,
    tables(),
    figures,
    st.builds(KeyFacts, st.lists(st.tuples(texts, rich_texts), max_size=3).map(tuple)),
    st.builds(Callout, texts, rich_texts),
    st.just(PageBreak()),
)
documents = st.builds(
    Document,
    texts.map(lambda text: text + "x"),
    st.lists(blocks, max_size=6).map(tuple),
    subtitle=texts,
    summary=texts,
    language=st.sampled_from(["fr", "en", "ar"]),
)
KNOWN_TAGS = (
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "nav",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
    | {"p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "em"}
    | {
        "a",
        "br",
        "figure",
        "figcaption",
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "line",
        "text",
        "tspan",
        "defs",
        "pattern",
    }
)
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags, whether they close, its attributes, its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.opened: list[str] = []
        self.identifiers: list[str] = []
        self.text = ""
        self.comments = 0

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.identifiers += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.comments += 1


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(document=documents)
def test_no_text_can_become_markup(document):
    reader = read(to_html_page(document))
    assert {tag for tag, _ in reader.tags} <= KNOWN_TAGS
    assert not reader.opened
    assert not reader.comments
    assert len(reader.identifiers) == len(set(reader.identifiers))
    for tag, attributes in reader.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        if tag == "a":
            assert re.match(r"#section-\d+$|https?:|mailto:", attributes["href"], re.IGNORECASE)


@given(document=documents)
def test_headings_make_one_tree(document):
    levels = [int(tag[1]) for tag, _ in read(to_html_page(document)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@given(text=st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
def test_a_text_is_read_as_it_was_written(text):
    assert read(to_html(Document("Titre", (Paragraph(text),)))).text == text


def test_headings_start_where_the_page_wants_them():
    html = to_html(Document("Titre", (Heading(1, "Un"), Heading(2, "Deux"))), level=3)
    assert '<h3 id="section-1">Un</h3>' in html
    assert '<h4 id="section-2">Deux</h4>' in html


def test_a_table_says_what_it_is_and_names_its_rows():
    block = TableBlock("Réunions", ("Instance", "Nombre"), (("Groupe", "2"),), numeric=frozenset({1}))
    html = to_html(Document("Titre", (block,)))
    assert 'role="region" tabindex="0" aria-labelledby="table-1"' in html
    assert '<caption id="table-1">Réunions</caption>' in html
    assert '<th scope="col" class="text-end">Nombre</th>' in html
    assert '<th scope="row">Groupe</th><td class="text-end" data-label="Nombre">2</td>' in html


def test_a_table_without_caption_is_still_named():
    assert '<caption id="table-1">Tableau 1</caption>' in to_html(Document("Titre", (TableBlock("", ("a",), ()),)))


@pytest.fixture
def chart():
    table = series_table(title="Actions", category="Axe", categories=["Un"], series=[("Nombre", [3])])
    return bar_chart(table, medium=Medium.PRINT)


def test_a_figure_has_its_words_and_the_colours_of_the_theme(chart):
    html = to_html(Document("Titre", (Figure(chart.svg, "Axe un : 3", "Figure des axes"),)))
    drawing = next(attributes for tag, attributes in read(html).tags if tag == "svg")
    assert (drawing["role"], drawing["aria-label"]) == ("img", "Axe un : 3")
    assert "var(--chart-1, #1f5c57)" in html
    assert "font-family" not in html
    assert "Figure des axes</figcaption>" in html


def test_the_same_figure_twice_has_two_names(chart):
    figure = Figure(chart.svg, "Axe un : 3")
    identifiers = read(to_html(Document("Titre", (figure, figure)))).identifiers
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize(
    "evil",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><p>x</p></foreignObject></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:red" fill="url(https://a.example/x)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://a.example/xlink"><a x:href="javascript:1"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "<svg",
    ],
)
def test_a_drawing_only_draws(evil):
    html = to_html(Document("Titre", (Figure(evil, "Mots"),)))
    assert not re.search(r"script|onload|foreignObject|style=|a\.example|javascript|ENTITY", html)
    assert 'aria-label="Mots"' in html


def test_contents_lead_to_every_section():
    headings = tuple(Heading(1 + number % 2, f"Titre {number}") for number in range(8))
    html = to_html(Document("Titre", headings))
    anchors = re.findall(r'href="#(section-\d+)"', html)
    assert anchors == ["section-1", "section-3", "section-5", "section-7"]
    assert set(anchors) <= set(read(html).identifiers)


def test_a_file_asks_for_nothing_and_says_its_language():
    html = to_html_page(Document("Le rapport", (Paragraph("Bonjour"),), language="ar"))
    assert '<html lang="ar" dir="rtl">' in html
    assert "<title>Le rapport</title>" in html
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html


def test_a_folded_section_holds_what_is_under_its_heading_and_no_more():
    blocks = (
        Heading(1, "Dit"),
        Heading(1, "Plié", folded=True),
        Paragraph("dedans"),
        Heading(2, "Dessous", folded=True),
        Paragraph("encore dedans"),
        Heading(1, "Dehors"),
        Paragraph("ouvert"),
    )
    html = to_html(Document(title="T", blocks=blocks, contents=False))
    before, inside, after = re.split("<details[^>]*>|</details>", html)
    assert "Dit" in before
    assert inside.index("<summary>") < inside.index("Plié") < inside.index("</summary>") < inside.index("encore dedans")
    assert "Dehors" in after


def test_short_cells_stand_beside_their_headers_on_a_narrow_screen():
    short = TableBlock("Courts", ("Qui", "Combien"), (("un nom plus long que vingt-six lettres", "12"),))
    long = TableBlock("Longs", ("Qui", "Quoi"), (("nom", "une phrase de plus de vingt-six lettres"),))
    html = to_html(Document(title="T", blocks=(short, long)))
    assert html.count("table-stack-counts") == 1
    assert html.index("table-stack-counts") < html.index("Courts")
