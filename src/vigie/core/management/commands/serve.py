"""Serves Vigie in earnest, behind a proxy that holds the certificate."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from vigie.core.vault_key_mark import remember_key, trouble_with_key
from vigie.environment import Environment, InvalidSetting
from vigie.web_server import collect_static, serve


class Command(BaseCommand):
    help = "Sert Vigie, avec les travaux de fond, jusqu'à Ctrl-C."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HÔTE:PORT", help="adresse (127.0.0.1:8000)")
        parser.add_argument("--workers", default="2", metavar="N", help="nombre de processus, 1 à 64 (2)")
        parser.add_argument("--without-worker", action="store_true", help="laisse les travaux de fond à ./vigie work")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = read_address(options["bind"])
        workers = read_number("--workers", options["workers"], maximum=64)
        refuse_lost_key()
        collect_static()
        print(f"vigie : le site répond sur http://{options['bind']} (Ctrl-C pour arrêter)", file=sys.stderr, flush=True)
        serve(host=host, port=port, workers=workers, with_worker=not options["without_worker"])


def refuse_lost_key() -> None:
    """Serve with the vault key that receipts were given with, or not at all. Raises CommandError."""
    trouble = trouble_with_key()
    if trouble:
        raise CommandError(trouble)
    remember_key()


def read_address(text: str) -> tuple[str, int]:
    """Return the host and port of « host:port »; an IPv6 address stands in brackets. Raises CommandError (exit 2)."""
    host, colon, port = text.rpartition(":")
    if not colon or not host:
        raise CommandError(f"--bind vaut « {text} » : écrivez par exemple 127.0.0.1:8000.", returncode=2)
    return host.strip("[]"), read_number("--bind", port, maximum=65535)


def read_number(option: str, text: str, *, maximum: int) -> int:
    """Return a whole number from 1. Raises CommandError (exit 2)."""
    # An empty text would be taken for the default value of a variable.
    given = text or "rien"
    try:
        return Environment({option: given}).whole_number(option, default=0, minimum=1, maximum=maximum)
    except InvalidSetting as refusal:
        raise CommandError(str(refusal), returncode=2) from refusal
