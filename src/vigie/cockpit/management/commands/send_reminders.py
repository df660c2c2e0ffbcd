import argparse
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from vigie.accounts.models import Person
from vigie.cockpit.reminders.sending import cancel_obsolete, reminders_of, write_reminders
from vigie.cockpit.reminders.writing import body_of, subject_of


def a_day(text: str) -> date:
    """Read a day as it is typed on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("écrivez le jour ainsi : 2026-03-14")) from error


class Command(BaseCommand):
    help = "Écrit les rappels du jour ; avec --check, les montre sans rien envoyer."
    needs_database = True

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--day", type=a_day, default=None, metavar="AAAA-MM-JJ", help="le jour (aujourd'hui)")
        parser.add_argument("--check", action="store_true", help="montrer ce qui partirait, sans rien écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        day = options["day"] or timezone.localdate()
        if options["check"]:
            self.show(day)
            return
        cancelled, written = cancel_obsolete(day), len(write_reminders(day))
        self.stdout.write(
            _("Rappels écrits : %(written)s ; annulés faute d'objet : %(cancelled)s.")
            % {"written": written, "cancelled": cancelled}
        )

    def show(self, day: date) -> None:
        """Show each message that would leave."""
        with override("fr"):
            messages, collected = reminders_of(day)
            people = Person.objects.in_bulk({message.person for message in messages})
            for message in messages:
                person = people[message.person]
                self.stdout.write(f"{person.name} <{person.email}>\n{subject_of(message)}\n")
                self.stdout.write(body_of(message, person, collected.things) + "\n")
        self.stdout.write(_("Rappels qui partiraient : %(number)s.") % {"number": len(messages)})
