"""What XML 1.0 cannot hold is left out of the files that are written in it: spreadsheets, documents, drawings."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_characters(text: str) -> str:
    """Return the text without the characters that XML 1.0 (production 2) forbids, and with simple line breaks."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
