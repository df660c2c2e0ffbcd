"""``vigie verify_publication PROOF.json``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.disclosure.verifying import verify
from vigie.observatory.table_files.fault_sentences import sentence_of
from vigie.observatory.table_files.reading_lists import read_json
from vigie.observatory.table_files.refusals import Refused


class Command(BaseCommand):
    """Checks by adding up that the witnesses of a protection prove what it promises."""

    help = "Vérifie, sans solveur, la preuve d'une protection : chaque témoin redonne tous les nombres publiés."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "proof", metavar="PREUVE.json", type=Path, help="la preuve écrite par protect_table --proof"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            proof = read_json(options["proof"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        faults = verify(proof)
        if faults:
            raise CommandError(sentence_of(faults[0]))
        if options["verbosity"]:
            sentence = gettext("Preuve vérifiée : %(claims)s garanties, %(witnesses)s tableaux témoins.")
            counts = {"claims": len(proof["claims"]), "witnesses": len(proof["witnesses"])}
            self.stdout.write(sentence % counts)
