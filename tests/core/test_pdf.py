from io import BytesIO
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

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
from vigie.core.pdf import to_pdf

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" viewBox="0 0 400 60">'
    '<rect width="200" height="40" fill="#1b4b72"/></svg>'
)
TABLE = TableBlock(
    "Les actions",
    ("Action", "Nombre"),
    tuple((f"Former les équipes d'accueil, séance {number}", str(number)) for number in range(80)),
    numeric=frozenset({1}),
)
BLOCKS = (
    Heading(1, "Premier axe"),
    Paragraph((Run("Un "), Run("mot gras", bold=True), Run(" et un "), Run("lien", link="https://example.org/"))),
    Heading(4, "Un niveau sauté"),
    BulletList(("Un", ListItem("Deux", BulletList(("Deux bis",), ordered=True)))),
    KeyFacts((("Pilote", "Mission égalité"),)),
    Callout("À savoir", "Un encadré."),
    Figure(SVG, "Une barre bleue, la moitié du total", "Répartition"),
    PageBreak(),
    TABLE,
)
DOCUMENT = Document(
    "Plan territorial",
    BLOCKS,
    subtitle="2024–2030",
    author="Valenciennes Métropole",
    date="5 décembre 2024",
    annex="Annexe 3",
    summary="Ce que le territoire fait.",
)


@pytest.fixture(scope="module")
def reader():
    return PdfReader(BytesIO(to_pdf(DOCUMENT)))


def structure(reader):
    """Every element of the structure tree, in order."""

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            yield from chain.from_iterable(walk(child) for child in node)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node and not isinstance(node["/K"], int):
                yield from walk(node["/K"])

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_the_file_says_that_it_is_accessible(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a value of the library, equal to True
    assert str(root["/Lang"]).startswith("fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert (reader.metadata.title, reader.metadata.author) == ("Plan territorial", "Valenciennes Métropole")


def test_the_structure_is_tagged(reader):
    tags = [element["/S"] for element in structure(reader)]
    for tag in ("/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Caption", "/Link", "/Strong"):
        assert tag in tags, tag
    assert tags.count("/Table") == 1
    assert tags.count("/TD") == 160
    assert "/H3" not in tags or "/H2" in tags


def test_figures_have_their_text_alternative(reader):
    figures = [element for element in structure(reader) if element["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Une barre bleue, la moitié du total"]


def test_table_headers_come_back_on_each_page(reader):
    texts = [page.extract_text() for page in reader.pages]
    pages = [text for text in texts if "Former les équipes" in text]
    assert len(pages) > 1
    assert all("Nombre" in text for text in pages)


def test_pages_are_numbered_and_titled(reader):
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    total = len(texts)
    assert all(f"page {number} sur {total}" in text for number, text in enumerate(texts, start=1))
    assert all("Annexe 3 – Plan territorial" in text for text in texts[1:])


def test_a_long_document_has_contents_and_a_cover():
    headings = tuple(Heading(1 + number % 2, f"Partie {number}") for number in range(12))
    pages = PdfReader(BytesIO(to_pdf(Document("Rapport", headings, cover=True)))).pages
    assert "Partie" not in pages[0].extract_text()
    assert "Sommaire" in pages[1].extract_text()
    assert "Partie 11" in pages[1].extract_text()


def test_what_people_write_is_never_read_as_markup():
    hostile = '#panic("x") *gras* _it_ $x^2$ `code` @label <tag> \\ // /* #import "/etc/passwd" = Titre'
    content = to_pdf(Document(hostile, (Heading(1, hostile), Paragraph(hostile), KeyFacts(((hostile, hostile),)))))
    text = " ".join(text_of(content).split())
    assert '#panic("x") *gras* _it_ $x^2$ `code`' in text
    assert "#import" in text


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_each_language_is_said(language):
    content = to_pdf(Document("مرصد المساواة – Égalité", (Paragraph("مرحبا"),), language=language))
    root = PdfReader(BytesIO(content)).trailer["/Root"]
    assert str(root["/Lang"]).startswith(language)


@pytest.mark.parametrize("text", ["Bravo 😀", "日本語", "\x00\x07", "a\u0301\u0489", "\u202e renversé", "\ud800", ""])
def test_letters_that_no_font_has_do_not_stop_the_printer(text):
    table = TableBlock(text, (text, "b"), ((text, text),))
    blocks = (
        Heading(1, text),
        Paragraph(text),
        BulletList((text,)),
        Callout(text, text),
        KeyFacts(((text, text),)),
        table,
    )
    assert to_pdf(Document("Essai", (*blocks, Figure(SVG, f"a{text}", text)))).startswith(b"%PDF")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_is_printed(text, other):
    blocks = (Heading(2, other), Paragraph((Run(text, bold=True), Run(other, italic=True, link="https://a.example/"))))
    assert to_pdf(Document("Essai " + other, (*blocks, TableBlock("t", ("h",), ((text,),))))).startswith(b"%PDF")


def test_empty_parts_do_not_stop_the_printer():
    blocks = (TableBlock("Vide", ("a",), ()), BulletList(()), KeyFacts(()), Paragraph(()), Callout("", ""), PageBreak())
    assert to_pdf(Document("Essai", blocks, landscape=True)).startswith(b"%PDF")


def test_a_long_word_stays_within_its_page():
    content = to_pdf(Document("Essai", (TableBlock("t", ("a", "b"), (("x" * 300, "y" * 300),)),)))
    assert "x" * 20 in text_of(content).replace("\u200b", "")
