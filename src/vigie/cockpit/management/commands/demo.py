"""Starts the demonstration: the real plan of Valenciennes, run by fictitious people."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from vigie.environment import Environment, InvalidSetting

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Lance la démonstration : le plan réel de Valenciennes, des personnes fictives (--port, 8000 par défaut)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="port d'écoute, sur cette machine seulement (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        port = read_port(options["port"])
        if not settings.VIGIE_DEMO:
            restart_as_demonstration(port)
        # Imported once the settings are those of a demonstration.
        from vigie.cockpit.demonstration import prepare_demonstration
        from vigie.web_server import collect_static, serve

        self.say("préparation de la base…")
        call_command("migrate", verbosity=0, interactive=False)
        prepare_demonstration(self.say)
        self.say("préparation des pages…")
        collect_static()
        self.say(f"la démonstration est sur http://{HOST}:{port} (Ctrl-C pour l'arrêter)")
        serve(host=HOST, port=port, workers=2)

    def say(self, sentence: str) -> None:
        """Tell what is being done, on standard error."""
        print(f"vigie : {sentence}", file=sys.stderr, flush=True)


def read_port(text: str) -> int:
    """Return a port number. Raises CommandError (exit 2) when the text is none."""
    try:
        return Environment({"--port": text}).whole_number("--port", default=8000, minimum=1, maximum=65535)
    except InvalidSetting as refusal:
        raise CommandError(str(refusal), returncode=2) from refusal


def restart_as_demonstration(port: int) -> None:
    """Start again with the settings of a demonstration, in a data folder of its own unless one is given."""
    environment = {**os.environ, "VIGIE_DEMO": "yes"}
    environment.setdefault("VIGIE_DATA_DIR", str(settings.PROJECT / "data" / "demonstration"))
    environment.setdefault("VIGIE_ADDRESS", f"http://{HOST}:{port}")
    os.execve(sys.executable, [sys.executable, "-m", "vigie", "demo", "--port", str(port)], environment)  # noqa: S606
