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
    """Create the triggers, in the language of the database."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION)
        action = "EXECUTE FUNCTION accounts_journal_refusal()"
    else:
        action = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for act in ACTS:
        schema_editor.execute(f"CREATE TRIGGER {trigger_of(act)} BEFORE {act} ON {TABLE} FOR EACH ROW {action}")


def release_journal(apps: Any, schema_editor: Any) -> None:
    """Remove the triggers: only a migration that rebuilds the table, or that goes back, needs it."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for act in ACTS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger_of(act)}" + (f" ON {TABLE}" if is_postgresql else ""))
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS accounts_journal_refusal()")


def trigger_of(act: str) -> str:
    """Return the name of the trigger that refuses an act."""
    return f"accounts_journal_no_{act.lower()}"
