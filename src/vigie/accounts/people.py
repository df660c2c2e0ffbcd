"""People: added, changed, erased."""

from collections.abc import Mapping
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.belonging import administers_alone, close_membership
from vigie.accounts.inviting import close_invitation
from vigie.accounts.journal import record
from vigie.accounts.models import Person, VaultKey
from vigie.core import outbox

CHANGEABLE = ("name", "email", "phone")


def add_person(*, name: str, email: str | None, actor: Person | None, phone: str = "") -> Person:
    """Add someone without an account: they can be named in the plan, and invited later."""
    with transaction.atomic():
        person = Person.objects.create_user(email, name=name, phone=phone)
        record(actor=actor, verb="person_added", on=person)
    return person


def change_person(*, person: Person, values: Mapping[str, str | None], actor: Person) -> None:
    """Change someone's name, address or telephone. The journal says which, never what: it cannot be erased."""
    changed = [field for field in CHANGEABLE if field in values and values[field] != getattr(person, field)]
    if not changed:
        return
    for field in changed:
        setattr(person, field, values[field])
    with transaction.atomic():
        person.save(update_fields=changed)
        labels = [str(person._meta.get_field(field).verbose_name) for field in changed]  # type: ignore[union-attr]
        record(actor=actor, verb="person_changed", on=person, changes={label: ["", ""] for label in labels})


def erase_person(*, person: Person, actor: Person | None) -> None:
    """Forget who someone was (GDPR, art. 17): no name, address, telephone, key or role is left; the journal stands.

    Raises ValidationError for the last administrator.
    """
    with transaction.atomic():
        current = Person.objects.select_for_update().get(pk=person.pk)
        if administers_alone(current):
            raise ValidationError(
                gettext("C'est la dernière personne qui administre Vigie : donnez d'abord ce rôle à quelqu'un d'autre.")
            )
        withdraw_everything(current)
        current.name, current.email, current.phone = gettext("Personne effacée"), None, ""
        current.is_active, current.last_login, current.erased_at = False, None, timezone.now()
        current.set_unusable_password()
        current.save(update_fields=["name", "email", "phone", "is_active", "last_login", "erased_at", "password"])
        record(actor=actor, verb="person_erased", on=current)


def withdraw_everything(person: Person) -> None:
    """End roles and invitations, and remove the ways to sign in and to read what was sealed to them."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for membership in person.memberships.all():
        if membership.ends_on is None or membership.ends_on > yesterday:
            close_membership(membership, yesterday)
    for invitation in person.invitations.pending():
        close_invitation(invitation)
    Authenticator.objects.filter(user=person).delete()
    VaultKey.objects.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    outbox.cancel(about=outbox.key_of(person))
