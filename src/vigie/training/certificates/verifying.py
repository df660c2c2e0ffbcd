"""What is answered to whoever verifies a certificate: what it attests, or why it attests nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.training.models import Certificate, Enrolment


@dataclass(frozen=True)
class Verified:
    """A certificate as its code says it. name: only when its holder chose so. refusal: why it is worth nothing."""

    certificate: Certificate | None
    name: str = ""
    refusal: str = ""


def tidy(code: str) -> str:
    """Return a code as it was given, from the way it was typed: « ABCD-2345 » is « abcd2345 »."""
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def shown_code(code: str) -> str:
    """Return a code in groups, as it is read aloud."""
    return "-".join(code[start : start + 5] for start in range(0, len(code), 5))


def verify(code: str) -> Verified:
    """Return what a code attests. One query."""
    rows = Certificate.objects.select_related("enrolment__session__version__module")
    certificate = rows.filter(code=tidy(code)[:20]).first()
    if certificate is None:
        return Verified(
            None,
            refusal=gettext(
                "Aucune attestation ne porte ce code. Vérifiez-le caractère par caractère : s'il est bien recopié, "
                "le document n'a pas été délivré ici."
            ),
        )
    if refusal := worthless(certificate):
        return Verified(None, refusal=refusal)
    enrolment = certificate.enrolment
    return Verified(certificate, name=enrolment.name if certificate.shows_name else "")


def worthless(certificate: Certificate) -> str:
    """Return why a certificate that was given attests nothing any more; nothing when it still does."""
    enrolment = certificate.enrolment
    if certificate.revoked_on:
        return gettext("Cette attestation a été retirée : elle n'atteste plus rien.")
    if enrolment.presence != Enrolment.Presence.PRESENT or enrolment.session.cancelled_on:
        return gettext("La présence a été corrigée depuis : cette attestation n'atteste plus rien.")
    return ""
