"""Mends what a machine can mend: style and format."""

import subprocess
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from vigie.core.management.commands.lint import PYTHON_FOLDERS, SCRIPTS


class Command(BaseCommand):
    help = "Corrige ce qu'une machine sait corriger : style et mise en forme."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for step in (["check", "--fix", "--quiet"], ["format"]):
            subprocess.run([SCRIPTS / "ruff", *step, *PYTHON_FOLDERS], cwd=settings.PROJECT, check=False)
