"""Checks the code without running it: style, types, import contracts, translations, migrations."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PYTHON_FOLDERS = ["src", "tests", "benchmarks"]
SCRIPTS = settings.PROJECT / ".venv" / "bin"
# The longest first: the others pass meanwhile.
CHECKS: dict[str, list[str]] = {
    "types": ["mypy", "src"],
    "style": ["ruff", "check", *PYTHON_FOLDERS],
    "mise en forme": ["ruff", "format", "--check", *PYTHON_FOLDERS],
    "gabarits": ["djlint", "--lint", "--quiet", "src"],
    "sens des imports": ["lint-imports", "--no-cache"],
    "migrations": ["python", "-m", "vigie", "makemigrations", "--check", "--dry-run", "--verbosity", "0"],
    "traductions": ["python", "-m", "vigie", "messages", "--check"],
}


class Command(BaseCommand):
    help = "Vérifie le code : style, types, sens des imports, traductions, migrations."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
            passed = dict(zip(CHECKS, side_by_side.map(passes, CHECKS, CHECKS.values()), strict=True))
        failed = [name for name, has_passed in passed.items() if not has_passed]
        if failed:
            raise CommandError(f"À corriger : {', '.join(failed)}.")


def passes(name: str, command: list[str]) -> bool:
    """Run one check; its output is shown only when it fails."""
    done = subprocess.run(
        [SCRIPTS / command[0], *command[1:]],
        cwd=settings.PROJECT,
        env={**os.environ, "VIGIE_SECRET_KEY": "lint", "VIGIE_DEMO": "no"},
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"{'bien' if done.returncode == 0 else 'À CORRIGER':10}  {name}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0
