"""A frozen content as it is read: its sections, the things in them, and what is said of each, in French."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vigie.core.documents import Block, Document, Heading, KeyFacts, Paragraph
from vigie.plan.models import PlanVersion
from vigie.plan.revision.citing import citation
from vigie.plan.revision.comparing import SECTIONS_OF_THINGS, leaves, split, titles_of
from vigie.plan.revision.content_words import path_words, section_words, value_words


@dataclass(frozen=True)
class Thing:
    """An axis, an action, a priority… with its facts as (label, text); a section that is one thing has no title."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A part of the plan: its key in the content, its title, and what it holds."""

    key: str
    title: str
    things: tuple[Thing, ...]


def sections_of(content: Mapping[str, Any]) -> list[Section]:
    """Return the sections of a content that say something, in its order."""
    titles = titles_of(content)
    facts: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for path, value in leaves(content):
        (section, key), rest = split(path)
        facts.setdefault(section, {}).setdefault(key, []).append((path_words(rest), value_words(rest, value)))
    return [
        Section(
            section,
            section_words(section),
            tuple(Thing(thing_title(section, key, titles), tuple(said)) for key, said in facts[section].items()),
        )
        for section in content
        if section in facts
    ]


def thing_title(section: str, key: str, titles: Mapping[tuple[str, str], str]) -> str:
    """Return how a thing is named: « A14 – Former les équipes », or its title alone when that is what identifies it."""
    if section not in SECTIONS_OF_THINGS:
        return ""
    title = titles.get((section, key), "")
    return title if not title or key.startswith(title) else f"{key} – {title}"


def version_document(version: PlanVersion) -> Document:
    """Return a version as a document: what was frozen and nothing else, never the plan as it has become."""
    blocks: list[Block] = [Paragraph(citation(version))]
    blocks += [Paragraph(version.summary)] if version.summary else []
    for section in sections_of(version.content):
        blocks.append(Heading(1, section.title))
        for thing in section.things:
            blocks += [Heading(2, thing.title)] if thing.title else []
            blocks.append(KeyFacts(tuple((label or section.title, text) for label, text in thing.facts)))
    blocks.append(Paragraph(f"SHA-256\u00a0: {version.content_hash}"))
    return Document(
        title=f"{version.plan.title} – version {version.number}",
        subtitle=version.plan.territory_name,
        author=version.plan.territory_name,
        summary=citation(version),
        cover=True,
        contents=True,
        blocks=tuple(blocks),
    )
