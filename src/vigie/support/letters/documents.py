"""A letter as a document to print or to go on writing; made in memory, kept nowhere."""

from collections.abc import Iterable, Iterator

from vigie.core.documents import Block, Document, Heading, Paragraph
from vigie.support.letters.preparing import KINDS, Sections


def letter_document(kind: str, sections: Sections) -> Document:
    """Return a letter as a document. kind: a code of ``KINDS``."""
    return Document(title=KINDS[kind].label, blocks=tuple(blocks_of(sections)), language="fr", contents=False)


def blocks_of(sections: Sections) -> Iterator[Block]:
    """Yield the parts of a letter that hold something; each line is a line."""
    for section in sections:
        if not section.text.strip():
            continue
        if section.title:
            yield Heading(1, section.title)
        yield from paragraphs(section.text.splitlines())


def paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """Yield the lines that hold something."""
    for line in lines:
        if line.strip():
            yield Paragraph(line)
