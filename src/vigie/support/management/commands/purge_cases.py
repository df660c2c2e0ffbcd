"""Applies the retention of cases at once, and erases again what an older copy of the database brought back."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.support.retention.purging import apply_and_clean


class Command(BaseCommand):
    help = "Efface les dossiers d'accueil arrivés à leur terme, et ceux qu'une ancienne sauvegarde a ramenés."
    needs_database = True

    def handle(self, *args: Any, **options: Any) -> None:
        counts = apply_and_clean(timezone.localdate())
        self.stdout.write(_("Effacés à nouveau : %(again)s. Annoncés : %(announced)s. Effacés : %(erased)s.") % counts)
