from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vigie.accounts.journal import first_broken_line
from vigie.accounts.models import JournalEntry


class Command(BaseCommand):
    help = "Vérifie que le journal est entier : aucune ligne changée, aucune retirée."
    needs_database = True

    def handle(self, *args: Any, **options: Any) -> None:
        broken = first_broken_line()
        if broken is not None:
            raise CommandError(_("Le journal est rompu à la ligne %(number)s.") % {"number": broken})
        self.stdout.write(_("Le journal est entier : %(count)s lignes.") % {"count": JournalEntry.objects.count()})
