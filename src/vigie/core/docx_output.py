"""Writes a document as a text that people go on editing (Office Open XML), with its structure: styles, not looks."""

from collections import Counter
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from vigie.core.document_words import words
from vigie.core.documents import (
    Block,
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
    Text,
    close_up_levels,
    column_widths,
    rich,
)
from vigie.core.docx_elements import (
    add_field,
    add_link,
    is_right_to_left,
    new_numbering,
    set_alternative,
    set_header_row,
    set_language,
)
from vigie.core.font_coverage import FONTS
from vigie.core.xml_characters import xml_characters

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import RGBColor
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

LOCALES = {"fr": "fr-FR", "en": "en-GB", "ar": "ar-SA"}
FONT = "Arial"
TABLE_STYLE = "Table Text"
# Lists have three levels of style in the format's own template; deeper ones share the third.
DEEPEST_LIST = 3
CENTIMETRES_ACROSS = 16.6
CENTIMETRES_ACROSS_LANDSCAPE = 25.3


def to_docx(document: Document) -> bytes:
    """Return the document as a .docx file.

    Headings, lists, captions and table headers are real styles; figures are pictures with their text alternative.
    """
    # Python-docx takes a tenth of a second to import: paid by those who export, not by every page.
    import docx

    word = docx.Document()
    describe(word, document)
    lay_out(word, document)
    set_language(word, LOCALES[document.language], right_to_left=document.language == "ar")
    writer = Writer(word, document)
    writer.title_block()
    blocks = close_up_levels(document.blocks)
    if document.has_contents:
        writer.contents(blocks)
    for block in blocks:
        writer.block(block)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def describe(word: "WordDocument", document: Document) -> None:
    """Fill in the properties of the file, which the format limits to 255 characters each."""
    properties = word.core_properties
    properties.title = xml_characters(document.title)[:255]
    properties.author = xml_characters(document.author)[:255]
    properties.subject = xml_characters(document.subtitle)[:255]
    properties.comments = xml_characters(document.summary)[:255]
    properties.language = LOCALES[document.language]


def lay_out(word: "WordDocument", document: Document) -> None:
    """Set the paper, the margins and the styles."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = word.sections[0]
    sides = (Cm(29.7), Cm(21)) if document.landscape else (Cm(21), Cm(29.7))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.5)
    set_styles(word, document.accent)


def set_styles(word: "WordDocument", accent: str) -> None:
    """Give the styles their font, sizes and colours, and add the style of texts in tables."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    colour = RGBColor.from_string(accent.removeprefix("#").upper())
    headings = {"Title": 24, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5, "Heading 4": 10.5}
    for name, size in {"Normal": 10.5, "Caption": 9.5, "Subtitle": 13, **headings}.items():
        style = word.styles[name]
        style.font.size = Pt(size)
        style.font.name = FONT
        # The template's styles take their font from a theme, which would win over the name just given.
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), FONT)
        if name != "Normal":
            style.font.color.rgb = colour if name in headings else RGBColor(0x5C, 0x54, 0x4A)
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    table_text = word.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    table_text.base_style = word.styles["Normal"]
    table_text.font.size = Pt(9)
    table_text.paragraph_format.space_before = table_text.paragraph_format.space_after = Pt(2)
    set_callouts(word, colour)


def set_callouts(word: "WordDocument", colour: "RGBColor") -> None:
    """Give passages set apart the colour of titles, upright letters, and a title that stays with what follows."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    title, content = word.styles["Intense Quote"], word.styles["Quote"]
    title.font.color.rgb = colour
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(10), Pt(2)
    for style in (title, content):
        style.font.italic = False
        style.paragraph_format.left_indent, style.paragraph_format.right_indent = Cm(0.5), Cm(0)
    for border in title.element.pPr.iter(qn("w:bottom")):
        border.set(qn("w:color"), str(colour))
        border.attrib.pop(qn("w:themeColor"), None)


class Writer:
    """Adds blocks, one after the other, to an open document."""

    def __init__(self, word: "WordDocument", document: Document) -> None:
        self.word = word
        self.document = document
        self.words = words(document.language)
        self.captions: Counter[str] = Counter()
        self.styles: dict[str, str] = {}

    def title_block(self) -> None:
        """Write the title, what goes with it, and the running header and footer."""
        document = self.document
        if document.annex:
            self.paragraph((Run(document.annex, bold=True),))
        self.paragraph(document.title, "Title")
        if document.subtitle:
            self.paragraph(document.subtitle, "Subtitle")
        byline = " – ".join(part for part in (document.author, document.date) if part)
        if byline:
            self.paragraph(byline)
        self.header_and_footer()
        if document.cover:
            self.page_break()

    def header_and_footer(self) -> None:
        """Write the title at the top of the following pages, and « page 3 sur 12 » at the foot of all."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        section = self.word.sections[0]
        section.different_first_page_header_footer = True
        shown = " – ".join(part for part in (self.document.annex, self.document.title) if part)
        self.fill(section.header.paragraphs[0], shown)
        for footer in (section.first_page_footer, section.footer):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            before, after = self.words["page"].split("{number}")
            between, end = after.split("{total}")
            self.fill(paragraph, before)
            add_field(paragraph, "PAGE", "1")
            self.fill(paragraph, between)
            add_field(paragraph, "NUMPAGES", "1")
            self.fill(paragraph, end)

    def contents(self, blocks: tuple[Block, ...]) -> None:
        """Write a table of contents: a field that programs refresh, filled meanwhile with the headings."""
        self.paragraph((Run(self.words["contents"], bold=True),))
        headings = "\n".join(xml_characters(block.text) for block in blocks if isinstance(block, Heading))
        add_field(self.word.add_paragraph(), r'TOC \o "1-3" \h \z \u', headings)
        if self.document.cover:
            self.page_break()

    def block(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading(level=level, text=text):
                self.paragraph(text, f"Heading {min(level, 9)}")
            case Paragraph(content):
                self.paragraph(content)
            case BulletList():
                self.bullets(block, depth=1)
            case TableBlock():
                self.table(block)
            case Figure():
                self.figure(block)
            case KeyFacts(facts):
                self.facts(facts)
            case Callout(title, content):
                self.callout(title, content)
            case PageBreak():
                self.page_break()

    def facts(self, facts: tuple[tuple[str, Text], ...]) -> None:
        """Write terms, each with what is said of it."""
        for term, said in facts:
            self.paragraph((Run(term, bold=True), Run(self.words["colon"]), *rich(said)))

    def callout(self, title: str, content: Text) -> None:
        """Write a passage set apart."""
        if title:
            self.paragraph((Run(title, bold=True),), "Intense Quote")
        self.paragraph(content, "Quote")

    def page_break(self) -> None:
        """Start a new page."""
        self.word.add_page_break()

    def paragraph(self, content: Text, style: str = "Normal") -> "WordParagraph":
        """Write a paragraph in a style of the document."""
        paragraph = self.word.add_paragraph()
        self.set_style(paragraph, style)
        self.fill(paragraph, content)
        return paragraph

    def set_style(self, paragraph: "WordParagraph", style: str) -> None:
        """Give a paragraph a style; its code is looked up once, since python-docx goes through all styles each time."""
        if style not in self.styles:
            self.styles[style] = self.word.styles[style].style_id
        paragraph._p.style = self.styles[style]

    def fill(self, paragraph: "WordParagraph", content: Text) -> None:
        """Add the runs of a text at the end of a paragraph."""
        for run in rich(content):
            text = xml_characters(run.text)
            written = add_link(paragraph, text, run.safe_link) if run.safe_link else paragraph.add_run(text)
            written.bold = run.bold or None
            written.italic = run.italic or None
            if is_right_to_left(text):
                written.font.rtl = True

    def bullets(self, block: BulletList, depth: int) -> None:
        """Write a list and the lists under its items; each numbered list starts at 1."""
        level = min(depth, DEEPEST_LIST)
        style = ("List Number" if block.ordered else "List Bullet") + (f" {level}" if level > 1 else "")
        numbering = new_numbering(self.word, style) if block.ordered else None
        for item in block.items:
            paragraph = self.paragraph(item.content if isinstance(item, ListItem) else item, style)
            if numbering is not None:
                number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                number.get_or_add_ilvl().val = 0
                number.get_or_add_numId().val = numbering
            if isinstance(item, ListItem):
                self.bullets(item.children, depth + 1)

    def caption(self, kind: str, text: str) -> "WordParagraph":
        """Write a numbered caption, such as « Tableau 1 : … »."""
        self.captions[kind] += 1
        paragraph = self.paragraph(f"{self.words[kind]} ", "Caption")
        add_field(paragraph, f"SEQ {self.words[kind]} \\* ARABIC", str(self.captions[kind]))
        self.fill(paragraph, self.words["colon"] + text)
        return paragraph

    def table(self, block: TableBlock) -> None:
        """Write a table under its caption, with a header row repeated on each page."""
        if block.caption:
            self.caption("table", block.caption).paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=0, cols=len(block.headers), style="Table Grid")
        table.autofit = False
        self.share_width(table, column_widths(block))
        headers = tuple((Run(header, bold=True),) for header in block.headers)
        for row in (headers, *block.rows):
            self.row(table, row, block.numeric)
        set_header_row(table, xml_characters(block.caption), right_to_left=self.document.language == "ar")
        self.word.add_paragraph()

    def row(self, table: "WordTable", row: tuple[Text, ...], numeric: frozenset[int]) -> None:
        """Write one row of a table."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for number, (cell, content) in enumerate(zip(table.add_row().cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            self.set_style(paragraph, TABLE_STYLE)
            self.fill(paragraph, content)
            if number in numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def share_width(self, table: "WordTable", widths: tuple[float, ...]) -> None:
        """Share the width of the page between the columns of a table that has no row yet: rows take them over."""
        from docx.shared import Cm

        across = CENTIMETRES_ACROSS_LANDSCAPE if self.document.landscape else CENTIMETRES_ACROSS
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(across * width / sum(widths))

    def figure(self, block: Figure) -> None:
        """Write a figure as a picture, with its text alternative and its caption."""
        from docx.shared import Cm

        across = CENTIMETRES_ACROSS_LANDSCAPE if self.document.landscape else CENTIMETRES_ACROSS
        picture = self.word.add_picture(BytesIO(png_of(block.svg)))
        if picture.width > Cm(across):
            picture.height = int(picture.height * Cm(across) / picture.width)
            picture.width = Cm(across)
        set_alternative(picture, xml_characters(block.alternative))
        if block.caption:
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
            self.caption("figure", block.caption)


def png_of(svg: str) -> bytes:
    """Return a drawing as a picture of 192 dots per inch: not every text program draws SVG."""
    converter = picture_converter()
    return bytes(converter.svg_to_png(svg, scale=2, ppi=192))


@lru_cache(maxsize=1)
def picture_converter() -> Any:
    """Return the module that draws pictures, loaded on first use, with the shipped fonts."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
