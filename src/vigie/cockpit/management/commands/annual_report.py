"""``vigie annual_report [--plan ID] --year 2017 --format pdf|docx|html --out FILE [--replace]``"""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext

from vigie.cockpit.annual_report.collecting import collect
from vigie.cockpit.annual_report.composing import document_of
from vigie.cockpit.annual_report.sections import DEFAULT_CODES
from vigie.cockpit.annual_report.synthesis import warnings_of
from vigie.cockpit.models import AnnualReport
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.html_output import to_html_page
from vigie.core.pdf import to_pdf
from vigie.plan.exporting.files import check_folder, write_file
from vigie.plan.management.commands.export_plan import find_plan
from vigie.plan.models import Plan

FIRST_YEAR, LAST_YEAR = 1990, 2100
FORMATS: dict[str, Callable[[Document], bytes]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "html": lambda document: to_html_page(document).encode(),
}


class Command(BaseCommand):
    """Writes the working version of a year's report."""

    help = "Écrit le rapport annuel d'un plan en PDF, DOCX ou HTML."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plan", metavar="NUMÉRO", type=int, help="numéro du plan, quand il y en a plusieurs")
        parser.add_argument("--year", metavar="ANNÉE", type=int, required=True, help="année du rapport, comme 2017")
        parser.add_argument("--format", choices=tuple(FORMATS), required=True, help="format du fichier")
        parser.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire")
        parser.add_argument("--replace", action="store_true", help="remplace le fichier s'il existe déjà")

    def handle(self, *args: Any, **options: Any) -> None:
        check_year(options["year"])
        check_target(options["out"], replaces=options["replace"])
        document, warnings = prepared_report(find_plan(options["plan"]), options["year"])
        write_file(options["out"], FORMATS[options["format"]](document))
        if options["verbosity"]:
            for warning in warnings:
                self.stderr.write(gettext("Attention – %(warning)s") % {"warning": warning})
            self.stderr.write(gettext("Écrit : %(path)s") % {"path": options["out"]})


def check_year(year: int) -> None:
    """Raise CommandError (wrong usage) for a year that no plan can have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        words = {"first": FIRST_YEAR, "last": LAST_YEAR, "year": year}
        message = gettext("L'année %(year)d n'est pas acceptée : donnez-en une de %(first)d à %(last)d.")
        raise CommandError(message % words, returncode=2)


def check_target(path: Path, *, replaces: bool) -> None:
    """Raise CommandError (wrong usage) when the file cannot be written, or would replace another unasked."""
    check_folder(path)
    if path.exists() and not replaces:
        message = gettext("« %(path)s » existe déjà : donnez un autre nom, ou ajoutez --replace pour le remplacer.")
        raise CommandError(message % {"path": path}, returncode=2)


def prepared_report(plan: Plan, year: int) -> tuple[Document, tuple[str, ...]]:
    """Return the report of a year and what must be known of it, with the sections and comments chosen so far."""
    report = AnnualReport.objects.filter(plan=plan, year=year).first()
    data = collect(plan, year, timezone.localdate())
    sections = report.sections if report else DEFAULT_CODES
    document = document_of(data, sections=sections, comments=report.comments if report else {})
    return document, warnings_of(data)
