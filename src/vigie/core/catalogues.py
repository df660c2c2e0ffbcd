"""Translation catalogues: read the texts of the code, keep the catalogues up to date, compile them. Pure Python."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = settings.PACKAGE
LANGUAGES = ["en", "ar"]
# Arabic covers the public pages alone.
COMPLETE = {"en"}
# The source language has a catalogue too: in French, zero is singular. It also gives the sign-in library our words.
SOURCE = "fr"
OUR_WORDS = {
    "Email": "Adresse électronique",
    "Email address": "Adresse électronique",
    "Name": "Nom",
    "Password Reset": "Choisir un nouveau mot de passe",
    "Recovery Codes": "Codes de secours",
    "Recovery codes": "Codes de secours",
    "Security Keys": "Clés d'accès",
    "Two-Factor Authentication": "Second facteur",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def collect() -> Catalog:
    """Read every text to translate from the code and the templates, in a stable order."""
    template = Catalog(charset="utf-8")
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
            for text, context in texts_of(path):
                template.add(text, context=context, locations=[(str(path.relative_to(PACKAGE.parent)), 0)])
    return template


def texts_of(path: Path) -> Iterator[tuple[Any, str | None]]:
    """Give the texts of one file, with their context when they have one."""
    source = path.read_text()
    if path.suffix != ".py":
        if "{%" not in source:
            return
        # Between brackets, the indentation of a template means nothing to Python's reader.
        source = f"(\n{templatize(source)}\n)"
    for found in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        yield found[1], found[3]


def catalogue_path(language: str) -> Path:
    return Path(PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po")


def updated(language: str, template: Catalog) -> Catalog:
    """Return the language's catalogue with the texts of today: new ones empty, vanished ones gone."""
    path = catalogue_path(language)
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# Vigie"
    catalogue.project, catalogue.version, catalogue.fuzzy = "Vigie", "", False
    return catalogue


def is_current(language: str, template: Catalog) -> bool:
    """Whether the committed catalogue holds every text of today, translated where it must be, and is compiled."""
    path = catalogue_path(language)
    if not path.exists():
        return False
    kept = read_po(io.BytesIO(path.read_bytes()), locale=language)
    same = {key(message) for message in kept if message.id} == {key(message) for message in template if message.id}
    compiled = path.with_suffix(".mo")
    if language in COMPLETE and untranslated(kept):
        return False
    return same and compiled.exists() and compiled.read_bytes() == compile_catalogue(kept)


def key(message: Any) -> tuple[Any, str | None]:
    """What makes a text the same text: its words (with their plural) and its context."""
    return message.id, message.context


def is_translated(string: Any) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def compile_catalogue(catalogue: Catalog) -> bytes:
    """Return the binary catalogue that Django reads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def source_catalogue(template: Catalog) -> Catalog:
    """Return the French catalogue: every text that counts, as it is, and our words for the sign-in library's."""
    catalogue = Catalog(locale=SOURCE, charset="utf-8", fuzzy=False, project="Vigie", version="")
    for message in template:
        if isinstance(message.id, tuple | list):
            catalogue.add(message.id, string=tuple(message.id), context=message.context)
    for theirs, ours in OUR_WORDS.items():
        catalogue.add(theirs, string=ours)
    return catalogue


def update_source(template: Catalog) -> None:
    """Write the French catalogue again when it has changed; its date would change at each run."""
    if not source_is_current(template):
        write(SOURCE, source_catalogue(template))


def source_is_current(template: Catalog) -> bool:
    """Whether the committed French catalogue holds every text that counts, and is compiled."""
    path = catalogue_path(SOURCE)
    if not path.exists():
        return False
    kept = read_po(io.BytesIO(path.read_bytes()), locale=SOURCE)
    wanted = source_catalogue(template)
    same = {key(message) for message in kept if message.id} == {key(message) for message in wanted if message.id}
    return same and path.with_suffix(".mo").read_bytes() == compile_catalogue(kept)


def update(language: str, template: Catalog) -> tuple[int, int]:
    """Bring a language's catalogue up to date; return how many texts it has, and how many are to translate."""
    catalogue = updated(language, template)
    write(language, catalogue)
    return len(catalogue), untranslated(catalogue)


def untranslated(catalogue: Catalog) -> int:
    """Count the texts still to translate."""
    return sum(1 for message in catalogue if message.id and not is_translated(message.string))


def write(language: str, catalogue: Catalog) -> None:
    """Write a language's catalogue, and its compiled file from what was written."""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, no_location=True, omit_header=False)
    path.write_bytes(buffer.getvalue())
    kept = read_po(io.BytesIO(path.read_bytes()), locale=language)
    path.with_suffix(".mo").write_bytes(compile_catalogue(kept))
