"""``vigie import_facts FILE [--codebook CODEBOOK.json] [--check] [--again]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.checking import InvalidFact
from vigie.observatory.facts_import.codebook import Codebook, WrongCodebook, read_codebook
from vigie.observatory.facts_import.importing import FactsPreview, import_facts, preview_facts
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import content_of
from vigie.plan.importing.telling import error_lines, nothing_imported, warning_lines


class Command(BaseCommand):
    """Imports past data in which nobody is named, from CSV, XLSX, ODS or Parquet."""

    help = "Importe des données anciennes où personne n'est nommé (CSV, XLSX, ODS, Parquet) ; --check n'écrit rien."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à importer")
        parser.add_argument("--codebook", metavar="CODIFICATION.json", type=Path, help="ce que disent colonnes et mots")
        parser.add_argument("--check", action="store_true", help="montre ce qui serait importé, sans rien écrire")
        parser.add_argument("--again", action="store_true", help="importe des faits déjà importés une fois")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            codebook = self.codebook(options["codebook"])
            preview = preview_facts(content_of(options["file"]), options["file"].name, codebook)
        except (Refusal, WrongCodebook) as refusal:
            raise CommandError(nothing_imported(str(refusal))) from refusal
        self.refuse(preview, is_again=options["again"] or options["check"])
        try:
            if not options["check"]:
                import_facts(preview=preview, seen="-", actor=None)
        except InvalidFact as refusal:
            raise CommandError(nothing_imported(str(refusal))) from refusal
        if options["verbosity"]:
            self.tell(preview, is_check=options["check"])

    def codebook(self, path: Path | None) -> Codebook:
        """Return the codebook of a file, or an empty one. Raises Refusal, or WrongCodebook."""
        if path is None:
            return Codebook()
        try:
            return read_codebook(content_of(path).decode())
        except UnicodeDecodeError as error:
            raise WrongCodebook(gettext("La codification n'est pas du texte en UTF-8.")) from error

    def refuse(self, preview: FactsPreview, *, is_again: bool) -> None:
        """Raise CommandError when rows are not understood, or when the same facts were imported already."""
        lines = error_lines(preview.coded.errors)
        if preview.same and not is_again:
            message = gettext("Les mêmes faits ont déjà été importés le %(day)s : --again les compte une seconde fois.")
            lines.append(message % {"day": preview.same.imported_on})
        if lines or not preview.is_ready:
            raise CommandError(nothing_imported(*lines))

    def tell(self, preview: FactsPreview, *, is_check: bool) -> None:
        """Say what was done, or would be, how columns were read, and what to look at."""
        if is_check:
            self.stdout.write(gettext("Essai : rien n'est écrit."))
        left = gettext("non repris")
        for title, name in preview.coded.columns.items():
            self.stdout.write(f"« {title} » : {name or left}")
        self.stdout.write(gettext("Lignes comprises : %(count)s.") % {"count": len(preview.coded.facts)})
        if preview.same and is_check:
            self.stderr.write(gettext("Attention – les mêmes faits ont déjà été importés."))
        for line in warning_lines(preview.data.findings.warnings):
            self.stderr.write(line)
