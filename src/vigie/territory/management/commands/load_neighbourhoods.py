"""Loads the priority neighbourhoods of the territory."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vigie.territory.geojson import GeoJSONRefused
from vigie.territory.neighbourhoods import VALIDITY, load_neighbourhoods


class Command(BaseCommand):
    help = _(
        "Charge les quartiers prioritaires (QPV) du territoire depuis le fichier GeoJSON officiel, publié "
        "sur data.gouv.fr."
    )
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER", help=_("fichier GeoJSON, en longitude et latitude"))
        parser.add_argument(
            "--vintage", type=int, choices=VALIDITY, required=True, help=_("année de la carte (2015 ou 2024)")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tally = load_neighbourhoods(path=options["file"], vintage=options["vintage"])
        except GeoJSONRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write("\n".join([_("Quartiers prioritaires : %(tally)s") % {"tally": tally}, *tally.notes]))
