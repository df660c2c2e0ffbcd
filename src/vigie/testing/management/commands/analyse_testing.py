"""``vigie analyse_testing DATA.csv --design DESIGN.toml [--out RESULT.json]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused
from vigie.observatory.table_files.writing import as_json
from vigie.plan.exporting.files import check_folder, write_file
from vigie.testing.analysis.analysing import Result, analyse
from vigie.testing.analysis.applications import read_applications
from vigie.testing.analysis.designs import read_design


class Command(BaseCommand):
    """Analyses a campaign of tests: gaps, intervals, p-values, organisations, models."""

    help = "Analyse un test de discrimination : écarts, intervalles, probabilités, organisations, modèles."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", metavar="DONNÉES.csv", type=Path, help="une ligne par candidature")
        parser.add_argument(
            "--design", metavar="PLAN.toml", type=Path, required=True, help="ce que disent les colonnes"
        )
        parser.add_argument("--out", metavar="RÉSULTAT.json", type=Path, help="où écrire les chiffres (sinon, ici)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["out"]:
            check_folder(options["out"])
        result = analysed(options["data"], options["design"])
        written = as_json(result)
        if not options["out"]:
            self.stdout.write(written.decode())
            return
        write_file(options["out"], written)
        if options["verbosity"]:
            sentence = gettext("%(comparisons)d comparaisons, %(excluded)d exclusions : %(path)s")
            numbers = {name: len(result[name]) for name in ("comparisons", "excluded")}
            self.stdout.write(sentence % {**numbers, "path": options["out"].name})


def analysed(data: Path, plan: Path) -> Result:
    """Read both files and analyse them. Raises CommandError."""
    try:
        design = read_design(plan)
        return analyse(read_applications(data, design), design)
    except Refused as refusal:
        raise CommandError(str(refusal), returncode=2 if refusal.is_usage else 1) from refusal
