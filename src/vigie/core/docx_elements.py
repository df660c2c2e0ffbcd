"""What python-docx has no words for: fields, links, repeated table headers, languages, text alternatives."""

import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shape import InlineShape
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

BRIGHT_BLUE = "0B57A4"


def element(name: str, **attributes: str) -> Any:
    """Return an element of the « w: » namespace with attributes of the same one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def add_field(paragraph: "WordParagraph", instruction: str, shown: str) -> None:
    """Add a field that the reader's program computes (a page number…), and what is shown until it does."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="begin"))
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def add_link(paragraph: "WordParagraph", text: str, address: str) -> "WordRun":
    """Add a link at the end of a paragraph and return its run, underlined."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = element("hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(BRIGHT_BLUE)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def set_language(word: "WordDocument", locale: str, *, right_to_left: bool) -> None:
    """Say in which language the document is, for spelling and for voices, and in which direction it reads."""
    from docx.oxml.ns import qn

    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(element("lang", val=locale, eastAsia=locale, bidi="ar-SA"))
    if right_to_left:
        # Before the properties that the schema wants after it.
        word.styles["Normal"].element.get_or_add_pPr().insert(0, element("bidi"))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Arabic or Hebrew."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in directions if way in {"L", "R", "AL"}), "L") != "L"


def set_header_row(table: "WordTable", caption: str, *, right_to_left: bool) -> None:
    """Mark the first row as a header repeated on each page, forbid rows to break, and give the table its title."""
    from docx.oxml.ns import qn

    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="F6F2EA"))
    properties = table._tbl.tblPr
    if right_to_left:
        properties.find(qn("w:tblStyle")).addnext(element("bidiVisual"))
    properties.append(element("tblCaption", val=caption[:255]))


def set_alternative(picture: "InlineShape", alternative: str) -> None:
    """Give a picture its text alternative."""
    picture._inline.docPr.set("descr", alternative)


def new_numbering(word: "WordDocument", style: str) -> int:
    """Return the number of a fresh list that looks like a style's and starts at 1.

    Lists of one style would otherwise go on from one another.
    """
    from docx.oxml.ns import qn

    numbering = word.part.numbering_part.element
    model = word.styles[style].element.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == model)
    definition = deepcopy(numbering.xpath(f'w:abstractNum[@w:abstractNumId="{abstract}"]')[0])
    fresh = str(1 + max(int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))))
    definition.set(qn("w:abstractNumId"), fresh)
    for unique in ("w:nsid", "w:tmpl"):
        for found in definition.findall(qn(unique)):
            definition.remove(found)
    numbering.findall(qn("w:abstractNum"))[-1].addnext(definition)
    # Without its tie to the style, this definition belongs to the list alone.
    for tie in list(definition.iter(qn("w:pStyle"))):
        tie.getparent().remove(tie)
    return int(numbering.add_num(int(fresh)).numId)
