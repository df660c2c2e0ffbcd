"""Steps of a migration that follow one another, made together: Django draws all related models anew after each one.

With hundreds of tables that refer to one another, these drawings are most of the wait of a first start.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, CreateModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import CheckConstraint


class Together(Operation):
    """Several operations, whose models are drawn once, before the database is touched."""

    def __init__(self, operations: list[Any]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            self.draw(app_label, state)

    def draw(self, app_label: str, state: ProjectState) -> None:
        """Bring the models of a state up to date, in the state itself."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)


class CreateTogether(Together):
    """New tables: none changes those before it."""

    def draw(self, app_label: str, state: ProjectState) -> None:
        state.reload_models([(app_label, operation.name_lower) for operation in self.operations], delay=False)


class CheckTogether(Together):
    """Constraints on rows: each is added alone, or with the others where the table is written anew."""

    def draw(self, app_label: str, state: ProjectState) -> None:
        state.reload_models([(app_label, operation.model_name_lower) for operation in self.operations])


class RunTogether(Together):
    """Functions, which change no model: Django would draw all of them for each, and throw them away."""

    reduces_to_sql = False

    def draw(self, app_label: str, state: ProjectState) -> None:
        state.clear_delayed_apps_cache()
        state.is_delayed = False

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        super().database_forwards(app_label, schema_editor, to_state, to_state)


def together(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Return the same operations, those of one kind that follow one another as one."""
    for kind, run in groupby(operations, key=kind_of):
        if kind:
            yield kind(list(run))
        else:
            yield from run


def kind_of(operation: Operation) -> type[Together] | None:
    """Return how an operation is made with its neighbours, or None for one that is made alone."""
    if isinstance(operation, AddConstraint):
        return CheckTogether if isinstance(operation.constraint, CheckConstraint) else None
    return {CreateModel: CreateTogether, RunPython: RunTogether}.get(type(operation))
