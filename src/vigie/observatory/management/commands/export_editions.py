"""``vigie export_editions DIR``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.federation.exporting import export_editions
from vigie.observatory.federation.schema import FederationRefusal


class Command(BaseCommand):
    """Writes the signed editions as Parquet, for a federation."""

    help = "Écrit les éditions signées en Parquet, par territoire et par période, pour une fédération."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier où écrire, créé s'il n'existe pas")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = export_editions(options["folder"])
        except FederationRefusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["verbosity"]:
            said = gettext("Éditions écrites dans %(folder)s : %(count)s")
            self.stderr.write(said % {"folder": options["folder"], "count": count})
