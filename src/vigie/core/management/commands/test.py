"""Runs the whole test suite, on SQLite then on PostgreSQL."""

import os
import shutil
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser
from ctypes import util
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = "chromium libatomic1"


class Command(BaseCommand):
    help = "Passe tous les tests, sur SQLite puis sur PostgreSQL ; les arguments vont à pytest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pytest_arguments", nargs=REMAINDER, metavar="arguments de pytest")

    def run_from_argv(self, argv: list[str]) -> None:
        """Leave every option to pytest."""
        self.handle(pytest_arguments=argv[2:])

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["pytest_arguments"]
        prepare_browser()
        wanted = os.environ.get("VIGIE_TEST_DATABASE")
        failed = []
        for database in [wanted] if wanted else ["sqlite", "postgresql"]:
            print(f"vigie : tests sur {database}", file=sys.stderr, flush=True)
            if run_pytest(database, given):
                failed.append(database)
        if failed:
            raise CommandError(f"Des tests échouent sur {' et '.join(failed)}.")


def run_pytest(database: str, arguments: list[str]) -> int:
    """Run pytest on one database, on both cores unless told otherwise; return its exit code."""
    spread = [] if any(argument.startswith(("-n", "--pdb")) for argument in arguments) else ["-n", "2"]
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "VIGIE_DATA_DIR"}}
    environment["VIGIE_TEST_DATABASE"] = database
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    return subprocess.run(command, cwd=settings.PROJECT, env=environment, check=False).returncode


def prepare_browser() -> None:
    """Install Chromium and libatomic1 where they are absent and it may; else say exactly what to type."""
    has_browser = bool(os.environ.get("VIGIE_CHROMIUM")) or any(shutil.which(name) for name in BROWSERS)
    if has_browser and util.find_library("atomic"):
        return
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or not apt:
        raise CommandError(
            "Les tests ont besoin d'un navigateur. Tapez : "
            f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {PACKAGES}"
        )
    print(f"vigie : installation de {PACKAGES}…", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES.split()]):
        done = subprocess.run([apt, *step], env=environment, stdout=sys.stderr, check=False)
        if done.returncode:
            raise CommandError(f"L'installation a échoué. Tapez : apt-get install {PACKAGES}")
