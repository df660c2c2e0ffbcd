"""Copies the database while it is in use."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection


class CannotBackUp(Exception):
    """No copy was made; the message is a French sentence that says why."""


def back_up(target: Path) -> None:
    """Write a whole copy of the database in a new file that its owner alone can read.

    SQLite: an ordinary SQLite file. PostgreSQL: an archive for pg_restore. Raises CannotBackUp, and OSError for a
    folder where nothing can be written.
    """
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as refusal:
        raise CannotBackUp(f"{target} existe déjà : une sauvegarde n'en écrase pas une autre.") from refusal
    try:
        copy_sqlite(target) if connection.vendor == "sqlite" else dump_postgresql(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def copy_sqlite(target: Path) -> None:
    """Copy an SQLite database, in one consistent state."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])


def dump_postgresql(target: Path) -> None:
    """Run PostgreSQL's own pg_dump. The password goes by the environment, where other accounts cannot read it."""
    program = shutil.which("pg_dump")
    if program is None:
        raise CannotBackUp("pg_dump n'est pas installé. Sur Debian : apt-get install postgresql-client")
    named = connection.settings_dict
    given = {"PGHOST": named["HOST"], "PGPORT": named["PORT"], "PGUSER": named["USER"], "PGPASSWORD": named["PASSWORD"]}
    done = subprocess.run(  # noqa: S603
        [program, "--format=custom", "--no-owner", f"--file={target}", named["NAME"]],
        env={**os.environ, **{name: str(value) for name, value in given.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotBackUp(f"pg_dump a échoué : {done.stderr.strip()}")
