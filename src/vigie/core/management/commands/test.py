"""Runs the whole test suite, on SQLite then on PostgreSQL.

Tests that never touch a database, such as those of algorithms, run once: VIGIE_TEST_SKIP_PURE=yes leaves them out of
the second run. VIGIE_TEST_DATABASE asks for one database alone, and for every test.
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from ctypes import util
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# The first draws pages without the rest of a browser, at almost half the cost.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = "chromium-headless-shell libatomic1"
DATABASES = ["sqlite", "postgresql"]
# One more than two cores: a test that starts a process or drives a browser waits for a third of its time.
# Of the ways to share tests out, this one keeps their order: those that empty the tables come after the others.
# Few at a time: long tests that follow one another would otherwise keep one worker while the others have none left.
SHARED_OUT = ["-n", "3", "--dist", "load", "--maxschedchunk", "4"]
PASSED, NO_TEST_FOUND = 0, 5


class Command(BaseCommand):
    help = "Passe tous les tests, sur SQLite puis sur PostgreSQL ; les arguments vont à pytest."
    requires_system_checks: list[str] = []
    hands_over_its_arguments = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pytest_arguments", nargs="*", metavar="arguments de pytest")

    def handle(self, *args: Any, **options: Any) -> None:
        databases = databases_wanted(os.environ.get("VIGIE_TEST_DATABASE", ""))
        prepare_browser()
        failed = []
        for turn, database in enumerate(databases):
            print(f"vigie : tests sur {database}", file=sys.stderr, flush=True)
            if not pass_tests(database, options["pytest_arguments"], skip_pure=turn > 0):
                failed.append(database)
        if failed:
            raise CommandError(f"Des tests échouent sur {' et '.join(failed)}.")


def databases_wanted(name: str) -> list[str]:
    """Return the databases to run on: the one named, or all when none is. Raises CommandError for an unknown name."""
    if name and name not in DATABASES:
        raise CommandError(f"VIGIE_TEST_DATABASE vaut « {name} » : écrivez {' ou '.join(DATABASES)}.", returncode=2)
    return [name] if name else DATABASES


def pass_tests(database: str, arguments: list[str], *, skip_pure: bool) -> bool:
    """Run pytest on one database, shared out unless told otherwise; return whether all passed."""
    spread = [] if any(argument.startswith(("-n", "--pdb")) for argument in arguments) else SHARED_OUT
    inherited = {name: value for name, value in os.environ.items() if name != "VIGIE_TEST_FOLDER"}
    environment = {**inherited, "VIGIE_TEST_DATABASE": database, "VIGIE_TEST_SKIP_PURE": "yes" if skip_pure else "no"}
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    code = subprocess.run(command, cwd=settings.PROJECT, env=environment, check=False).returncode
    return code == PASSED or (skip_pure and code == NO_TEST_FOUND)


def prepare_browser() -> None:
    """Install the browser that costs least, and libatomic1, where they are absent and it may.

    Another browser will do. Raises CommandError where there is none, with exactly what to type.
    """
    has_atomic = bool(util.find_library("atomic"))
    if has_atomic and (os.environ.get("VIGIE_CHROMIUM") or shutil.which(BROWSERS[0])):
        return
    complaint = install_packages()
    if complaint and not (has_atomic and any(shutil.which(name) for name in BROWSERS)):
        raise CommandError(complaint)


def install_packages() -> str:
    """Install what the tests need of the system, and return a sentence that says why it could not, or nothing."""
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or not apt:
        return (
            "Les tests ont besoin d'un navigateur. Tapez : "
            f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {PACKAGES}"
        )
    print(f"vigie : installation de {PACKAGES}…", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES.split()]):
        done = subprocess.run([apt, *step], env=environment, stdout=sys.stderr, check=False)
        if done.returncode:
            return f"L'installation a échoué. Tapez : apt-get install {PACKAGES}"
    return ""
