"""Texts that a spreadsheet would run as formulas are made harmless, and given back as they were when read again."""

import re

# What spreadsheets take for the start of a formula, full-width forms included (OWASP, “CSV Injection”), after whatever
# they skip: spaces, control characters, invisible marks. Leading apostrophes count as already neutralised text, so
# that adding one and taking one off are exact opposites.
DANGEROUS = re.compile(r"'*[\s\x00-\x1f\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]*[=+\-@＝＋－＠−﹣﹢﹦﹫\t\r\n]")


def neutralise(text: str) -> str:
    """Return the text with an apostrophe before it when a spreadsheet could run it as a formula."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unneutralise(text: str) -> str:
    """Return the text as it was before `neutralise`."""
    return text[1:] if text.startswith("'") and DANGEROUS.match(text[1:]) else text
