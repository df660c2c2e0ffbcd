"""Runs a measure again on each database, in a process and a folder of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests import postgresql

PROJECT = Path(__file__).resolve().parents[2]
ON_ONE = "--on-this-database"


def databases() -> dict[str, str]:
    """Return the address of each database of this machine, by its name; a folder stands for SQLite's."""
    found = {"SQLite": ""}
    try:
        found["PostgreSQL"] = postgresql.start(is_durable=True)
    except (AssertionError, KeyError):
        print("PostgreSQL n'est pas sur cette machine : il n'a pas été mesuré.", file=sys.stderr)
    return found


def on_each(name: str, *arguments: str) -> dict[str, Any]:
    """Run ``benchmarks.<name>`` on each database; return what each printed last, as JSON, by the name of the database.

    Raises CalledProcessError when one fails.
    """
    return {database: on_one(name, address, *arguments) for database, address in databases().items()}


def on_one(name: str, address: str, *arguments: str) -> Any:
    """Run one measure on one database, empty."""
    with tempfile.TemporaryDirectory(prefix="vigie-benchmark-") as folder:
        environment = {
            **os.environ,
            "VIGIE_DATA_DIR": f"{folder}/data",
            "VIGIE_HTTPS": "no",
            "VIGIE_DEMO": "no",
            "DATABASE_URL": address or f"sqlite:///{folder}/vigie.sqlite3",
            "DJANGO_SETTINGS_MODULE": "vigie.settings",
        }
        # It would make passphrases and receipts cost nothing.
        environment.pop("VIGIE_VAULT_LIGHT", None)
        command = [sys.executable, "-m", f"benchmarks.{name}", ON_ONE, *arguments]
        done = subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])
