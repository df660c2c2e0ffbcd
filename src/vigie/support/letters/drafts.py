"""Drafts of letters: sealed in the part of a case that the person and the listeners share, each version kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vigie.support.fields import Field
from vigie.support.letters.preparing import KINDS, CaseFacts, Section, Sections, titles_of
from vigie.support.models import Compartment
from vigie.support.sealing import Written, read_texts, read_versions, write_text


@dataclass(frozen=True)
class Draft:
    """A version of a letter. kind: a code of ``KINDS``. version: from 1. by_person: whether she wrote this version."""

    kind: str
    sections: Sections
    version: int
    written_on: date
    by_person: bool

    @property
    def label(self) -> str:
        """The name of the letter."""
        return KINDS[self.kind].label

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left « à compléter »."""
        return not any("[à compléter" in section.text for section in self.sections)


def field_of(kind: str) -> str:
    """Return the field that holds a letter."""
    return f"{Field.LETTER}:{kind}"


def drafts_of(compartment: Compartment, key: bytes) -> list[Draft]:
    """Return the last version of each letter, in the order of ``KINDS``. Raises CannotOpen."""
    texts = read_texts(compartment, key)
    found = {kind: texts.get(field_of(kind)) for kind in KINDS}
    return [draft_of(kind, written) for kind, written in found.items() if written]


def versions_of(compartment: Compartment, key: bytes, kind: str) -> list[Draft]:
    """Return every version of a letter, the last first. Raises CannotOpen."""
    return [draft_of(kind, written) for written in read_versions(compartment, key, field_of(kind))]


def save_draft(
    compartment: Compartment, key: bytes, kind: str, texts: Mapping[str, str], *, by_person: bool = False
) -> bool:
    """Keep a version of a letter; return False when the last one says the same. Raises StaleKey.

    kind: a code of ``KINDS``. texts: by code of section; those unknown are left out, those missing are empty.
    """
    kept = {code: texts.get(code, "").strip() for code in titles_of(kind)}
    last = versions_of(compartment, key, kind)[:1]
    if last and {section.code: section.text for section in last[0].sections} == kept:
        return False
    write_text(compartment, key, field_of(kind), json.dumps(kept, ensure_ascii=False), by_person=by_person)
    return True


def draft_of(kind: str, written: Written) -> Draft:
    """Read a sealed version."""
    texts = json.loads(written.text)
    sections = tuple(Section(code, title, texts.get(code, "")) for code, title in titles_of(kind).items())
    return Draft(kind, sections, written.version, written.written_on, written.by_person)


def first_texts(kind: str, facts: CaseFacts) -> dict[str, str]:
    """Return the texts of a letter prepared from a case, by code of section."""
    return {section.code: section.text for section in KINDS[kind].prepare(facts)}
