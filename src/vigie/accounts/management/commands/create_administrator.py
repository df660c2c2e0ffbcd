import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from vigie.accounts.belonging import give_role
from vigie.accounts.inviting import invite
from vigie.accounts.models import Category, Organisation, Person, Role
from vigie.accounts.people import add_person


class Command(BaseCommand):
    help = "Ouvre le compte d'une personne qui administre Vigie ; sans clavier, donne un lien d'invitation."
    needs_database = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", metavar="ADRESSE", required=True, help="son adresse électronique")
        parser.add_argument("--name", metavar="NOM", required=True, help="son nom")
        parser.add_argument(
            "--organisation", metavar="STRUCTURE", default="Administration de Vigie", help="le nom de sa structure"
        )
        parser.add_argument("--invite", action="store_true", help="donner un lien au lieu de demander le mot de passe")

    def handle(self, *args: Any, **options: Any) -> None:
        email = self.checked_email(options["email"])
        password = None if options["invite"] or not sys.stdin.isatty() else self.asked_password()
        with transaction.atomic():
            person = Person.objects.filter(email=email).first()
            person = person or add_person(name=options["name"], email=email, actor=None)
            organisation, _is_new = Organisation.objects.get_or_create(
                name=options["organisation"], parent=None, defaults={"category": Category.LOCAL_AUTHORITY}
            )
            try:
                self.open_account(person, organisation, password)
            except ValidationError as refusal:
                raise CommandError(refusal.messages[0]) from refusal

    def open_account(self, person: Person, organisation: Organisation, password: str | None) -> None:
        """Give the role at once with a password, or print the link of an invitation."""
        if password is None:
            link = invite(person=person, organisation=organisation, role=Role.ADMINISTRATOR, actor=None)
            self.stdout.write(_("Ouvrez ce lien, valable 14 jours, pour choisir le mot de passe :"))
            self.stdout.write(link)
            return
        person.set_password(password)
        person.is_active = True
        person.save(update_fields=["password", "is_active"])
        give_role(person=person, organisation=organisation, role=Role.ADMINISTRATOR, actor=None)
        self.stdout.write(_("%(name)s administre Vigie.") % {"name": person.name})

    def checked_email(self, email: str) -> str:
        """Return the address in lower case; refuse what is not one."""
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError as refusal:
            raise CommandError(_("« %(email)s » n'est pas une adresse électronique.") % {"email": email}) from refusal
        return email

    def asked_password(self) -> str:
        """Ask for a password twice, without showing it."""
        password = getpass.getpass(_("Mot de passe : "))
        if password != getpass.getpass(_("Le même, encore : ")):
            raise CommandError(_("Les deux mots de passe ne sont pas les mêmes."))
        try:
            validate_password(password)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        return password
