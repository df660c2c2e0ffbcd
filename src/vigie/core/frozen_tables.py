"""Tables whose rows are only ever added: the database itself refuses to change or remove one.

Triggers are created and removed by migrations, on SQLite and PostgreSQL. Whoever owns the database can drop them: what
must prove itself beyond that carries hashes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ACTS = ("UPDATE", "DELETE")


@dataclass(frozen=True)
class FrozenTable:
    """A table that only grows.

    name: of the table. refusal: the French sentence read by whoever tries. prefix: what names its triggers begin with.
    acts: what is refused. when: for which rows, as SQL over OLD; empty for all.
    """

    name: str
    refusal: str
    prefix: str
    acts: tuple[str, ...] = ACTS
    when: str = ""

    def protecting(self, vendor: str) -> list[str]:
        """Return the statements that create the triggers, in the language of a database."""
        action = f"BEGIN SELECT RAISE(ABORT, '{self.quoted}'); END"
        if vendor == "postgresql":
            action = f"EXECUTE FUNCTION {self.prefix}_refusal()"
        rows = f"FOR EACH ROW WHEN ({self.when})" if self.when else "FOR EACH ROW"
        triggers = [
            f"CREATE TRIGGER {self.trigger_of(act)} BEFORE {act} ON {self.name} {rows} {action}" for act in self.acts
        ]
        return [self.postgresql_function, *triggers] if vendor == "postgresql" else triggers

    def releasing(self, vendor: str) -> list[str]:
        """Return the statements that remove the triggers."""
        if vendor != "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.trigger_of(act)}" for act in self.acts]
        acts = (*self.acts, "TRUNCATE")
        triggers = [f"DROP TRIGGER IF EXISTS {self.trigger_of(act)} ON {self.name}" for act in acts]
        return [*triggers, f"DROP FUNCTION IF EXISTS {self.prefix}_refusal()"]

    def protecting_whole(self, vendor: str) -> list[str]:
        """Return the statements that refuse emptying the table at once, which PostgreSQL's triggers by row never see.

        The table must be protected already.
        """
        if vendor != "postgresql":
            return []
        trigger = f"CREATE TRIGGER {self.trigger_of('TRUNCATE')} BEFORE TRUNCATE ON {self.name}"
        return [f"{trigger} FOR EACH STATEMENT EXECUTE FUNCTION {self.prefix}_refusal()"]

    def releasing_whole(self, vendor: str) -> list[str]:
        """Return the statements that let the table be emptied at once."""
        if vendor != "postgresql":
            return []
        return [f"DROP TRIGGER IF EXISTS {self.trigger_of('TRUNCATE')} ON {self.name}"]

    def trigger_of(self, act: str) -> str:
        """Return the name of the trigger that refuses an act."""
        return f"{self.prefix}_no_{act.lower()}"

    @property
    def quoted(self) -> str:
        """The sentence as SQL writes it."""
        return self.refusal.replace("'", "''")

    @property
    def postgresql_function(self) -> str:
        """The function that PostgreSQL's triggers call."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.prefix}_refusal() RETURNS trigger LANGUAGE plpgsql AS\n"
            f"$$ BEGIN RAISE EXCEPTION '{self.quoted}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )


def protect(table: FrozenTable) -> Callable[[Any, Any], None]:
    """Return the step of a migration that freezes a table."""

    def step(apps: Any, schema_editor: Any) -> None:
        for statement in table.protecting(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return step


def release(table: FrozenTable) -> Callable[[Any, Any], None]:
    """Return the step that lets a table change again: only a migration that rebuilds it, or goes back, needs it."""

    def step(apps: Any, schema_editor: Any) -> None:
        for statement in table.releasing(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return step


def protect_whole(table: FrozenTable) -> Callable[[Any, Any], None]:
    """Return the step that refuses emptying a frozen table at once."""

    def step(apps: Any, schema_editor: Any) -> None:
        for statement in table.protecting_whole(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return step


def release_whole(table: FrozenTable) -> Callable[[Any, Any], None]:
    """Return the step that lets a frozen table be emptied at once."""

    def step(apps: Any, schema_editor: Any) -> None:
        for statement in table.releasing_whole(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return step
