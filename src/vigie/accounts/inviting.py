"""Invitations: offered by the pilot or an administrator, accepted once through a link sent by e-mail."""

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.belonging import begin_membership, said_membership
from vigie.accounts.journal import record
from vigie.accounts.models import Invitation, Organisation, Person
from vigie.core import outbox

VALID_FOR = timedelta(days=14)
CODE_BYTES = 32


def hash_code(code: str) -> str:
    """Return what is kept of a code: its SHA-256, in hexadecimal."""
    return hashlib.sha256(code.encode()).hexdigest()


def find_invitation(code: str) -> Invitation | None:
    """Return the invitation a code opens, whatever its state, or None."""
    return (
        Invitation.objects.select_related("person", "organisation__parent", "created_by")
        .filter(code_hash=hash_code(code))
        .first()
    )


def invite(
    *,
    person: Person,
    organisation: Organisation,
    role: str,
    actor: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> str:
    """Offer someone a role in an organisation; store the e-mail; return the address that accepts.

    Pending invitations to the same role there are revoked: one link works at a time.
    Raises ValidationError when the person has no e-mail address, or holds that role there already.
    """
    if not person.email:
        raise ValidationError(gettext("Indiquez l'adresse électronique de cette personne."))
    current = person.memberships.current(starts_on).filter(organisation=organisation, role=role)
    if person.is_active and current.exists():
        raise ValidationError(gettext("Cette personne a déjà ce rôle dans cette structure."))
    code = secrets.token_urlsafe(CODE_BYTES)
    with transaction.atomic():
        for pending in person.invitations.pending().filter(organisation=organisation, role=role):
            close_invitation(pending)
        invitation = Invitation.objects.create(
            person=person,
            organisation=organisation,
            role=role,
            code_hash=hash_code(code),
            expires_at=timezone.now() + VALID_FOR,
            created_by=actor,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        write_message(invitation, code)
        record(actor=actor, verb="person_invited", on=person, changes=said_invitation(invitation))
    return address_of(code)


def invite_by_details(
    *, known: Person | None, name: str, email: str, actor: Person, **offered: Any
) -> tuple[Person, str]:
    """Invite someone picked among those without an account, or known by their address, or new to Vigie.

    offered: the organisation, the role and the dates, as ``invite`` takes them. Return the person and the link.
    Raises ValidationError as ``invite`` does, and when the pilot would serve themselves.
    """
    with transaction.atomic():
        person = known or Person.objects.filter(email=email).first()
        if person and person.pk == actor.pk:
            raise ValidationError(gettext("Personne ne se donne un rôle à soi-même."))
        if person is None:
            person = Person.objects.create_user(email, name=name)
            record(actor=actor, verb="person_added", on=person)
        elif email and person.email != email:
            person.email = email
            person.save(update_fields=["email"])
        return person, invite(person=person, actor=actor, **offered)


def resend_invitation(*, invitation: Invitation, actor: Person) -> str:
    """Send a new link, valid for 14 days again; the former one no longer works. Return the new address.

    Raises ValidationError when the invitation was accepted or revoked.
    """
    code = secrets.token_urlsafe(CODE_BYTES)
    with transaction.atomic():
        current = locked(invitation)
        if current.state in {"accepted", "revoked"}:
            raise ValidationError(sentence_of(current.state))
        current.code_hash, current.expires_at = hash_code(code), timezone.now() + VALID_FOR
        current.save(update_fields=["code_hash", "expires_at"])
        outbox.cancel(about=outbox.key_of(current))
        write_message(current, code)
        record(actor=actor, verb="invitation_resent", on=current.person, changes=said_invitation(current))
    return address_of(code)


def revoke_invitation(*, invitation: Invitation, actor: Person) -> None:
    """Close an invitation before it is accepted. Raises ValidationError once it was; twice is harmless."""
    with transaction.atomic():
        current = locked(invitation)
        if current.state == "accepted":
            raise ValidationError(sentence_of("accepted"))
        if current.state == "revoked":
            return
        close_invitation(current)
        record(actor=actor, verb="invitation_revoked", on=current.person, changes=said_invitation(current))


def accept_invitation(*, invitation: Invitation, password: str = "") -> None:
    """Open the account, or add the role to it. A second acceptance does nothing.

    password: what someone without an account chose; ignored for those who already sign in.
    Raises ValidationError when the invitation was revoked or has expired.
    """
    with transaction.atomic():
        current = locked(invitation)
        if current.state == "accepted":
            return
        if current.state != "pending":
            raise ValidationError(sentence_of(current.state))
        person = Person.objects.select_for_update().get(pk=current.person_id)
        if not person.can_sign_in:
            if not password:
                raise ValidationError(gettext("Choisissez un mot de passe."))
            person.set_password(password)
            person.is_active = True
            person.save(update_fields=["password", "is_active"])
        begin_membership(
            person=person,
            organisation=current.organisation,
            role=current.role,
            starts_on=current.starts_on,
            ends_on=current.ends_on,
        )
        current.accepted_at = timezone.now()
        current.save(update_fields=["accepted_at"])
        record(actor=person, verb="invitation_accepted", on=person, changes=said_invitation(current))


def locked(invitation: Invitation) -> Invitation:
    """Return the invitation as it stands now, kept from other transactions until the end of this one."""
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("person", "organisation")
        .get(pk=invitation.pk)
    )


def close_invitation(invitation: Invitation) -> None:
    """Mark an invitation as revoked, and withdraw its message if it has not left."""
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    outbox.cancel(about=outbox.key_of(invitation))


def write_message(invitation: Invitation, code: str) -> None:
    """Store the e-mail that carries the link."""
    context = {"invitation": invitation, "address": address_of(code), "days": VALID_FOR.days}
    outbox.send(
        to=invitation.person.email or "",
        subject=gettext("Votre accès à Vigie"),
        body=render_to_string("accounts/email/invitation.txt", context),
        kind="invitation",
        about=outbox.key_of(invitation),
    )


def address_of(code: str) -> str:
    """Return the whole address that accepts an invitation."""
    return settings.VIGIE_ADDRESS + reverse("accounts:accept_invitation", args=[code])


def said_invitation(invitation: Invitation) -> dict[str, list[str]]:
    """Return what the journal says of an invitation: the role and the organisation, nobody's name."""
    return said_membership(invitation.role, invitation.organisation)


def sentence_of(state: str) -> str:
    """Return the sentence for an invitation that can no longer be accepted."""
    return {
        "accepted": gettext("Cette invitation a déjà servi : connectez-vous avec votre adresse électronique."),
        "revoked": gettext("Cette invitation a été annulée. Écrivez à la personne qui vous l'a envoyée."),
        "expired": gettext(
            "Cette invitation n'est plus valable. Demandez-en une nouvelle à la personne qui vous l'a envoyée."
        ),
    }[state]
