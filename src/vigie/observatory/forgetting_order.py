"""Makes the table of facts forget in which order, and by which transaction, its rows came.

SQLite: the table has no row numbers; its rows lie in the order of their identifiers, which are drawn by lot.
PostgreSQL: rows lie in the order of arrival and each names the transaction that brought it; after each pouring all are
written anew, in the order of their identifiers, by one transaction. What they say does not change.
"""

from typing import Any, Final

from django.db import connection

from vigie.observatory.frozen_tables import FACTS

TABLE: Final = "observatory_fact"
# TRUNCATE gives the table a new file: the former order leaves the disk with the old one.
ANEW: Final = (
    f"CREATE TEMPORARY TABLE facts_anew ON COMMIT DROP AS SELECT * FROM {TABLE}",  # noqa: S608
    f"TRUNCATE {TABLE}",
    f"INSERT INTO {TABLE} SELECT * FROM facts_anew ORDER BY id",  # noqa: S608
    "DROP TABLE facts_anew",
)


def forget_order() -> None:
    """Write the facts anew where the database would tell their order; in the transaction of the pouring."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        guard = FACTS.protecting_whole("postgresql") if is_guarded(cursor) else []
        # The trigger that refuses to empty the table steps aside: nobody else sees it go, nor the table empty.
        statements = (*FACTS.releasing_whole("postgresql"), *ANEW, *guard)
        for statement in ("SET CONSTRAINTS ALL IMMEDIATE", *statements, "SET CONSTRAINTS ALL DEFERRED"):
            cursor.execute(statement)


def is_guarded(cursor: Any) -> bool:
    """Whether PostgreSQL refuses to empty the table."""
    cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = %s", [FACTS.trigger_of("TRUNCATE")])
    return bool(cursor.fetchone()[0])


def without_row_numbers(apps: Any, schema_editor: Any) -> None:
    """Make SQLite keep the facts by their identifiers alone: a step of a migration, before the triggers are there."""
    database = schema_editor.connection
    if database.vendor != "sqlite":
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [TABLE])
        statements = cursor.fetchall()
    table = next(sql for kind, sql in statements if kind == "table")
    schema_editor.execute(f"ALTER TABLE {TABLE} RENAME TO {TABLE}_before")
    for kind, sql in statements:
        if kind == "index":
            schema_editor.execute(f"DROP INDEX {sql.split()[2]}")
    schema_editor.execute(f"{table} WITHOUT ROWID")
    schema_editor.execute(f"INSERT INTO {TABLE} SELECT * FROM {TABLE}_before ORDER BY id")  # noqa: S608
    schema_editor.execute(f"DROP TABLE {TABLE}_before")
    for kind, sql in statements:
        if kind == "index":
            schema_editor.execute(sql)
