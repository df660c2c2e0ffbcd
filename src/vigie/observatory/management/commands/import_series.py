"""``vigie import_series FILE [--indicator CODE] [--codebook FILE.json] [--check]``"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.models import Indicator
from vigie.observatory.series_import.columns import LABELS
from vigie.observatory.series_import.preview import SeriesPreview, preview_series
from vigie.observatory.series_import.reading import read_series
from vigie.observatory.series_import.writing import import_series
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import content_of
from vigie.plan.importing.telling import SHOWN, error_lines, nothing_imported, warning_lines


class Command(BaseCommand):
    """Imports measures from CSV, XLSX, ODS, JSON or Parquet."""

    help = "Importe des chiffres d'indicateurs (CSV, XLSX, ODS, JSON ou Parquet) ; --check n'écrit rien."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à importer")
        parser.add_argument("--indicator", metavar="CODE", help="indicateur des lignes, si le fichier n'en nomme pas")
        parser.add_argument("--codebook", metavar="FICHIER.json", type=Path, help="ce que contient chaque colonne")
        parser.add_argument("--check", action="store_true", help="montre ce qui serait repris, sans rien écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        indicator = indicator_of(options["indicator"]) if options["indicator"] else None
        codebook = codebook_of(options["codebook"]) if options["codebook"] else {}
        try:
            reading = read_series(content_of(options["file"]), options["file"].name, codebook)
        except Refusal as refusal:
            raise CommandError(nothing_imported(str(refusal))) from refusal
        if options["check"]:
            preview = preview_series(reading, indicator)
        else:
            preview = import_series(reading=reading, indicator=indicator, actor=None)
        if preview.is_refused:
            raise CommandError(nothing_imported(*error_lines(preview.errors)))
        if options["verbosity"]:
            self.tell(preview, is_check=options["check"])

    def tell(self, preview: SeriesPreview, *, is_check: bool) -> None:
        """Say what was done, or would be, and what to look at."""
        if is_check:
            self.stdout.write(gettext("Essai : rien n'est écrit."))
        words = gettext("Chiffres nouveaux : %(new)s ; modifiés : %(changed)s ; déjà là : %(same)s.")
        self.stdout.write(words % preview.counts)
        for line in warning_lines(preview.warnings):
            self.stderr.write(line)


def indicator_of(code: str) -> Indicator:
    """Return the indicator of a code. Raises CommandError, with those that exist."""
    kinds = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
    rows = Indicator.objects.filter(kind__in=kinds)
    found = rows.filter(code=code).first()
    if found is None:
        known = ", ".join(rows.order_by("code").values_list("code", flat=True)[:SHOWN]) or gettext("aucun")
        message = gettext("L'indicateur « %(code)s » n'existe pas. Ceux dont les chiffres se donnent : %(known)s.")
        raise CommandError(message % {"code": code, "known": known})
    return found


def codebook_of(path: Path) -> dict[str, str]:
    """Return what a JSON file says of columns: ``{"title": "period"}``. Raises CommandError."""
    try:
        content = json.loads(content_of(path))
    except (Refusal, ValueError) as error:
        message = gettext("« %(path)s » n'est pas un JSON lisible.")
        raise CommandError(message % {"path": path}) from error
    if not isinstance(content, dict) or not all(column in LABELS for column in content.values()):
        message = gettext("« %(path)s » doit dire, pour chaque titre, une de ces colonnes : %(known)s.")
        raise CommandError(message % {"path": path, "known": ", ".join(LABELS)})
    return content
