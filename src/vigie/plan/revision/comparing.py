"""Compares two contents of a plan, field by field. Plain values, no database.

A content is what ``freezing.frozen_content`` gives: the plan's JSON. Nothing said (null, an empty text, an empty list)
and a key that is absent are the same thing. Lists of texts are compared whole; the elements of lists of objects are
brought together by what identifies them, wherever they stand.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Path = tuple[str, ...]

# By the key of a list, the keys whose values together identify one of its objects.
IDENTITIES: dict[str, tuple[str, ...]] = {
    "historique": ("evenement",),
    "axes": ("code",),
    "priorites_validees": ("ordre",),
    "actions": ("code",),
    "articulations": ("nom",),
    "statistiques_citees": ("libelle", "ventilation"),
    "objectifs_chiffres": ("texte",),
    "structures": ("nom",),
    "piliers_du_contrat": ("nom",),
    "outils_mis_a_disposition_par_l_etat": ("nom",),
    "autres_instances_preconisees": ("nom",),
    "etapes": ("titre",),
    "documents": ("titre",),
    "budget": ("annee", "financeur"),
}
# The lines of axes, and recommendations of actions: a text is what it says.
BY_TEXT = ("texte",)
# Sections whose objects are things in their own right: they come, go, and change.
SECTIONS_OF_THINGS = frozenset(
    {
        "historique",
        "axes",
        "priorites_validees",
        "actions",
        "articulations",
        "statistiques_citees",
        "objectifs_chiffres",
        "structures",
    }
)
NAMES = ("nom", "titre", "texte", "evenement", "libelle")
# An action whose axes change has moved.
PLACE = ("axes",)


class Fate(StrEnum):
    """What became of a thing between two contents."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """A field that differs. path: its keys under its thing; None where one of the contents says nothing."""

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True)
class ThingChange:
    """An axis, an action, a priority… or a whole section, with the fields that differ.

    key: what identifies it in its section, empty for a section that is one thing. title: its name, the latest known.
    """

    section: str
    key: str
    title: str
    fate: Fate
    fields: tuple[FieldChange, ...]


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[ThingChange]:
    """Return what differs between two contents, section by section; nothing when they say the same."""
    old, new = dict(leaves(before)), dict(leaves(after))
    changes: dict[tuple[str, str], list[FieldChange]] = {}
    for path in [*new, *(path for path in old if path not in new)]:
        if not same(old.get(path), new.get(path)):
            thing, rest = split(path)
            changes.setdefault(thing, []).append(FieldChange(rest, old.get(path), new.get(path)))
    held_before, held_after = {split(path)[0] for path in old}, {split(path)[0] for path in new}
    titles = {**titles_of(before), **titles_of(after)}
    order = {section: rank for rank, section in enumerate([*after, *before])}
    return [
        ThingChange(*thing, titles.get(thing, ""), fate_of(thing, fields, held_before, held_after), tuple(fields))
        for thing, fields in sorted(changes.items(), key=lambda item: (order.get(item[0][0], 0), natural(item[0][1])))
    ]


def same(before: Any, after: Any) -> bool:
    """Whether two values are written the same: Python alone would take « yes » for 1."""
    return json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)


def natural(text: str) -> tuple[int, str]:
    """Return what sorts « 2 » before « 10 »."""
    return len(text) if text.isdecimal() else 0, text


def fate_of(thing: tuple[str, str], fields: list[FieldChange], before: set[Any], after: set[Any]) -> Fate:
    """Say what became of a thing; a section that is one thing only ever changes."""
    if not thing[1]:
        return Fate.CHANGED
    if thing not in before:
        return Fate.ADDED
    if thing not in after:
        return Fate.REMOVED
    moved = thing[0] == "actions" and any(change.path == PLACE for change in fields)
    return Fate.MOVED if moved else Fate.CHANGED


def split(path: Path) -> tuple[tuple[str, str], Path]:
    """Return the thing a path leads into, and the rest of the path."""
    if path[0] in SECTIONS_OF_THINGS and len(path) > 1:
        return (path[0], path[1]), path[2:]
    return (path[0], ""), path[1:]


def leaves(content: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Yield each value that a content holds, with the keys that lead to it."""
    for key, value in content.items():
        yield from leaves_of(value, (key,), key)


def leaves_of(value: Any, path: Path, name: str) -> Iterator[tuple[Path, Any]]:
    """Yield the values under a path; name: the last key that named a list or an object."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from leaves_of(held, (*path, key), key)
    elif isinstance(value, list) and any(isinstance(element, Mapping) for element in value):
        for identity, element in identified(value, name):
            yield from leaves_of(element, (*path, identity), name)
    elif value not in (None, "", []):
        yield path, value


def identified(elements: list[Any], name: str) -> Iterator[tuple[str, Any]]:
    """Yield the elements of a list, each with what identifies it; the second of two alike says so."""
    seen: Counter[str] = Counter()
    for element in elements:
        identity = identity_of(element, IDENTITIES.get(name, BY_TEXT))
        seen[identity] += 1
        yield identity if seen[identity] == 1 else f"{identity} ({seen[identity]})", element


def identity_of(element: Any, keys: tuple[str, ...]) -> str:
    """Return what identifies an element of a list."""
    if not isinstance(element, Mapping):
        return str(element)
    said = [element.get(key) for key in keys]
    return " – ".join(str(value) for value in said if value not in (None, "", [], {}))


def titles_of(content: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Return the name of each thing of a content."""
    titles = {}
    for section in SECTIONS_OF_THINGS & set(content):
        elements = content[section] if isinstance(content[section], list) else []
        for identity, element in identified(elements, section):
            if isinstance(element, Mapping):
                titles[section, identity] = next((str(element[name]) for name in NAMES if element.get(name)), "")
    return titles
