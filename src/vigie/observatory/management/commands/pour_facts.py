"""``vigie pour_facts [--day DATE] [--check]``"""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.pouring import Outcome, pour_facts

# How many facts wait, or were poured, is never said: it is a count that nobody protected.
SAID: Final[Mapping[Outcome, str | Promise]] = {
    Outcome.POURED: _("Des faits ont été versés."),
    Outcome.TOO_FEW: _(
        "Rien à verser : trop peu de faits attendent, ils attendront d'être assez nombreux pour être mélangés."
    ),
    Outcome.ALREADY_THIS_MONTH: _("Rien à verser : un versement a déjà eu lieu ce mois-ci."),
}


def day_of(text: str) -> date:
    """Return the day that a text says. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            gettext("« %(text)s » n'est pas un jour : écrivez 2026-11-30.") % {"text": text}
        ) from error


class Command(BaseCommand):
    """Pours the facts that wait, once a month."""

    help = "Verse les faits en attente, mélangés, une fois par mois au plus ; --check n'écrit rien."
    needs_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", metavar="JOUR", type=day_of, help="jour du versement (aujourd'hui sinon)")
        parser.add_argument("--check", action="store_true", help="dit ce qui serait fait, sans rien écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = pour_facts(day=options["day"] or timezone.localdate(), is_check=options["check"])
        if not options["verbosity"]:
            return
        if options["check"]:
            self.stdout.write(gettext("Essai : rien n'est écrit."))
        if options["check"] and outcome is Outcome.POURED:
            self.stdout.write(gettext("Des faits peuvent être versés."))
        else:
            self.stdout.write(str(SAID[outcome]))
