"""What differs between two versions, or between one and the plan today, as people read it: on a page or in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vigie.accounts.differences import Segment, differences
from vigie.core.documents import Block, Document, Heading, Paragraph, TableBlock
from vigie.core.tables import Column, Table, table_of
from vigie.plan.revision.comparing import Fate, FieldChange, ThingChange, compare
from vigie.plan.revision.content_words import path_words, section_words, value_words
from vigie.plan.revision.reading import thing_title

STATUS_PATH, ABANDONED = ("statut",), "abandonnée"
COLOURS = {Fate.ADDED: "ongoing", Fate.REMOVED: "late", Fate.MOVED: "being_set_up", Fate.CHANGED: "to_start"}


@dataclass(frozen=True)
class FieldDifference:
    """A field that differs: its name, its two values in words, and their difference word by word."""

    label: str
    before: str
    after: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class ThingDifference:
    """A thing that differs. colour: the code of its badge; fate: what became of it, in words."""

    title: str
    fate: str
    colour: str
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True)
class SectionDifference:
    """A part of the plan in which something differs."""

    key: str
    title: str
    things: tuple[ThingDifference, ...]


def read_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[SectionDifference]:
    """Return what differs between two contents, section by section, in words."""
    sections: dict[str, list[ThingDifference]] = {}
    for thing in compare(before, after):
        sections.setdefault(thing.section, []).append(read_thing(thing))
    return [SectionDifference(key, section_words(key), tuple(things)) for key, things in sections.items()]


def read_thing(thing: ThingChange) -> ThingDifference:
    """Return a thing that differs, in words."""
    fate = Fate.REMOVED if is_abandoned(thing) else thing.fate
    return ThingDifference(
        title=thing_title(thing.section, thing.key, {(thing.section, thing.key): thing.title}),
        fate=fate_words(thing, fate),
        colour=COLOURS[fate],
        fields=tuple(read_field(thing.section, change) for change in thing.fields),
    )


def is_abandoned(thing: ThingChange) -> bool:
    """Whether an action was taken out of the plan: it stays there, abandoned, with its history."""
    return thing.section == "actions" and any(
        change.path == STATUS_PATH and change.after == ABANDONED for change in thing.fields
    )


def fate_words(thing: ThingChange, fate: Fate) -> str:
    """Say what became of a thing."""
    if is_abandoned(thing):
        return gettext("retirée (abandonnée)")
    return {
        Fate.ADDED: gettext("ajout"),
        Fate.REMOVED: gettext("retrait"),
        Fate.MOVED: gettext("déplacée d'un axe à un autre"),
        Fate.CHANGED: gettext("modification"),
    }[fate]


def read_field(section: str, change: FieldChange) -> FieldDifference:
    """Return a field that differs, in words."""
    before, after = value_words(change.path, change.before), value_words(change.path, change.after)
    label = path_words(change.path) or section_words(section)
    return FieldDifference(label, before, after, tuple(differences(before, after)))


def rows_of(sections: Iterable[SectionDifference]) -> list[tuple[str, str, str, str, str, str]]:
    """Return one row for each field that differs."""
    return [
        (section.title, thing.title, thing.fate, field.label, field.before, field.after)
        for section in sections
        for thing in section.things
        for field in thing.fields
    ]


def differences_table(title: str, before: str, after: str, sections: Iterable[SectionDifference]) -> Table:
    """Return the differences as a table to save; before, after: how the two sides are named."""
    columns = [
        Column("partie", gettext("Partie"), width=22),
        Column("element", gettext("Élément"), width=40),
        Column("nature", gettext("Nature"), width=16),
        Column("champ", gettext("Champ"), width=26),
        Column("avant", before, width=60),
        Column("apres", after, width=60),
    ]
    return table_of(title, columns, rows_of(sections))


def differences_document(title: str, before: str, after: str, sections: Iterable[SectionDifference]) -> Document:
    """Return the differences as a document: a table for each thing."""
    blocks: list[Block] = []
    for section in sections:
        blocks.append(Heading(1, section.title))
        for thing in section.things:
            blocks += [Heading(2, thing.title)] if thing.title else []
            caption = f"{thing.title or section.title} – {thing.fate}"
            rows = tuple((field.label, field.before, field.after) for field in thing.fields)
            blocks.append(TableBlock(caption, (gettext("Champ"), before, after), rows, widths=(20, 40, 40)))
    return Document(
        title=title,
        subtitle=gettext("%(before)s et %(after)s") % {"before": before, "after": after},
        landscape=True,
        blocks=tuple(blocks) or (Paragraph(gettext("Rien ne diffère.")),),
    )
