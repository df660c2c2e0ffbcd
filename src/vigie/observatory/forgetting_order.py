"""Makes the table of facts forget in which order, and by which transaction, its rows came.

SQLite: the table has no row numbers; its rows lie in the order of their identifiers, which are drawn by lot.
PostgreSQL: rows lie in the order of arrival and each names the transaction that brought it; after each pouring all are
written anew, in the order of their identifiers, by one transaction. What they say does not change.
"""

from typing import Any, Final

from django.db import connection

TABLE: Final = "observatory_fact"
# TRUNCATE gives the table a new file: the former order leaves the disk with the old one.
ANEW: Final = (
    "SET CONSTRAINTS ALL IMMEDIATE",
    f"CREATE TEMPORARY TABLE facts_anew ON COMMIT DROP AS SELECT * FROM {TABLE}",  # noqa: S608
    f"TRUNCATE {TABLE}",
    f"INSERT INTO {TABLE} SELECT * FROM facts_anew ORDER BY id",  # noqa: S608
    "DROP TABLE facts_anew",
    "SET CONSTRAINTS ALL DEFERRED",
)


def forget_order() -> None:
    """Write the facts anew where the database would tell their order; in the transaction of the pouring."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in ANEW:
                cursor.execute(statement)


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
