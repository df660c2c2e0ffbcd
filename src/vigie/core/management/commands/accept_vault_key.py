"""Accepts that the former vault key is lost for good."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vigie.core.vault_key_mark import accept_key


class Command(BaseCommand):
    help = (
        "Accepte une nouvelle clé du coffre, l'ancienne étant perdue : les codes de suivi déjà donnés n'ouvrent plus."
    )
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lost", action="store_true", help="confirme que l'ancienne clé est perdue pour de bon")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["lost"]:
            raise CommandError(
                _("Rien n'a été fait. Cherchez d'abord la copie de vault_key ; si elle est perdue, ajoutez --lost."),
                returncode=2,
            )
        accept_key()
        self.stdout.write(
            _(
                "La nouvelle clé est acceptée. Les codes de suivi déjà donnés n'ouvrent plus rien : les personnes "
                "qui écoutent en remettront d'autres. Faites une copie de vault_key, à part."
            )
        )
