"""What is heavy is loaded by whoever needs it, and only then."""

import os
import subprocess
import sys

from django.conf import settings

HEAVY = ("duckdb", "highspy", "pyspark", "openpyxl", "typst")
SCRIPT = """
import importlib, pathlib, sys
import django
django.setup()
import vigie.urls
room = pathlib.Path(importlib.import_module("vigie.observatory").__file__).parent
for path in sorted(room.rglob("*.py")):
    parts = path.relative_to(room).with_suffix("").parts
    # Disclosure control is made of the solver: the commands that protect load both.
    if not {"migrations", "disclosure", "protect_table", "verify_publication"} & set(parts) and parts[-1] != "__init__":
        importlib.import_module("vigie.observatory." + ".".join(parts))
print([name for name in {heavy!r} if name in sys.modules])
"""


def test_importing_the_room_and_starting_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("{heavy!r}", repr(HEAVY))],
        env={**os.environ, "PYTHONPATH": str(settings.PACKAGE.parent), "DJANGO_SETTINGS_MODULE": "vigie.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
