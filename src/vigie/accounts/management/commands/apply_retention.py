from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.accounts.retention import apply_retention


class Command(BaseCommand):
    help = "Efface ce qui a dépassé sa durée de conservation : invitations, demandes, sessions, personnes sans rôle."
    needs_database = True

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = apply_retention(timezone.now())
        self.stdout.write(
            _(
                "Effacé – invitations : %(invitations)s, demandes d'adhésion : %(join_requests)s, sessions : "
                "%(sessions)s, personnes : %(people)s."
            )
            % forgotten
        )
