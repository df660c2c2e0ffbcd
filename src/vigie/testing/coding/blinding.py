"""Hides, in what came back, who seemed to ask: names, titles, addresses, and what the criterion shows. Plain values."""

import re
import unicodedata
from collections.abc import Iterable
from email import message_from_bytes
from email.policy import default
from typing import Final

HIDDEN: Final = "[…]"
TITLES: Final = frozenset(
    ["madame", "mme", "monsieur", "mr", "m", "mlle", "mademoiselle", "mesdames", "messieurs", "dame", "sieur"]
)
LEAST_LETTERS: Final = 3
MOST_LETTERS: Final = 20_000
MAILBOX: Final = re.compile(r"\S+@\S+")
# « on m'a dit » is no title.
WORD: Final = re.compile(r"(?![mM]['’])[^\W_]+")
TAG: Final = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


def blinded(text: str, telling: Iterable[str]) -> str:
    """Return a text without the words of what would tell who asked, however they are written, nor any address."""
    hidden = {*TITLES, *(word for each in telling for word in words_of(each) if len(word) >= LEAST_LETTERS)}
    kept = WORD.sub(lambda found: HIDDEN if plain(found[0]) in hidden else found[0], MAILBOX.sub(HIDDEN, text))
    # Someone's first and last names, next to each other, would say how many there are.
    return re.sub(rf"{re.escape(HIDDEN)}(?:[ .'’-]*{re.escape(HIDDEN)})+", HIDDEN, kept)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without capitals nor accents."""
    return [plain(word) for word in WORD.findall(text)]


def plain(word: str) -> str:
    """Return a word without what people write differently."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def words_of_email(content: bytes) -> str:
    """Return what an e-mail says, cut short; nothing when it cannot be read."""
    try:
        message = message_from_bytes(content, policy=default)
        body = message.get_body(preferencelist=("plain", "html"))
        text = str(body.get_content()) if body else ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    if body and body.get_content_subtype() == "html":
        text = TAG.sub(" ", text)
    return text.strip()[:MOST_LETTERS]
