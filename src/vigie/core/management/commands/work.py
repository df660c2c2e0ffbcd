"""Does background work in a process of its own."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from vigie.core.worker import work, work_until_idle


class Command(BaseCommand):
    help = "Fait les travaux de fond (envois, travaux longs et périodiques) jusqu'à Ctrl-C."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="fait ce qui est à faire, puis s'arrête (pour cron)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            work_until_idle()
            return
        work(stop_on_signal())


def stop_on_signal() -> threading.Event:
    """Return an event set by the first Ctrl-C or SIGTERM; the second one stops at once."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return stop
