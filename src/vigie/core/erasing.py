"""Once rows are erased, has the database let go of their bytes."""

from django.apps import apps
from django.db import connection


def erase_traces(room: str) -> None:
    """Have the database let go of the bytes of the erased rows of a room, named by its app label.

    SQLite writes zeros there, PostgreSQL rewrites the tables. Call it outside any transaction.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            tables = sorted(model._meta.db_table for model in apps.get_app_config(room).get_models())
            cursor.execute(f"VACUUM (FULL) {', '.join(tables)}")
