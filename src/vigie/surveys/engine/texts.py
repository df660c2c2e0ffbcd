"""Texts of a questionnaire in all its languages, with the references that they quote."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

DEFAULT_LANGUAGE = "default"
UNTRANSLATED = "-"  # what pyxform writes where a translation is missing
CODE_IN_PARENTHESES = re.compile(r"\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\)\s*$")
BARE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
CODES_OF_NAMES = {
    "français": "fr", "francais": "fr", "french": "fr", "facile à lire": "fr-x-facile", "falc": "fr-x-facile",
    "english": "en", "anglais": "en", "arabic": "ar", "arabe": "ar", "العربية": "ar", "spanish": "es", "espagnol": "es",
    "español": "es", "portuguese": "pt", "portugais": "pt", "turkish": "tr", "turc": "tr", "ukrainian": "uk",
    "ukrainien": "uk", "german": "de", "italian": "it", "russian": "ru", "russe": "ru", "hebrew": "he", "persian": "fa",
}  # fmt: skip


@dataclass(frozen=True)
class Output:
    """A value quoted within a text: an XPath expression."""

    expression: str


Part = str | Output


@lru_cache(maxsize=512)
def language_code(name: str) -> str:
    """The code of a language as a form names it: « Français (fr) » is « fr »; a name without code stays."""
    found = CODE_IN_PARENTHESES.search(name)
    if found:
        return found.group(1).replace("_", "-").lower()
    if name.strip().lower() in CODES_OF_NAMES:
        return CODES_OF_NAMES[name.strip().lower()]
    return name.strip().replace("_", "-").lower() if BARE_CODE.fullmatch(name.strip()) else name.strip()


def chosen_language(languages: Iterable[str], wanted: str) -> str | None:
    """Which of `languages` answers to `wanted`: same name, else same code, else same code before the hyphen."""
    names = list(languages)
    code = language_code(wanted)
    for matches in (
        lambda name: name == wanted,
        lambda name: language_code(name) == code,
        lambda name: language_code(name).split("-")[0] == code.split("-")[0],
    ):
        found = next((name for name in names if matches(name)), None)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, eq=False)
class Text:
    """One text in each language; the first language is the form's own."""

    translations: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    _found: dict[str, str | tuple[Part, ...]] = field(default_factory=dict, init=False, repr=False)

    def parts(self, language: str) -> str | tuple[Part, ...]:
        """The text in `language`, else in the form's own, else in any; one string when nothing is quoted."""
        found = self._found.get(language)
        if found is None:
            found = self._found[language] = self._search(language)
        return found

    def _search(self, language: str) -> str | tuple[Part, ...]:
        name = chosen_language(self.translations, language)
        written = [self.translations[name]] if name else []
        written += self.translations.values()
        found = next((parts for parts in written if not _is_missing(parts)), ())
        texts = [part for part in found if isinstance(part, str)]
        return found if len(texts) < len(found) else "".join(texts).strip()

    def in_language(self, language: str, quote: Callable[[Output], str] = lambda output: "…") -> str:
        """The text on one line or several, references told by `quote` (an ellipsis when nothing is filled yet)."""
        parts = self.parts(language)
        if isinstance(parts, str):
            return parts
        return "".join(part if isinstance(part, str) else quote(part) for part in parts).strip()

    def outputs(self) -> set[str]:
        """All expressions quoted, in all languages."""
        return {part.expression for parts in self.translations.values() for part in parts if isinstance(part, Output)}

    def __bool__(self) -> bool:
        return any(not _is_missing(parts) for parts in self.translations.values())


def _is_missing(parts: tuple[Part, ...]) -> bool:
    return all(isinstance(part, str) and part.strip() in ("", UNTRANSLATED) for part in parts)


NOTHING = Text()
