"""Writes the three hashed locks again, from pyproject.toml."""

import subprocess
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vigie.core.management.commands.lint import SCRIPTS

OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
QUIET = ["--no-header", "--no-annotate", "--quiet"]
# Each lock holds the one before it, at the same versions.
LOCKS: list[tuple[str, list[str]]] = [
    ("requirements.txt", []),
    ("requirements-test.txt", ["--group", "test", "-c", "requirements.txt"]),
    ("requirements-lint.txt", ["--group", "test", "--group", "lint", "-c", "requirements-test.txt"]),
]


class Command(BaseCommand):
    help = "Récrit les verrous de dépendances (requirements*.txt) d'après pyproject.toml."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--upgrade", action="store_true", help="prendre les versions les plus récentes")

    def handle(self, *args: Any, **options: Any) -> None:
        upgrade = ["--upgrade"] if options["upgrade"] else []
        for name, groups in LOCKS:
            command = [
                str(SCRIPTS / "uv"),
                "pip",
                "compile",
                "pyproject.toml",
                *groups,
                *OPTIONS,
                *QUIET,
                *upgrade,
                "-o",
                name,
            ]
            if subprocess.run(command, cwd=settings.PROJECT, check=False).returncode:
                raise CommandError(f"{name} n'a pas pu être récrit.")
