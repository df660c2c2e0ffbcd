"""How French is set: its marks never part from their word at the end of a line."""

import re

# A plain space that comes before such a mark, or after an opening quotation mark.
PLAIN_SPACE = re.compile(r" (?=[:;?!»%€])|(?<=«) ")


def typeset(text: str) -> str:
    """Return a text with the no-break spaces that French asks for around its marks."""
    return PLAIN_SPACE.sub("\u00a0", text)
