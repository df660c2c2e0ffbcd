"""Triggers by which the database itself refuses to change or remove a line of the journal."""

from typing import Any

TABLE = "accounts_journalentry"
ACTS = ("UPDATE", "DELETE")
# Read by whoever tries; the chain of hashes tells of whoever removes the triggers first.
REFUSAL = "Le journal ne se modifie pas."

POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION accounts_journal_refusal() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def protect_journal(apps: Any, schema_editor: Any) -> None:
    """Create the triggers: a step of a migration."""
    for statement in protecting(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def release_journal(apps: Any, schema_editor: Any) -> None:
    """Remove the triggers: only a migration that rebuilds the table, or that goes back, needs it."""
    for statement in releasing(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def protecting(vendor: str) -> list[str]:
    """Return the statements that create the triggers, in the language of a database."""
    action = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    if vendor == "postgresql":
        action = "EXECUTE FUNCTION accounts_journal_refusal()"
    triggers = [f"CREATE TRIGGER {trigger_of(act)} BEFORE {act} ON {TABLE} FOR EACH ROW {action}" for act in ACTS]
    return [POSTGRESQL_FUNCTION, *triggers] if vendor == "postgresql" else triggers


def releasing(vendor: str) -> list[str]:
    """Return the statements that remove the triggers."""
    if vendor != "postgresql":
        return [f"DROP TRIGGER IF EXISTS {trigger_of(act)}" for act in ACTS]
    triggers = [f"DROP TRIGGER IF EXISTS {trigger_of(act)} ON {TABLE}" for act in ACTS]
    return [*triggers, "DROP FUNCTION IF EXISTS accounts_journal_refusal()"]


def trigger_of(act: str) -> str:
    """Return the name of the trigger that refuses an act."""
    return f"accounts_journal_no_{act.lower()}"
