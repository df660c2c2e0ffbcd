"""``vigie verify_publication NUMBER|FILE``"""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.disclosure.verifying import verify
from vigie.observatory.editions.verifying import edition_fault, publication_fault, read_edition
from vigie.observatory.models import Publication
from vigie.observatory.released_json import hash_of, to_json
from vigie.observatory.table_files.fault_sentences import sentence_of
from vigie.observatory.table_files.reading_lists import read_json
from vigie.observatory.table_files.refusals import Refused


class Command(BaseCommand):
    """Verifies a signed edition, here or saved as a file, or the proof of a protected table."""

    help = "Vérifie, sans solveur, une édition (son numéro, ou son fichier JSON) ou la preuve d'un tableau protégé."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "asked",
            metavar="NUMÉRO|FICHIER",
            help="le numéro d'une édition, le fichier JSON de sa page, ou une preuve écrite par protect_table --proof",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        asked = str(options["asked"])
        for line in said_of_number(int(asked)) if asked.isdecimal() else said_of_file(Path(asked)):
            if options["verbosity"]:
                self.stdout.write(line)


def said_of_number(number: int) -> tuple[str, str]:
    """Verify an edition signed here, proof included. Raises CommandError with the first fault."""
    publication = Publication.objects.select_related("corrects").filter(number=number).first()
    if publication is None:
        raise CommandError(gettext("Aucune édition signée ne porte le n° %(number)d.") % {"number": number})
    if fault := publication_fault(publication):
        raise CommandError(fault)
    sentence = gettext("L'édition n° %(number)d est intacte, et sa preuve tient.")
    return sentence % {"number": number}, f"SHA-256 {publication.content_hash}"


def said_of_file(path: Path) -> tuple[str, ...]:
    """Verify what a file holds, and return what to say. Raises CommandError with the first fault."""
    try:
        values = read_json(path)
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
    if isinstance(values, Mapping) and "witnesses" in values:
        return said_of_proof(values)
    return said_of_edition(path.read_bytes())


def said_of_proof(proof: Mapping[str, Any]) -> tuple[str]:
    """Verify the proof of a protected table."""
    if faults := verify(proof):
        raise CommandError(sentence_of(faults[0]))
    sentence = gettext("Preuve vérifiée : %(claims)s garanties, %(witnesses)s tableaux témoins.")
    return (sentence % {"claims": len(proof["claims"]), "witnesses": len(proof["witnesses"])},)


def said_of_edition(content: bytes) -> tuple[str, str]:
    """Verify an edition saved as a file; its proof stays where it was signed."""
    edition = read_edition(content)
    if fault := edition_fault(content, edition):
        raise CommandError(fault)
    assert edition
    here = gettext("Ce fichier est l'édition n° %(number)d, telle que signée ici.")
    elsewhere = gettext(
        "Ce fichier est cohérent, mais l'édition n° %(number)d n'est pas signée ici : comparez son empreinte avec sa "
        "page."
    )
    is_here = Publication.objects.filter(number=edition.number or 0).exists()
    return (here if is_here else elsewhere) % {"number": edition.number}, f"SHA-256 {hash_of(to_json(edition))}"
