"""Gathers rows to write, without writing any; then writes them all in few queries, what others need first."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from vigie.accounts.models import Organisation, OrganisationName, Person
from vigie.plan.models import (
    Action,
    ActionAxis,
    ActionNote,
    ActionPublic,
    ActionStep,
    Axis,
    AxisItem,
    BibliographyEntry,
    BudgetLine,
    CitedDocument,
    CitedFigure,
    Commitment,
    HistoryEvent,
    HistoryItem,
    LegalReference,
    Linkage,
    LinkedDocument,
    Marker,
    Participation,
    Pillar,
    Plan,
    PlanPartner,
    Priority,
    QuantifiedTarget,
    ReadingNote,
    StateTool,
)

# What a row points to is written before it.
ORDER: tuple[type[models.Model], ...] = (
    Organisation,
    OrganisationName,
    Person,
    Plan,
    Pillar,
    Marker,
    StateTool,
    LegalReference,
    CitedDocument,
    CitedFigure,
    BibliographyEntry,
    ReadingNote,
    Axis,
    AxisItem,
    Priority,
    QuantifiedTarget,
    PlanPartner,
    Commitment,
    HistoryEvent,
    HistoryItem,
    Linkage,
    Action,
    ActionAxis,
    Participation,
    ActionPublic,
    ActionStep,
    ActionNote,
    BudgetLine,
    LinkedDocument,
)
ROWS_AT_ONCE = 200


class Batch:
    """Rows to create, to change and to remove, and ties to set once they all exist."""

    def __init__(self) -> None:
        self.created: dict[type[models.Model], list[Any]] = {model: [] for model in ORDER}
        self.changed: dict[type[models.Model], dict[int, tuple[Any, set[str]]]] = {model: {} for model in ORDER}
        self.removed: dict[type[models.Model], list[int]] = {model: [] for model in ORDER}
        self.ties: list[tuple[models.Model, str, list[Any]]] = []
        self.parents: list[tuple[Action, Action]] = []

    def create(self, row: Any) -> Any:
        """Plan the creation of a row, and return it."""
        self.created[type(row)].append(row)
        return row

    def change(self, row: Any, **values: Any) -> None:
        """Give a row new values; an existing one will be updated, a planned one is simply created with them."""
        for name, value in values.items():
            setattr(row, name, value)
        if row.pk is not None:
            self.changed[type(row)].setdefault(row.pk, (row, set()))[1].update(values)

    def remove(self, rows: Iterable[Any]) -> None:
        """Plan the removal of rows."""
        for row in rows:
            self.removed[type(row)].append(row.pk)

    def tie(self, row: models.Model, name: str, others: list[Any]) -> None:
        """Plan the content of a many-to-many field."""
        self.ties.append((row, name, others))

    def write(self) -> None:
        """Write everything; to be called inside the transaction of the import."""
        for model in reversed(ORDER):
            if self.removed[model]:
                model._default_manager.filter(pk__in=self.removed[model]).delete()
        for model in ORDER:
            model._default_manager.bulk_create(self.created[model], batch_size=ROWS_AT_ONCE)
            self.update(model)
        self.write_parents()
        for row, name, others in self.ties:
            getattr(row, name).set(others)

    def update(self, model: type[models.Model]) -> None:
        """Update the rows of a model, together when they change in the same fields."""
        by_fields: dict[frozenset[str], list[Any]] = {}
        for row, names in self.changed[model].values():
            by_fields.setdefault(frozenset(names), []).append(row)
        for together, rows in by_fields.items():
            model._default_manager.bulk_update(rows, sorted(together), batch_size=ROWS_AT_ONCE)

    def write_parents(self) -> None:
        """Tie actions to their parent, once both exist."""
        for action, parent in self.parents:
            action.parent = parent
        Action.objects.bulk_update([action for action, _ in self.parents], ["parent"], batch_size=ROWS_AT_ONCE)
