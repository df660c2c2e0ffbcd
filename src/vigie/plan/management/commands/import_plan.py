"""``vigie import_plan FILE [--dry-run] [--report OUT.json]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.table_writers import write_json
from vigie.plan.exporting.files import check_folder, write_file
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.importing_plan import apply_import, preview_import, refused
from vigie.plan.importing.preview import KINDS, STATES, ImportPreview
from vigie.plan.importing.sources import read_path
from vigie.plan.importing.telling import SHOWN, error_lines, nothing_imported, warning_lines

WORDS = {"plans": _("plans"), "axes": _("axes"), "actions": _("actions"), "organisations": _("structures")}


class Command(BaseCommand):
    """Imports a plan from JSON, XLSX, ODS or CSV."""

    help = "Importe un plan (JSON, XLSX, ODS ou CSV) ; --dry-run n'écrit rien."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à importer")
        parser.add_argument("--dry-run", action="store_true", help="montre ce qui serait fait, sans rien écrire")
        parser.add_argument("--report", metavar="RAPPORT.json", type=Path, help="où écrire le rapport, en JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["report"]:
            check_folder(options["report"])
        preview = self.run_import(options["file"], is_dry_run=options["dry_run"])
        if options["report"]:
            write_file(options["report"], write_json(preview.as_report()))
        if preview.is_refused:
            raise CommandError(nothing_imported(*error_lines(preview.errors)))
        if options["verbosity"]:
            self.tell(preview, is_dry_run=options["dry_run"])

    def run_import(self, path: Path, *, is_dry_run: bool) -> ImportPreview:
        """Read the file and import it, or only say what would be done."""
        try:
            reading = read_path(path)
        except Refusal as refusal:
            return refused(path.name, str(refusal))
        return preview_import(reading) if is_dry_run else apply_import(reading=reading, actor=None)

    def tell(self, preview: ImportPreview, *, is_dry_run: bool) -> None:
        """Say what was done, or would be, and what to look at."""
        if is_dry_run:
            self.stdout.write(gettext("Essai : rien n'est écrit."))
        for state, word in ((STATES[0], _("Créés")), (STATES[1], _("Modifiés")), (STATES[2], _("Inchangés"))):
            counts = preview.counts(state)
            self.stdout.write(f"{word} – " + " ; ".join(f"{WORDS[kind]} : {counts[kind]}" for kind in KINDS))
        for line in warning_lines(preview.warnings):
            self.stderr.write(line)
        if len(preview.warnings) > SHOWN:
            self.stderr.write(
                gettext("… et d'autres points d'attention (%(count)s) : le rapport les donne tous (--report).")
                % {"count": len(preview.warnings) - SHOWN}
            )
