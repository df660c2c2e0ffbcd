"""``vigie import_meetings FILE [--plan ID] [--check]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import content_of
from vigie.plan.importing.telling import error_lines, nothing_imported, warning_lines
from vigie.plan.management.commands.export_plan import find_plan
from vigie.plan.meetings.import_comparing import preview_meetings
from vigie.plan.meetings.import_preview import MeetingPreview
from vigie.plan.meetings.import_reading import read_meetings
from vigie.plan.meetings.import_writing import import_meetings


class Command(BaseCommand):
    """Imports past meetings from XLSX, ODS, CSV or JSON."""

    help = "Importe des réunions passées (XLSX, ODS, CSV ou JSON) ; --check n'écrit rien."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à importer")
        parser.add_argument("--plan", metavar="NUMÉRO", type=int, help="numéro du plan, quand il y en a plusieurs")
        parser.add_argument("--check", action="store_true", help="montre ce qui serait repris, sans rien écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = find_plan(options["plan"])
        try:
            reading = read_meetings(content_of(options["file"]), options["file"].name)
        except Refusal as refusal:
            raise CommandError(nothing_imported(str(refusal))) from refusal
        if options["check"]:
            preview = preview_meetings(reading, plan)
        else:
            preview = import_meetings(reading=reading, plan=plan, actor=None)
        if preview.is_refused:
            raise CommandError(nothing_imported(*error_lines(preview.errors)))
        if options["verbosity"]:
            self.tell(preview, is_check=options["check"])

    def tell(self, preview: MeetingPreview, *, is_check: bool) -> None:
        """Say what was done, or would be, and what to look at."""
        if is_check:
            self.stdout.write(gettext("Essai : rien n'est écrit."))
        counts = {"new": len(preview.new), "known": len(preview.known), "bodies": len(preview.new_bodies)}
        self.stdout.write(
            gettext("Réunions reprises : %(new)s ; déjà connues : %(known)s ; instances créées : %(bodies)s.") % counts
        )
        for line in warning_lines(preview.warnings):
            self.stderr.write(line)
