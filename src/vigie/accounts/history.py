"""Reads the journal for people: sentences, names as they are today, differences word by word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from vigie.accounts.differences import Segment, differences
from vigie.accounts.models import JournalEntry, Person


@dataclass(frozen=True)
class Change:
    """One field that changed, its two values as they were shown, and their difference word by word."""

    label: str
    before: str
    after: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class HistoryLine:
    """A journal line as it is read: who, what, on what, when, and what changed."""

    number: int
    at: datetime
    who: str
    sentence: str
    object_kind: str
    object_type: str
    object_id: str
    object_label: str
    changes: tuple[Change, ...]


def history_of(instance: models.Model, limit: int = 50) -> list[HistoryLine]:
    """Return the last acts on an object, newest first; a query, and one more when the object is a person."""
    entries = JournalEntry.objects.filter(object_type=instance._meta.model_name, object_id=str(instance.pk))
    return read_entries(entries.select_related("actor").order_by("-number")[:limit])


def read_entries(entries: Iterable[JournalEntry]) -> list[HistoryLine]:
    """Turn journal lines into what people read; people are named as they are known today, erased ones not at all."""
    listed = list(entries)
    ids = {int(entry.object_id) for entry in listed if entry.object_type == "person" and entry.object_id.isdecimal()}
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
    return [read_entry(entry, names) for entry in listed]


def read_entry(entry: JournalEntry, names: dict[int, str]) -> HistoryLine:
    """Turn one line, whose actor is loaded, into what people read."""
    label = entry.object_label
    if entry.object_type == "person" and entry.object_id.isdecimal():
        label = names.get(int(entry.object_id), label)
    return HistoryLine(
        number=entry.number,
        at=entry.at,
        who=who_acted(entry),
        sentence=str(known_verbs().get(entry.verb, entry.verb)),
        object_kind=str(known_kinds().get(entry.object_type, entry.object_type)),
        object_type=entry.object_type,
        object_id=entry.object_id,
        object_label=label,
        changes=tuple(
            read_change(field_words(entry.object_type, name), values) for name, values in entry.changes.items()
        ),
    )


def who_acted(entry: JournalEntry) -> str:
    """Return the name of who acted, or what stood in their place."""
    if entry.actor:
        return entry.actor.name
    return entry.actor_label or gettext("Vigie")


def read_change(label: str, values: Any) -> Change:
    """Turn ``[before, after]`` into a change; a value alone counts as what came."""
    before, after = values if isinstance(values, list) and len(values) == 2 else ("", values)
    old, new = shown(before), shown(after)
    return Change(label=label, before=old, after=new, segments=tuple(differences(old, new)))


def shown(value: Any) -> str:
    """Return a stored value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    return str(value)


@cache
def known_verbs() -> dict[str, str | Promise]:
    """Return the verbs of every room, listed one by one in the settings."""
    return {verb: said for path in settings.VIGIE_JOURNAL_VERBS for verb, said in import_string(path).items()}


def field_words(object_type: str, name: str) -> str:
    """Return the French name of what changed: the room's word, else the model's; a name already in French stays."""
    words = known_fields().get(name)
    if words is None and (model := known_models().get(object_type)):
        try:
            words = getattr(model._meta.get_field(name), "verbose_name", None)
        except FieldDoesNotExist:
            words = None
    return str(words or name)


@cache
def known_fields() -> dict[str, str | Promise]:
    """Return the words of every room for what is no field of the object itself, listed one by one in the settings."""
    return {name: said for path in settings.VIGIE_JOURNAL_FIELDS for name, said in import_string(path).items()}


@cache
def known_kinds() -> dict[str, str | Promise]:
    """Return the French name of each kind of object, by the name it has in the journal."""
    return {name: model._meta.verbose_name or "" for name, model in known_models().items()}


@cache
def known_models() -> dict[str, type[models.Model]]:
    """Return the models of Vigie, by the name they have in the journal."""
    return {model._meta.model_name or "": model for model in apps.get_models() if model.__module__.startswith("vigie.")}
