import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen, NotAReceipt
from vigie.core.vault.escrow import Escrow, holder_pair, open_escrow
from vigie.support.escrow.ceremony import NotAListener, OtherEscrow, give_back
from vigie.support.management.commands.escrow_create import point_named
from vigie.support.models import ReceptionPoint


class Command(BaseCommand):
    help = "Rend les dossiers d'un lieu d'accueil à une personne qui y écoute, avec les mots de deux dépositaires."
    needs_database = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--point", metavar="NOM", required=True, help="le nom du lieu d'accueil")
        parser.add_argument("--file", metavar="FICHIER", required=True, help="le fichier du dépôt")
        parser.add_argument(
            "--listener", metavar="ADRESSE", required=True, help="l'adresse de qui recevra les dossiers"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        point = point_named(options["point"])
        listener = Person.objects.filter(email=options["listener"].strip().lower(), is_active=True).first()
        if listener is None:
            raise CommandError(_("Personne n'a de compte à cette adresse."))
        escrow = escrow_in(Path(options["file"]))
        one, other = asked_pair(1), asked_pair(2)
        try:
            pair = open_escrow(escrow, one, other)
        except CannotOpen as error:
            raise CommandError(_("Ces deux secrets n'ouvrent pas ce dépôt : rien n'a été changé.")) from error
        given = self.given_back(point, escrow, pair, listener)
        sentence = ngettext("%(n)s dossier est rendu.", "%(n)s dossiers sont rendus.", given) % {"n": given}
        self.stdout.write(sentence)
        self.stdout.write(_("Ces deux secrets ont servi : faites un nouveau dépôt (escrow_create --replace)."))

    def given_back(self, point: ReceptionPoint, escrow: Escrow, pair: KeyPair, listener: Person) -> int:
        """Give the cases back; say why not."""
        try:
            return give_back(point=point, escrow=escrow, pair=pair, listener=listener)
        except OtherEscrow as error:
            raise CommandError(_("Ce fichier n'est pas celui du dépôt actuel de ce lieu.")) from error
        except NotAListener as error:
            sentence = _("Cette personne n'écoute pas dans ce lieu aujourd'hui, ou n'a pas encore créé son coffre.")
            raise CommandError(sentence) from error


def escrow_in(path: Path) -> Escrow:
    """Return the escrow of a file. Raises CommandError."""
    try:
        return Escrow.from_text(path.read_text())
    except (OSError, UnicodeDecodeError, CannotOpen) as error:
        raise CommandError(_("%(path)s n'est pas le fichier d'un dépôt de secours.") % {"path": path}) from error


def asked_pair(number: int) -> KeyPair:
    """Ask a holder for their words, without showing them. Raises CommandError."""
    words = getpass.getpass(_("Douze mots du dépositaire présent n° %(number)s : ") % {"number": number})
    try:
        return holder_pair(words)
    except NotAReceipt as error:
        raise CommandError(_("Ce ne sont pas douze mots d'un dépôt : relisez la feuille.")) from error
