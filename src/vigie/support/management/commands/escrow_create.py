import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from vigie.support.escrow.ceremony import adopt_escrow, draw_escrow
from vigie.support.models import ReceptionPoint

# Clears the screen and what can be scrolled back to.
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class Command(BaseCommand):
    help = "Fait le dépôt de secours d'un lieu d'accueil : trois dépositaires, dont deux rouvrent ses dossiers."
    needs_database = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--point", metavar="NOM", required=True, help="le nom du lieu d'accueil")
        parser.add_argument("--out", metavar="FICHIER", required=True, help="le fichier du dépôt, à garder hors ligne")
        parser.add_argument("--replace", action="store_true", help="remplacer le dépôt que le lieu a déjà")

    def handle(self, *args: Any, **options: Any) -> None:
        point = point_named(options["point"])
        if point.escrow_public_key and not options["replace"]:
            raise CommandError(_("Ce lieu a déjà un dépôt de secours : ajoutez --replace pour en faire un autre."))
        escrow, words = draw_escrow()
        write_once(Path(options["out"]), escrow.to_text())
        for number, secret in enumerate(words, 1):
            self.show(number, secret)
        adopt_escrow(point=point, escrow=escrow)
        self.stdout.write(_("Le dépôt de secours de « %(point)s » est fait.") % {"point": point})
        self.stdout.write(_("Gardez le fichier hors ligne, en deux exemplaires, loin des trois feuilles."))

    def show(self, number: int, secret: str) -> None:
        """Show a holder their words, alone, until they have copied them."""
        self.stdout.write(_("Dépositaire n° %(number)s : restez seul ou seule devant l'écran.") % {"number": number})
        for place, word in enumerate(secret.split(), 1):
            self.stdout.write(f"{place:>4}. {word}")
        input(_("Recopiez ces douze mots sur papier, puis appuyez sur Entrée : ils s'effacent pour toujours. "))
        self.stdout.write(CLEAR)


def point_named(name: str) -> ReceptionPoint:
    """Return the point of this name. Raises CommandError."""
    point = ReceptionPoint.objects.filter(name=name).first()
    if point is None:
        raise CommandError(_("Aucun lieu d'accueil ne s'appelle « %(name)s ».") % {"name": name})
    return point


def write_once(path: Path, text: str) -> None:
    """Write a new file that its owner alone reads. Raises CommandError."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    except OSError as error:
        sentence = _("%(path)s ne peut pas être écrit (%(why)s) : donnez un fichier nouveau, dans un dossier à vous.")
        raise CommandError(sentence % {"path": path, "why": error.strerror}) from error
