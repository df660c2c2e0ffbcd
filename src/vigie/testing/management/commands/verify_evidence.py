"""``vigie verify_evidence CAMPAIGN [--out REPORT.json]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext

from vigie.observatory.table_files.json_bytes import as_json
from vigie.observatory.table_files.writing import write_all
from vigie.testing.evidence.verifying import Verification, in_one_sentence, verify_evidence
from vigie.testing.models import Campaign


class Command(BaseCommand):
    """Verifies the evidence of a campaign: every stored byte, every line of the chain, their order and their end."""

    help = "Vérifie les pièces d'une campagne de tests : chaque octet gardé, chaque ligne de la chaîne, et leur ordre."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("campaign", metavar="CAMPAGNE", help="code ou nom de la campagne")
        parser.add_argument("--out", metavar="RAPPORT.json", type=Path, help="où écrire ce qui a été trouvé")

    def handle(self, *args: Any, **options: Any) -> None:
        named = options["campaign"]
        campaign = Campaign.objects.filter(Q(code=named) | Q(name=named)).first()
        if campaign is None:
            sentence = gettext("Aucune campagne ne porte ce code ni ce nom\u00a0: «\u00a0%(name)s\u00a0».")
            raise CommandError(sentence % {"name": named}, returncode=1)
        verification = verify_evidence(campaign)
        if options["out"]:
            write_all({options["out"]: as_json(report_of(campaign, verification))})
        if not verification.is_whole:
            raise CommandError("\n".join([in_one_sentence(verification), *verification.sentences()]), returncode=1)
        self.stdout.write(in_one_sentence(verification))


def report_of(campaign: Campaign, verification: Verification) -> dict[str, Any]:
    """Return what was found as plain values. faults: number of the piece, kind of fault, and the sentence.

    Of a report, the number is the code of its application; of the journal, that of its line.
    """
    located: list[tuple[int | str, str]] = [(fault.sequence, str(fault.kind)) for fault in verification.faults]
    located += [(number, "stamp_of_another") for number in verification.stamps]
    located += [(code, "report_changed") for code in verification.notes]
    located += [] if verification.journal is None else [(verification.journal, "journal_changed")]
    return {
        "campaign": campaign.code,
        "pieces": verification.pieces,
        "head": verification.head,
        "whole": verification.is_whole,
        "faults": [
            {"piece": number, "kind": kind, "sentence": sentence}
            for (number, kind), sentence in zip(located, verification.sentences(), strict=True)
        ],
    }
