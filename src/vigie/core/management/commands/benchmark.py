"""Runs a benchmark of the folder benchmarks/, on data of its own, and writes what it measured beside it."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

FOLDER = settings.PROJECT / "benchmarks"


class Command(BaseCommand):
    help = "Mesure la vitesse sur de grands jeux de données et écrit le résultat dans benchmarks/."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
        parser.add_argument("name", nargs="?", choices=names, metavar="nom", help=f"un seul : {', '.join(names)}")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = [options["name"]] if options["name"] else sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
        for name in chosen:
            with tempfile.TemporaryDirectory(prefix="vigie-benchmark-") as folder:
                environment = {
                    **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
                    "VIGIE_DATA_DIR": folder,
                    "VIGIE_HTTPS": "no",
                    "VIGIE_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
                }
                command = [sys.executable, "-m", f"benchmarks.{name}"]
                if subprocess.run(command, cwd=settings.PROJECT, env=environment, check=False).returncode:
                    raise CommandError(f"La mesure « {name} » a échoué.")
