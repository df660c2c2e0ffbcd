"""Days in words, in the language of the page. French says « 1er août », « 2 août »: Django's formats cannot."""

import re
from datetime import date
from typing import Final

from django.utils.formats import date_format as localised
from django.utils.translation import get_language

FRENCH: Final = "fr"
# A first before the name of a month, or after that of a day; never an hour, nor the cell of a calendar.
FIRST: Final = re.compile(r"(?<![^\s(«])1(?= [^\W\d]{3})|(?<=[^\W\d] )1$")


def date_format(value: date, pattern: str | None = None) -> str:
    """Return a day or a moment as one reads it. pattern: as Django's; by default the whole date."""
    return with_first(localised(value, pattern))


def with_first(words: str) -> str:
    """Return a date in words as the active language says the first of a month."""
    is_french = (get_language() or FRENCH).split("-")[0] == FRENCH
    return FIRST.sub("1er", words) if is_french else words
