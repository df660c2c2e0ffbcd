"""Prints a document as an accessible PDF (PDF/UA-1, ISO 14289-1): the writer refuses to make one that is not."""

import re
from pathlib import Path
from typing import Any

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
    TableBlock,
    Text,
    close_up_levels,
    column_widths,
    rich,
)
from vigie.core.font_coverage import FAMILIES, MISSING, printable
from vigie.core.typesetting import pdf_of

# Longer than any word of a language, and than a narrow column.
LONG_WORD = re.compile(r"\S{28,}")
TEMPLATE = Path(__file__).resolve().parent / "typst" / "document.typ"


def to_pdf(document: Document) -> bytes:
    """Return the document as a tagged PDF/UA-1 file.

    The text goes to the typesetter as data, never as source: nothing that people wrote is run or read as markup.
    Characters that the shipped fonts lack are replaced by a white square.
    """
    return pdf_of(TEMPLATE, content_of(document))


def content_of(document: Document) -> dict[str, Any]:
    """Return all that the template needs, as plain values in printable characters."""
    return {
        "title": required_line(document.title),
        "subtitle": line(document.subtitle),
        "language": document.language,
        "author": line(document.author),
        "date": line(document.date),
        "annex": line(document.annex),
        "summary": line(document.summary),
        "cover": document.cover,
        "contents": document.has_contents,
        "landscape": document.landscape,
        "accent": document.accent,
        "fonts": list(FAMILIES),
        "words": words(document.language),
        "blocks": [block_content(block) for block in close_up_levels(document.blocks)],
    }


def line(text: str) -> str:
    """Return a printable text on one line."""
    return " ".join(printable(text).split("\n")).strip()


def required_line(text: str) -> str:
    """Return a printable text on one line, never empty: a title or an alternative without letters is refused."""
    return line(text) or MISSING


def runs(text: Text) -> list[dict[str, Any]]:
    """Return the runs of a text as plain values."""
    return [
        {"text": breakable(printable(run.text)), "bold": run.bold, "italic": run.italic, "link": run.safe_link}
        for run in rich(text)
    ]


def breakable(text: str) -> str:
    """Return the text with places to cut in words too long for a line, such as addresses, lest they run over others."""
    return LONG_WORD.sub(lambda word: "\u200b".join(word.group()), text)


def block_content(block: Block) -> dict[str, Any]:
    """Return one block as plain values, its kind first."""
    match block:
        case Heading(level=level, text=text):
            return {"kind": "heading", "level": level, "text": required_line(text)}
        case Paragraph(content):
            return {"kind": "paragraph", "runs": runs(content)}
        case BulletList():
            return list_content(block)
        case TableBlock():
            return table_content(block)
        case Figure(svg, alternative, caption):
            return {"kind": "figure", "svg": svg, "alternative": required_line(alternative), "caption": line(caption)}
        case KeyFacts(facts):
            return {"kind": "facts", "facts": [{"term": line(term), "runs": runs(text)} for term, text in facts]}
        case Callout(title, content):
            return {"kind": "callout", "title": line(title), "runs": runs(content)}
        case PageBreak():
            return {"kind": "page_break"}


def list_content(block: BulletList) -> dict[str, Any]:
    """Return a list and the lists under its items as plain values."""
    items = []
    for item in block.items:
        if isinstance(item, ListItem):
            items.append({"runs": runs(item.content), "children": [list_content(item.children)]})
        else:
            items.append({"runs": runs(item), "children": []})
    return {"kind": "list", "ordered": block.ordered, "items": items}


def table_content(block: TableBlock) -> dict[str, Any]:
    """Return a table as plain values."""
    return {
        "kind": "table",
        "caption": line(block.caption),
        "headers": [line(header) for header in block.headers],
        "rows": [[runs(cell) for cell in row] for row in block.rows],
        "widths": list(column_widths(block)),
        "numeric": sorted(block.numeric),
    }
