"""Certificates: given to who came, shown as their holder chooses, revoked when they should not have been."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.training.models import Certificate, Enrolment
from vigie.training.registering.acts import NotPossible


def may_have_certificate(enrolment: Enrolment) -> bool:
    """Whether someone came to a session that is over and that nobody cancelled."""
    session = enrolment.session
    is_over = session.ends_at <= timezone.now() and session.cancelled_on is None
    return is_over and enrolment.presence == Enrolment.Presence.PRESENT and enrolment.anonymised_on is None


def give_certificate(*, enrolment_id: int, by: Person | None = None) -> Certificate:
    """Return the certificate of someone who came, made on first use. by: None for its holder.

    Raises NotPossible once it was revoked, or when the presence was corrected since.
    """
    with transaction.atomic():
        rows = Enrolment.objects.select_for_update(of=("self",)).select_related("session")
        enrolment = rows.get(pk=enrolment_id)
        if not may_have_certificate(enrolment):
            raise NotPossible(gettext("L'attestation est délivrée après la session, quand la présence a été relevée."))
        existing = Certificate.objects.filter(enrolment=enrolment).first()
        if existing and existing.revoked_on:
            raise NotPossible(gettext("Cette attestation a été retirée."))
        if existing:
            return existing
        certificate = Certificate.objects.create(enrolment=enrolment)
        told = gettext("lien reçu par courriel") if by is None else ""
        record(actor=by, actor_label=told, verb="training_certificate_given", on=certificate)
    return certificate


def show_name(*, certificate_id: int, shows_name: bool) -> Certificate:
    """Write whether whoever verifies a certificate reads the name of its holder, who alone decides."""
    with transaction.atomic():
        certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
        if certificate.shows_name != shows_name:
            certificate.shows_name = shows_name
            certificate.save(update_fields=["shows_name"])
            told = gettext("lien reçu par courriel")
            record(actor=None, actor_label=told, verb="training_certificate_shown", on=certificate)
    return certificate


def revoke(*, certificate_id: int, reason: str, by: Person) -> Certificate:
    """Revoke a certificate; revoked already, it stays so."""
    with transaction.atomic():
        certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
        if certificate.revoked_on is None:
            certificate.revoked_on, certificate.revoked_for = timezone.localdate(), reason
            certificate.save(update_fields=["revoked_on", "revoked_for"])
            record(actor=by, verb="training_certificate_revoked", on=certificate)
    return certificate
