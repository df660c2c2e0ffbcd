"""``vigie verify_match FOLDER``"""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.matching.verifying import GOOD_REPORT, Doubt, doubts
from vigie.observatory.table_files.reading_lists import read_json
from vigie.observatory.table_files.refusals import Refused

FILES = ("inputs.json", "commitment.json", "draw.json", "result.json")
REPORT = "check.json"
SENTENCES = {
    Doubt.REVEALED: _("Le secret révélé n'est pas celui dont l'empreinte avait été publiée avant le tirage."),
    Doubt.INPUTS: _("Les listes publiées ne sont pas celles qui avaient été figées avant le tirage."),
    Doubt.DAYS: _("Les jours ne se suivent pas : les listes sont figées, puis vient le jour promis, puis le tirage."),
    Doubt.RESULT: _("Le résultat publié n'est pas celui que donnent ces listes et ce tirage."),
    Doubt.REPORT: _("Le rapport de contrôle publié (check.json) n'est pas celui de cette affectation."),
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
            inputs, commitment, draw, result = (read_json(folder / name) for name in FILES)
            report = read_json(folder / REPORT) if (folder / REPORT).exists() else GOOD_REPORT
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        found = doubts(inputs, commitment, draw, result, report)
        if found:
            raise CommandError("\n".join(str(SENTENCES[doubt]) for doubt in found))
        if options["verbosity"]:
            self.stdout.write(gettext("L'affectation publiée est bien celle que donnent les listes et le tirage."))
            self.stdout.write(to_compare(commitment, draw))


def to_compare(commitment: Mapping[str, Any], draw: Mapping[str, Any]) -> str:
    """Return what no file proves: whoever checks compares it with what was announced, and with the public value."""
    sentence = gettext(
        "Comparez avec ce qui avait été publié avant le tirage : empreinte des listes %(root)s, empreinte du secret "
        "%(secret)s ; et avec la valeur publique annoncée : %(value)s."
    )
    told = {"root": commitment["inputs_root"], "secret": commitment["secret_hash"], "value": draw["public_value"]}
    return sentence % told
