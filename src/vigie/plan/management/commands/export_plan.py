"""``vigie export_plan [--plan ID] --format json|xlsx|docx|pdf [--out FILE]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.plan.exporting.files import check_folder, write_file
from vigie.plan.exporting.formats import FORMATS
from vigie.plan.models import Plan


class Command(BaseCommand):
    """Exports a plan."""

    help = "Exporte un plan en JSON, XLSX, DOCX ou PDF."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plan", metavar="NUMÉRO", type=int, help="numéro du plan, quand il y en a plusieurs")
        parser.add_argument("--format", choices=tuple(FORMATS), required=True, help="format du fichier")
        parser.add_argument("--out", metavar="FICHIER", type=Path, help="fichier à écrire ; le JSON peut s'en passer")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["out"]:
            check_folder(options["out"])
        elif options["format"] != "json":
            raise CommandError(gettext("Indiquez le fichier à écrire : --out FICHIER."), returncode=2)
        content = FORMATS[options["format"]](find_plan(options["plan"]))
        if options["out"]:
            write_file(options["out"], content)
            if options["verbosity"]:
                self.stderr.write(gettext("Écrit : %(path)s") % {"path": options["out"]})
        else:
            self.stdout.write(content.decode(), ending="")


def find_plan(plan_id: int | None) -> Plan:
    """Return the plan of that number, or the only one. Raises CommandError."""
    plans = list(Plan.objects.order_by("pk"))
    if plan_id is not None:
        found = next((plan for plan in plans if plan.pk == plan_id), None)
        if found is None:
            raise CommandError(gettext("Aucun plan n'a le numéro %(id)s.") % {"id": plan_id} + known(plans))
        return found
    if not plans:
        raise CommandError(gettext("Il n'y a encore aucun plan : importez-en un avec ./vigie import_plan FICHIER."))
    if len(plans) > 1:
        raise CommandError(
            gettext("Il y a plusieurs plans : choisissez-en un par --plan NUMÉRO.") + known(plans), returncode=2
        )
    return plans[0]


def known(plans: list[Plan]) -> str:
    """Return the numbers and titles of the plans, one a line."""
    return "".join(
        f"\n  {plan.pk} : {plan.title}" + (f" ({plan.territory_name})" if plan.territory_name else "") for plan in plans
    )
