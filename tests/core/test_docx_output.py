from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.test_pdf import BLOCKS, DOCUMENT, SVG
from vigie.core.documents import BulletList, Document, Figure, Heading, Paragraph, Run, TableBlock
from vigie.core.docx_output import to_docx


def read(document):
    return docx.Document(BytesIO(to_docx(document)))


@pytest.fixture(scope="module")
def word():
    return read(DOCUMENT)


def test_headings_are_styles_that_never_skip(word):
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert headings == [("Title", "Plan territorial"), ("Heading 1", "Premier axe"), ("Heading 2", "Un niveau sauté")]


def test_the_file_has_a_title_an_author_and_a_language(word):
    properties = word.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Plan territorial",
        "Valenciennes Métropole",
        "fr-FR",
    )
    languages = word.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert [language.get(qn("w:val")) for language in languages] == ["fr-FR"]


def test_the_header_of_a_table_is_repeated(word):
    table = word.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert [cell.text for cell in table.rows[0].cells] == ["Action", "Nombre"]
    assert len(table.rows) == 81
    assert sum(column.width for column in table.columns) <= Cm(16.7)


def test_figures_have_their_text_alternative(word):
    picture = word.inline_shapes[0]
    assert picture._inline.docPr.get("descr") == "Une barre bleue, la moitié du total"
    assert picture.width <= Cm(16.7)


def test_captions_are_numbered_styles(word):
    captions = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Caption"]
    assert captions == ["Figure 1\u00a0: Répartition", "Tableau 1\u00a0: Les actions"]


def test_the_foot_counts_pages(word):
    for footer in (word.sections[0].footer, word.sections[0].first_page_footer):
        codes = [code.text.strip() for code in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert footer.paragraphs[0].text == "page 1 sur 1"
    assert word.sections[0].header.paragraphs[0].text == "Annexe 3 – Plan territorial"


def test_lists_are_styles(word):
    lists = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("List")]
    assert lists == [("List Bullet", "Un"), ("List Bullet", "Deux"), ("List Number 2", "Deux bis")]


def test_each_numbered_list_starts_at_one():
    items = BulletList(("a", "b"), ordered=True)
    word = read(Document("t", (items, Paragraph("entre"), items)))
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_links_open_safe_addresses_only():
    runs = (Run("sûr", link="https://example.org/"), Run("piège", link="javascript:alert(1)"))
    word = read(Document("t", (Paragraph(runs),)))
    addresses = [rel.target_ref for rel in word.part.rels.values() if rel.is_external]
    assert addresses == ["https://example.org/"]
    assert any("piège" in paragraph.text for paragraph in word.paragraphs)


def test_contents_list_the_headings_until_refreshed():
    word = read(Document("t", tuple(Heading(1, f"Partie {number}") for number in range(6)), cover=True))
    codes = [code.text for code in word.element.iter(qn("w:instrText"))]
    assert any("TOC" in code for code in codes)
    assert any("Partie 0\nPartie 1" in paragraph.text for paragraph in word.paragraphs)


def test_arabic_reads_from_right_to_left():
    table = TableBlock("ج", ("أ",), (("ب",),))
    word = read(Document("مرصد المساواة", (Paragraph("مرحبا"), table), language="ar"))
    assert word.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    assert word.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert all(run.font.rtl for p in word.paragraphs if p.text == "مرحبا" for run in p.runs)


def test_a_wide_figure_is_brought_to_the_width_of_the_page():
    wide = SVG.replace('width="400" height="60"', 'width="4000" height="600"')
    shape = read(Document("t", (Figure(wide, "Une barre"),))).inline_shapes[0]
    assert shape.width == Cm(16.6)
    assert shape.height == pytest.approx(shape.width * 0.15, rel=0.02)


def test_landscape_pages_are_wider_than_high():
    section = read(Document("t", BLOCKS, landscape=True)).sections[0]
    assert section.page_width > section.page_height


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=100))
def test_any_text_is_written(text):
    blocks = (
        Heading(1, text),
        Paragraph((Run(text, link="https://a.example/"),)),
        TableBlock(text, ("h",), ((text,),)),
    )
    assert read(Document("t" + text, blocks, author=text, annex=text)).tables
