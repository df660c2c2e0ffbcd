"""Loads the territory an installation serves."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from vigie.territory.geojson import GeoJSONRefused
from vigie.territory.loading import TerritoryRefused, epci_named, load_territory
from vigie.territory.neighbourhoods import VALIDITY, load_neighbourhoods


class Command(BaseCommand):
    help = _("Charge le territoire : une intercommunalité par son SIREN ou son nom, ses communes, leurs contours.")
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "epci", nargs="+", metavar="SIREN", help=_("SIREN de l'intercommunalité, ou les mots de son nom")
        )
        parser.add_argument("--outlines", type=Path, metavar="FICHIER", help=_("contours des communes, en GeoJSON"))
        parser.add_argument(
            "--neighbourhoods", type=Path, metavar="FICHIER", help=_("quartiers prioritaires, en GeoJSON")
        )
        parser.add_argument(
            "--vintage",
            type=int,
            choices=VALIDITY,
            help=_("année de la carte des quartiers prioritaires (2015 ou 2024)"),
        )
        parser.add_argument("--replace", action="store_true", help=_("prend la place du territoire déjà chargé"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["neighbourhoods"] and not options["vintage"]:
            raise CommandError(_("Indiquez de quelle année sont ces quartiers : --vintage 2015 ou 2024."), returncode=2)
        try:
            self.load(options)
        except (TerritoryRefused, GeoJSONRefused) as refusal:
            raise CommandError(str(refusal)) from None

    @transaction.atomic
    def load(self, options: dict[str, Any]) -> None:
        """Load the territory then, when a file is given, its neighbourhoods; all or nothing."""
        epci = epci_named(" ".join(options["epci"]))
        tally = load_territory(epci=epci, outlines=options["outlines"], replace=options["replace"])
        lines = [_("%(epci)s – territoire et communes : %(tally)s") % {"epci": epci, "tally": tally}, *tally.notes]
        if options["neighbourhoods"]:
            loaded = load_neighbourhoods(path=options["neighbourhoods"], vintage=options["vintage"])
            lines += [_("Quartiers prioritaires : %(tally)s") % {"tally": loaded}, *loaded.notes]
        self.stdout.write("\n".join(lines))
