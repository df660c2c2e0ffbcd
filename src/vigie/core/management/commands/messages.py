"""Keeps the translation catalogues up to date with the code, and compiles them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Met à jour et compile les catalogues de traduction (--check : vérifie seulement)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="vérifier sans écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        # Babel is a developer's tool: an installation that only serves pages does not have it.
        from vigie.core import catalogues

        template = catalogues.collect()
        if options["check"]:
            stale = [language for language in catalogues.LANGUAGES if not catalogues.is_current(language, template)]
            if not catalogues.source_is_current(template):
                stale.append(catalogues.SOURCE)
            if stale:
                raise CommandError(f"Catalogues en retard : {', '.join(stale)}. Lancez ./vigie messages.")
            return
        catalogues.update_source(template)
        for language in catalogues.LANGUAGES:
            total, missing = catalogues.update(language, template)
            self.stdout.write(f"{language} : {total} textes, {missing} à traduire")
