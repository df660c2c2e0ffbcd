"""``vigie analyse_testing DATA.csv --design DESIGN.toml [--out RESULT.json] [--pdf REPORT.pdf]``"""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.html_output import to_html_page
from vigie.core.pdf import to_pdf
from vigie.observatory.table_files.json_bytes import as_json
from vigie.observatory.table_files.refusals import Refused
from vigie.observatory.table_files.writing import write_all
from vigie.plan.exporting.files import check_folder
from vigie.testing.analysis.analysing import Result, analyse, chosen, unknown_figures
from vigie.testing.analysis.applications import read_applications
from vigie.testing.analysis.designs import KEYS, Design, read_design
from vigie.testing.report.composing import report_of

FORMATS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "html": lambda document: to_html_page(document).encode(),
}


class Command(BaseCommand):
    """Analyses a campaign of tests: gaps, intervals, p-values, organisations, models; and writes its report."""

    help = "Analyse un test de discrimination : écarts, intervalles, probabilités, organisations, modèles, rapport."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", metavar="DONNÉES.csv", type=Path, help="une ligne par candidature")
        parser.add_argument(
            "--design", metavar="PLAN.toml", type=Path, required=True, help="ce que disent les colonnes"
        )
        parser.add_argument("--out", metavar="RÉSULTAT.json", type=Path, help="où écrire les chiffres (sinon, ici)")
        for name in FORMATS:
            parser.add_argument(f"--{name}", metavar=f"RAPPORT.{name}", type=Path, help="où écrire le rapport")

    def handle(self, *args: Any, **options: Any) -> None:
        outputs = [options[name] for name in ("out", *FORMATS) if options[name]]
        for path in outputs:
            check_folder(path)
        if len({path.resolve() for path in outputs}) < len(outputs):
            raise CommandError(gettext("Chaque résultat a son propre fichier."), returncode=2)
        design, result = analysed(options["data"], options["design"])
        self.warn(result, design)
        figures = as_json(chosen(result, design.figures))
        reports = {name: options[name] for name in FORMATS if options[name]}
        contents = {options["out"]: figures} if options["out"] else {}
        if reports:
            document = report_of(result, design)
            contents |= {path: FORMATS[name](document) for name, path in reports.items()}
        write_all(contents)
        if not options["out"] and not reports:
            self.stdout.write(figures.decode())
        elif options["verbosity"]:
            sentence = gettext("Comparaisons : %(comparisons)d ; exclusions : %(excluded)d.")
            self.stdout.write(sentence % {name: len(result[name]) for name in ("comparisons", "excluded")})

    def warn(self, result: Result, design: Design) -> None:
        """Say which keys mean nothing, and which figures wanted do not exist."""
        for name in design.ignored:
            near = get_close_matches(name, KEYS, 1)
            sentence = (
                gettext("« %(name)s » n'est pas une clé du plan : elle est laissée de côté. Est-ce « %(near)s » ?")
                if near
                else gettext("« %(name)s » n'est pas une clé du plan : elle est laissée de côté.")
            )
            self.stderr.write(sentence % {"name": name, "near": "".join(near)})
        for name in unknown_figures(result, design.figures):
            sentence = gettext("« %(name)s » n'est pas un chiffre connu : tous sont donnés.")
            self.stderr.write(sentence % {"name": name})


def analysed(data: Path, plan: Path) -> tuple[Design, Result]:
    """Read both files and analyse them. Raises CommandError."""
    try:
        design = read_design(plan)
        return design, analyse(read_applications(data, design), design)
    except Refused as refusal:
        raise CommandError(str(refusal), returncode=2 if refusal.is_usage else 1) from refusal
