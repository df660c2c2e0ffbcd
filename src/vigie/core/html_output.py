"""Writes a document as accessible HTML, for a page of the site or for a file that opens by itself.

Texts are texts: whatever they hold is escaped. Nothing is asked from anywhere, and there is no inline style, which the
pages' policy refuses; the file carries its own short style sheet.
"""

from collections.abc import Iterator
from pathlib import Path

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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
    plain,
    rich,
)
from vigie.core.html_figures import page_svg
from vigie.core.xml_characters import xml_characters

DEEPEST_HEADING = 6
STYLES = Path(__file__).resolve().parent / "html" / "document.css"
DIRECTIONS = {"ar": "rtl"}
NOTHING = SafeString("")
FOLD_END = SafeString("</details>")
# Cells so short that, on a narrow screen, each stands beside its header rather than under it.
SHORT = 26
# A column of numbers.
END = SafeString(' class="text-end"')


def to_html(document: Document, *, level: int = 2) -> SafeString:
    """Return the blocks of a document as HTML for a page, which has its own title.

    level: of the document's highest headings in the page (2 under the page's h1). Headings, tables and figures have
    identifiers of their own (« section-1 », « table-1 », « figure-1 »): one document to a page.
    """
    return format_html(
        '<div class="document" lang="{}" dir="{}">{}{}</div>',
        document.language,
        direction_of(document),
        contents(document, level) if document.has_contents else NOTHING,
        joined(HtmlWriter(document, level).blocks()),
    )


def to_html_page(document: Document) -> str:
    """Return a document as one HTML file that opens from a disk and asks for nothing elsewhere."""
    lines = [line for line in (document.annex, document.subtitle, document.author, document.date) if line]
    heading = format_html(
        "<header><h1>{}</h1>{}</header>",
        clean(document.title),
        format_html_join("", "<p>{}</p>", ((clean(line),) for line in lines)),
    )
    return format_html(
        '<!DOCTYPE html>\n<html lang="{}" dir="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<title>{}</title>\n<meta name="description" content="{}">\n<style>\n{}</style>\n</head>\n'
        "<body>\n{}\n<main>\n{}\n</main>\n</body>\n</html>\n",
        document.language,
        direction_of(document),
        clean(document.title),
        clean(document.summary),
        mark_safe(STYLES.read_text(encoding="utf-8")),  # noqa: S308 - our own style sheet
        heading,
        to_html(document),
    )


def direction_of(document: Document) -> str:
    """Return the direction in which a document is read."""
    return DIRECTIONS.get(document.language, "ltr")


def clean(text: str) -> SafeString:
    """Return a text escaped, without the characters that no page may hold."""
    return escape(xml_characters(text))


def joined(parts: Iterator[SafeString]) -> SafeString:
    """Return pieces of HTML, each on its line."""
    return format_html_join("\n", "{}", ((part,) for part in parts))


def written(text: Text) -> SafeString:
    """Return a text with its styles and links."""
    return format_html_join("", "{}", ((written_run(run),) for run in rich(text)))


def written_run(run: Run) -> SafeString:
    """Return a stretch of text in its style; its lines stay lines."""
    html = format_html_join(SafeString("<br>"), "{}", ((clean(line),) for line in run.text.split("\n")))
    if run.bold:
        html = format_html("<strong>{}</strong>", html)
    if run.italic:
        html = format_html("<em>{}</em>", html)
    if run.safe_link:
        html = format_html('<a href="{}" rel="noopener noreferrer">{}</a>', clean(run.safe_link), html)
    return html


def contents(document: Document, level: int) -> SafeString:
    """Return the table of contents: links to the highest headings."""
    headings = [block for block in close_up_levels(document.blocks) if isinstance(block, Heading)]
    links = ((number, heading) for number, heading in enumerate(headings, start=1) if heading.level == 1)
    return format_html(
        '<nav class="document-contents" aria-labelledby="contents"><h{0} id="contents">{1}</h{0}><ol>{2}</ol></nav>\n',
        level,
        words(document.language)["contents"],
        format_html_join(
            "",
            '<li><a href="#section-{}">{}</a></li>',
            ((number, clean(heading.text)) for number, heading in links),
        ),
    )


class HtmlWriter:
    """Writes blocks one after the other, numbering headings, tables and figures."""

    def __init__(self, document: Document, level: int) -> None:
        self.document = document
        self.level = level
        self.words = words(document.language)
        self.numbers = {"section": 0, "table": 0, "figure": 0}

    def blocks(self) -> Iterator[SafeString]:
        """Yield each block; a folded section opens and closes around its own."""
        folded: Heading | None = None
        for block in close_up_levels(self.document.blocks):
            if isinstance(block, Heading) and (folded is None or block.level <= folded.level):
                if folded:
                    yield FOLD_END
                folded = block if block.folded else None
            if block is folded:
                yield format_html('<details class="folded"><summary>{}</summary>', self.block(block))
            else:
                yield self.block(block)
        if folded:
            yield FOLD_END

    def name(self, kind: str) -> str:
        """Return the identifier of the next heading, table or figure."""
        self.numbers[kind] += 1
        return f"{kind}-{self.numbers[kind]}"

    def block(self, block: Block) -> SafeString:
        """Return one block."""
        match block:
            case Heading(level=level, text=text):
                shown = min(level + self.level - 1, DEEPEST_HEADING)
                return format_html('<h{0} id="{1}">{2}</h{0}>', shown, self.name("section"), clean(text))
            case Paragraph(content):
                return format_html("<p>{}</p>", written(content))
            case BulletList():
                return bullets(block)
            case TableBlock():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case KeyFacts(facts):
                return key_facts(facts)
            case Callout(title, content):
                return callout(title, content)
            case PageBreak():
                return NOTHING

    def table(self, block: TableBlock) -> SafeString:
        """Return a table that scrolls by itself, and whose rows become cards on a narrow screen."""
        name = self.name("table")
        caption = clean(block.caption) or format_html("{} {}", self.words["table"], self.numbers["table"])
        ends = [END if place in block.numeric else NOTHING for place in range(len(block.headers))]
        return format_html(
            '<div class="table-scroll" role="region" tabindex="0" aria-labelledby="{0}">'
            '<table class="table table-stack{4}"><caption id="{0}">{1}</caption>'
            "<thead><tr>{2}</tr></thead>\n<tbody>{3}</tbody></table></div>",
            name,
            caption,
            format_html_join("", '<th scope="col"{}>{}</th>', zip(ends, map(clean, block.headers), strict=True)),
            format_html_join("\n", "<tr>{}</tr>", ((table_row(block, row, ends),) for row in block.rows)),
            " table-stack-counts" if has_short_cells(block) else "",
        )

    def figure(self, block: Figure) -> SafeString:
        """Return a figure: the drawing, named by its alternative, and its caption."""
        svg = page_svg(block.svg, xml_characters(block.alternative), self.name("figure"))
        caption = format_html('<figcaption class="chart-title">{}</figcaption>', clean(block.caption))
        return format_html(
            '<figure class="chart">{}{}</figure>',
            caption if block.caption else NOTHING,
            mark_safe(svg),  # noqa: S308 - rebuilt from an allow-list
        )


def has_short_cells(block: TableBlock) -> bool:
    """Whether every cell but those that name rows is short."""
    return all(len(plain(cell)) <= SHORT for row in block.rows for cell in row[1:])


def table_row(block: TableBlock, row: tuple[Text, ...], ends: list[SafeString]) -> SafeString:
    """Return the cells of a row: the first names it."""
    first = format_html('<th scope="row">{}</th>', written(row[0])) if row else NOTHING
    others = zip(ends[1:], map(clean, block.headers[1:]), map(written, row[1:]), strict=True)
    return first + format_html_join("", '<td{} data-label="{}">{}</td>', others)


def bullets(block: BulletList) -> SafeString:
    """Return a list and the lists under its items."""
    items = format_html_join("", "<li>{}</li>", ((item(one),) for one in block.items))
    return format_html("<{0}>{1}</{0}>", "ol" if block.ordered else "ul", items)


def item(one: Text | ListItem) -> SafeString:
    """Return what an item holds."""
    return written(one.content) + bullets(one.children) if isinstance(one, ListItem) else written(one)


def key_facts(facts: tuple[tuple[str, Text], ...]) -> SafeString:
    """Return terms with what is said of each."""
    pairs = ((clean(term), written(said)) for term, said in facts)
    return format_html('<dl class="facts">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs))


def callout(title: str, content: Text) -> SafeString:
    """Return a passage set apart."""
    heading = format_html("<p><strong>{}</strong></p>", clean(title)) if title else NOTHING
    return format_html('<div class="notice mb-3">{}<p>{}</p></div>', heading, written(content))
