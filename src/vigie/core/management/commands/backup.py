"""Copies the database in one file, and the documents in another beside it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from vigie.core.backup import CannotBackUp, back_up


class Command(BaseCommand):
    help = "Copie la base dans un nouveau fichier, et les documents à côté (FICHIER.documents.tar), sans arrêter Vigie."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FICHIER", type=Path, help="fichier à écrire ; il ne doit pas exister")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            back_up(options["file"])
        except CannotBackUp as refusal:
            raise CommandError(str(refusal)) from refusal
