"""``vigie match_internships INSTANCE.json [--out RESULT.json]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.internships.matching.instances import BadInstance, Instance, read_instance
from vigie.internships.matching.results import decide
from vigie.internships.matching.writing import as_lines
from vigie.observatory.table_files.reading_lists import read_json
from vigie.observatory.table_files.refusals import Refused
from vigie.plan.exporting.files import check_folder, write_file


class Command(BaseCommand):
    """Matches pupils with internships, from their lists, the seats and one lottery."""

    help = "Affecte des stages : des listes de vœux, des places (dont réservées) et un seul tirage au sort."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("instance", metavar="INSTANCE.json", type=Path, help="les vœux, les offres et le tirage")
        parser.add_argument("--out", metavar="RÉSULTAT.json", type=Path, help="où écrire le résultat (sinon, ici)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["out"]:
            check_folder(options["out"])
        result = decide(instance_in(options["instance"]))
        written = as_lines(result)
        if not options["out"]:
            self.stdout.write(written.decode())
            return
        write_file(options["out"], written)
        if options["verbosity"]:
            placed = sum(offer is not None for offer in result["assignment"].values())
            sentence = gettext("%(placed)d élèves sur %(all)d ont un stage ; vérifié : personne n'est lésé.")
            self.stdout.write(sentence % {"placed": placed, "all": len(result["assignment"])})


def instance_in(path: Path) -> Instance:
    """Read an instance from a file. Raises CommandError."""
    try:
        return read_instance(read_json(path))
    except (Refused, BadInstance) as refusal:
        raise CommandError(str(refusal)) from refusal
