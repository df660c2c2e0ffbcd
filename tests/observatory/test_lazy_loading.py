"""What is heavy is loaded by whoever needs it, and only then."""

import os
import subprocess
import sys

from django.conf import settings

HEAVY = ("duckdb", "highspy", "pyspark")
# All that a server loads, and the packages that use Parquet, whole.
SCRIPT = """
import importlib, pathlib, sys
import django
django.setup()
import vigie.urls
room = pathlib.Path(importlib.import_module("vigie.observatory").__file__).parent
for package in ("api", "open_data", "federation", "management/commands"):
    for path in sorted((room / package).glob("[a-z]*.py")):
        if path.stem not in ("protect_table", "verify_publication"):
            importlib.import_module("vigie.observatory." + package.replace("/", ".") + "." + path.stem)
print([name for name in HEAVY if name in sys.modules])
"""


def test_starting_a_server_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {HEAVY!r}\n{SCRIPT}"],
        env={**os.environ, "PYTHONPATH": str(settings.PACKAGE.parent), "DJANGO_SETTINGS_MODULE": "vigie.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
