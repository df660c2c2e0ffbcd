"""A document as plain values: written once, then printed as an accessible PDF or as an editable text.

Texts are texts: no markup in them is ever read. Writers are `vigie.core.pdf` and `vigie.core.docx_output`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from vigie.core.tables import Table

Language: TypeAlias = Literal["fr", "en", "ar"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. link: an http, https or mailto address, or nothing."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    @property
    def safe_link(self) -> str:
        """The address when it is of a kind that a document may open, else nothing."""
        return self.link if self.link.lower().startswith(("http://", "https://", "mailto:")) else ""


RichText: TypeAlias = tuple[Run, ...]
# Whatever a writer of documents may give where text is wanted.
Text: TypeAlias = str | RichText


def rich(text: Text) -> RichText:
    """Return a text as runs."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """Return the letters of a text, without styles."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest under the document's title. Levels left out are closed up when written.

    folded: its section opens when asked, where a screen can; paper shows it whole.
    """

    level: int
    text: str
    folded: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    content: Text


@dataclass(frozen=True)
class BulletList:
    """A list, with bullets or numbers; each item is a text, and may have items of its own."""

    items: "tuple[Text | ListItem, ...]"
    ordered: bool = False


@dataclass(frozen=True)
class ListItem:
    """An item that has a list under it."""

    content: Text
    children: BulletList


@dataclass(frozen=True)
class TableBlock:
    """A table with its caption, which may be empty.

    widths: relative widths of columns; numeric: places of the columns aligned at the end, from 0.
    Without widths, columns are shared out after what they hold.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError(f"A row of “{self.caption}” has another number of cells than there are headers")
        if self.widths and len(self.widths) != len(self.headers):
            raise ValueError(f"“{self.caption}” has another number of widths than of headers")


@dataclass(frozen=True)
class Figure:
    """A drawing. svg: its source, with real colours; alternative: what it shows, in words; caption: shown under it."""

    svg: str
    alternative: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            raise ValueError("A figure needs its text alternative")


@dataclass(frozen=True)
class KeyFacts:
    """Pairs of a term and what is said of it, such as « Pilote : … »."""

    facts: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Callout:
    """A passage set apart, under a short title."""

    title: str
    content: Text


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block: TypeAlias = Heading | Paragraph | BulletList | TableBlock | Figure | KeyFacts | Callout | PageBreak


@dataclass(frozen=True)
class Document:
    """A document and its blocks.

    title: also what readers' windows show; annex: number of the annex, in words (« Annexe 3 »), or nothing;
    author: person or structure; date: as it is to be read; summary: one sentence for search tools.
    cover: a page of its own for the title; contents: table of contents, by default from six headings on.
    landscape: pages wider than high, for wide tables; accent: colour of titles, as #rrggbb, dark enough on white.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    language: Language = "fr"
    author: str = ""
    date: str = ""
    annex: str = ""
    summary: str = ""
    cover: bool = False
    contents: bool | None = None
    landscape: bool = False
    accent: str = "#1f5c57"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs its title")
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.accent):
            raise ValueError(f"“{self.accent}” is not a colour written #rrggbb")

    @property
    def has_contents(self) -> bool:
        """Whether a table of contents is written."""
        headings = sum(isinstance(block, Heading) for block in self.blocks)
        return headings >= 6 if self.contents is None else self.contents and headings > 0


def table_block(table: Table, widths: Sequence[float] = ()) -> TableBlock:
    """Return a table of values as a block, in the words and numbers of the active language."""
    return TableBlock(
        caption=table.title,
        headers=table.headers,
        rows=tuple(tuple(row) for row in table.displayed_rows()),
        widths=tuple(widths),
        numeric=frozenset(number for number, column in enumerate(table.columns) if column.is_numeric),
    )


def column_widths(block: TableBlock) -> tuple[float, ...]:
    """Return the relative widths of a table's columns: as given, else after the length of what they hold.

    A long text may run over several lines, so its column grows with the root of its length; a column is never
    narrower than its longest word, within reason.
    """
    if block.widths:
        return block.widths
    columns = zip(block.headers, *block.rows, strict=True) if block.rows else zip(block.headers, strict=True)
    return tuple(needed_width([plain(cell) for cell in cells]) for cells in columns)


def needed_width(texts: Sequence[str]) -> float:
    """Return about how many characters wide a column of these texts should be."""
    # A no-break space does not cut: « < 0,001 » is one word.
    longest_word = max((len(word) for text in texts for word in re.split("[ \\n]", text)), default=0)
    longest_text = max(map(len, texts))
    return max(4.0, min(longest_word, 16) + 1, min(longest_text, 2.4 * longest_text**0.5))


def close_up_levels(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with headings that start at level 1 and never skip a level, as PDF/UA-1 (7.4.2) requires."""
    closed: list[Block] = []
    opened: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while opened and opened[-1] >= block.level:
                opened.pop()
            opened.append(block.level)
            closed.append(replace(block, level=len(opened)))
        else:
            closed.append(block)
    return tuple(closed)
