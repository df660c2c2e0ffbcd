"""Where pages of the report break: a section that would be cut begins a new one, short ones share a page."""

from collections.abc import Sequence

from vigie.core.documents import Block, BulletList, Callout, Figure, Heading, KeyFacts, PageBreak, TableBlock, plain

# Estimates, in lines of text.
PAGE, LETTERS = 46, 95
DRAWING, HEADING, AROUND_TABLE, ROW = 20, 3, 4, 2


def paginated(sections: Sequence[list[Block]]) -> list[Block]:
    """Return sections one after the other, each on a new page unless what is left of the current one holds it."""
    blocks: list[Block] = []
    used = 0
    for section in sections:
        needed = sum(map(lines, section))
        if blocks and used + needed > PAGE:
            blocks.append(PageBreak())
            used = 0
        blocks += section
        used = (used + needed) % PAGE
    return blocks


def lines(block: Block) -> int:
    """Return about how many lines a block takes."""
    match block:
        case Heading():
            return HEADING
        case Figure():
            return DRAWING
        case TableBlock(rows=rows):
            return AROUND_TABLE + ROW * len(rows)
        case BulletList(items=items):
            return 1 + len(items)
        case KeyFacts(facts):
            return 1 + len(facts)
        case PageBreak():
            return 0
        case Callout(content=content):
            return HEADING + len(plain(content)) // LETTERS
        case _:
            return 2 + len(plain(block.content)) // LETTERS
