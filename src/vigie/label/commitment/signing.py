"""The head of a structure is asked to sign the charter, and signs: by a personal link, or from their account.

The code of a link is 32 random bytes; only its SHA-256 is kept, so that the database opens nothing.
"""

import secrets
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.core.day_words import date_format
from vigie.core.outbox import cancel, key_of, send
from vigie.label.commitment.charters import hash_of
from vigie.label.facts import current_charter
from vigie.label.models import Charter, Commitment, SigningInvitation
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.steps import NO_FRAMEWORK, why_not_sign
from vigie.label.trained import is_trained

CODE_BYTES: Final = 32
LINK_LASTS: Final = timedelta(days=30)


def invite_head(*, organisation: Organisation, name: str, email: str, actor: Person) -> SigningInvitation:
    """Send whoever heads a structure a link to sign; the one sent before no longer opens anything. Raises NotNow."""
    code = secrets.token_urlsafe(CODE_BYTES)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        refuse_if(None if current_charter() else NO_FRAMEWORK)
        refuse_if(why_not_sign(is_trained=is_trained(organisation.pk)))
        close_invitations(organisation)
        invitation = SigningInvitation.objects.create(
            organisation=organisation,
            name=name,
            email=email,
            code_hash=hash_of(code),
            created_by=actor,
            expires_at=timezone.now() + LINK_LASTS,
        )
        record(actor=actor, verb="label_head_invited", on=invitation)
        send(
            to=email,
            subject=gettext("Votre signature : %(structure)s, « structure sans discrimination »")
            % {"structure": organisation.name[:80]},
            body=message_of(invitation, code),
            kind="label_signing",
            about=key_of(invitation),
        )
    return invitation


def close_invitations(organisation: Organisation) -> None:
    """Close the link that is open for a structure, and hold back its message if it has not left."""
    for invitation in SigningInvitation.objects.select_for_update().filter(organisation=organisation, closed_at=None):
        close(invitation)


def close(invitation: SigningInvitation) -> None:
    """Close a link."""
    invitation.closed_at = timezone.now()
    invitation.save(update_fields=["closed_at"])
    cancel(about=key_of(invitation))


def message_of(invitation: SigningInvitation, code: str) -> str:
    """Return the message that carries the link."""
    return gettext(
        "Bonjour %(name)s,\n\n"
        "%(structure)s souhaite devenir une « structure sans discrimination ». La démarche commence par l'accord de "
        "la personne qui dirige la structure : rien ne se fait sans elle.\n\n"
        "Lisez la charte et, si vous êtes d'accord, signez-la ici, sans mot de passe :\n\n"
        "%(address)s\n\n"
        "Ce lien vous est personnel et sert une seule fois, jusqu'au %(day)s. Si vous ne dirigez pas cette structure, "
        "ne signez pas et prévenez la personne qui vous l'a envoyé.\n"
    ) % {
        "name": invitation.name,
        "structure": invitation.organisation,
        "address": settings.VIGIE_ADDRESS + reverse("label:sign", args=[code]),
        "day": date_format(timezone.localtime(invitation.expires_at)),
    }


def invitation_of(code: str) -> SigningInvitation | None:
    """Return the invitation a code opens now; None when it is unknown, closed or out of date."""
    return open_invitations().filter(code_hash=hash_of(code)).first()


def invitations_for(person: Person) -> list[SigningInvitation]:
    """Return what someone is asked to sign, at the address of their account."""
    return list(open_invitations().filter(email__iexact=person.email)) if person.email else []


def open_invitations() -> QuerySet[SigningInvitation]:
    """Return the invitations that may still be answered."""
    rows = SigningInvitation.objects.select_related("organisation__parent")
    return rows.filter(closed_at=None, expires_at__gt=timezone.now())


def revoke_invitation(*, invitation: SigningInvitation, actor: Person) -> None:
    """Close a link before it is used."""
    with transaction.atomic():
        locked = SigningInvitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.closed_at:
            return
        close(locked)
        record(actor=actor, verb="label_invitation_revoked", on=locked)


def sign(
    *,
    invitation: SigningInvitation,
    charter: Charter,
    name: str,
    function: str,
    shows_name: bool,
    signer: Person | None = None,
) -> Commitment:
    """Write the agreement of whoever heads a structure, on the words they read; the link closes. Raises NotNow.

    signer: who signed from their account, None by the link.
    """
    with transaction.atomic():
        locked = SigningInvitation.objects.select_for_update(of=("self",)).select_related("organisation")
        invited = locked.get(pk=invitation.pk)
        if invited.closed_at:
            raise NotNow(gettext("Ce lien a déjà servi : rien n'a été signé une seconde fois."))
        if charter != current_charter():
            raise NotNow(gettext("La charte a changé pendant votre lecture : relisez-la, puis signez."))
        refuse_if(why_not_sign(is_trained=is_trained(invited.organisation_id)))
        commitment, made = Commitment.objects.get_or_create(
            organisation=invited.organisation,
            charter=charter,
            defaults={
                "name": name,
                "function": function,
                "shows_name": shows_name,
                "with_account": signer is not None,
                "text_hash": charter.text_hash,
            },
        )
        close(invited)
        if made:
            label = "" if signer else gettext("la direction")
            record(actor=signer, verb="label_commitment_signed", on=commitment, actor_label=label)
    return commitment
