"""``vigie verify_match FOLDER``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.matching.verifying import Doubt, doubts
from vigie.observatory.table_files.reading_lists import read_json
from vigie.observatory.table_files.refusals import Refused

FILES = ("inputs.json", "commitment.json", "draw.json", "result.json")
SENTENCES = {
    Doubt.REVEALED: _("Le secret révélé n'est pas celui dont l'empreinte avait été publiée avant le tirage."),
    Doubt.INPUTS: _("Les listes publiées ne sont pas celles qui avaient été figées avant le tirage."),
    Doubt.RESULT: _("Le résultat publié n'est pas celui que donnent ces listes et ce tirage."),
    Doubt.UNSTABLE: _("Quelqu'un est lésé : une place convoitée est allée à une personne moins bien placée."),
    Doubt.UNREADABLE: _("Ces fichiers ne décrivent pas une affectation complète : vérifiez qu'ils sont entiers."),
}


class Command(BaseCommand):
    """Makes a published match again, and compares."""

    help = "Refait une affectation publiée à partir de ses fichiers (pseudonymes), et compare."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DOSSIER", type=Path, help=f"contient {', '.join(FILES)}")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            message = gettext("« %(folder)s » n'est pas un dossier : indiquez celui des fichiers publiés.")
            raise CommandError(message % {"folder": folder}, returncode=2)
        try:
            found = doubts(*(read_json(folder / name) for name in FILES))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if found:
            raise CommandError("\n".join(str(SENTENCES[doubt]) for doubt in found))
        if options["verbosity"]:
            self.stdout.write(gettext("L'affectation publiée est bien celle que donnent les listes et le tirage."))
