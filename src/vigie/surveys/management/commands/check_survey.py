"""``vigie check_survey FORM [--out REPORT.json]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.table_writers import write_json
from vigie.plan.exporting.files import check_folder, write_file
from vigie.surveys.xlsform.checking import Checked, check_form, report
from vigie.surveys.xlsform.faults import Fault

SHOWN = 50
SHEET, ROW = _("Feuille « %(sheet)s »"), _("Feuille « %(sheet)s », ligne %(row)s")


class Command(BaseCommand):
    """Checks a questionnaire: exit code 0 when it is valid and when Vigie does all that it asks, else 1."""

    help = "Vérifie un questionnaire écrit dans un tableur (XLSForm), et dit ce que Vigie n'en fait pas."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "form", metavar="QUESTIONNAIRE", type=Path, help="le fichier : .xlsx, .xls, .ods, .csv ou .md"
        )
        parser.add_argument("--out", metavar="RAPPORT.json", type=Path, help="où écrire le rapport (sinon, à l'écran)")
        parser.add_argument(
            "--anonymous", action="store_true", help="comme enquête anonyme : sans fichier, ni rien qui dise qui répond"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["out"]:
            check_folder(options["out"])
            if options["out"].resolve() == options["form"].resolve():
                raise CommandError(gettext("Le rapport ne peut pas remplacer le questionnaire."), returncode=2)
        checked = check_form(options["form"].read_bytes(), anonymous=options["anonymous"])
        content = write_json(report(checked))
        if options["out"]:
            write_file(options["out"], content)
            self.tell(checked, options["verbosity"])
        else:
            self.stdout.write(content.decode(), ending="")
        if not checked.is_wholly_supported:
            raise CommandError("\n".join(refusal(checked)))

    def tell(self, checked: Checked, verbosity: int) -> None:
        """Say what the questionnaire asks, and what is doubtful in it."""
        if verbosity:
            sentence = gettext("%(questions)s lignes de questions, %(groups)s groupes, %(repeats)s répétitions.")
            count = sum(checked.questions.values())
            self.stdout.write(sentence % {"questions": count, "groups": checked.groups, "repeats": checked.repeats})
            for fault in checked.warnings[:SHOWN]:
                self.stderr.write(line_of(fault))


def refusal(checked: Checked) -> list[str]:
    """Return the lines that say what is wrong, then what Vigie does not do."""
    lines = [line_of(fault) for fault in checked.errors[:SHOWN]]
    for fact in checked.unsupported[:SHOWN]:
        where = ROW % {"sheet": "survey", "row": fact.row} if fact.row else gettext("Questionnaire")
        lines.append(
            gettext("%(where)s : pas pris en charge par Vigie : %(what)s.") % {"where": where, "what": fact.what}
        )
    return lines


def line_of(fault: Fault) -> str:
    """Return a fault as a line."""
    where = (ROW if fault.row else SHEET) % {"sheet": fault.sheet, "row": fault.row}
    return f"{where}\u00a0: {fault.message}"
