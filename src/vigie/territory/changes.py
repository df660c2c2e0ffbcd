"""Writes rows that files describe, and counts what was created, changed or already there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _


@dataclass
class Tally:
    """What a loading did, in objects; ``notes`` are sentences for whoever launched it."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = [(_("créés"), self.created), (_("modifiés"), self.changed), (_("inchangés"), self.unchanged)]
        if self.removed:
            counts.append((_("retirés"), self.removed))
        return ", ".join(_("%(what)s : %(count)s") % {"what": what, "count": count} for what, count in counts) + "."


def write_row(row: models.Model, values: Mapping[str, Any], tally: Tally) -> None:
    """Give a row these values: insert it when it is new, else write only the fields that change."""
    if row.pk is None:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(force_insert=True)
        tally.created += 1
        return
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
        tally.changed += 1
    else:
        tally.unchanged += 1
