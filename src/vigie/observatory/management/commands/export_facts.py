"""``vigie export_facts DIR --vintage YEAR``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.federation.exporting import export_facts
from vigie.observatory.federation.schema import FederationRefusal


class Command(BaseCommand):
    """Writes the facts of a closed vintage as Parquet, for a federator under agreement."""

    help = "Écrit les faits d'un millésime clos en Parquet, pour une fédération liée par une convention."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier où écrire, créé s'il n'existe pas")
        parser.add_argument(
            "--vintage", metavar="ANNÉE", type=int, required=True, help="le millésime, dont l'édition est signée"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            path = export_facts(options["folder"], vintage=options["vintage"])
        except FederationRefusal as refusal:
            raise CommandError(str(refusal)) from refusal
        # How many facts there are is never said: it is a count that nobody protected.
        if options["verbosity"]:
            said = gettext("Écrit : %(path)s. Ce fichier se remet à qui tient la fédération, et à personne d'autre.")
            self.stderr.write(said % {"path": path})
