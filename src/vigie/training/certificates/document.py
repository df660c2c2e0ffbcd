"""The certificate as a document that its holder keeps: their name, what they followed, and how to verify it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.core.documents import BulletList, Callout, Document, Figure, Heading, KeyFacts, Paragraph
from vigie.core.pdf import to_pdf
from vigie.core.tables import display
from vigie.surveys.managing.addresses import qr_svg
from vigie.territory.models import Territory
from vigie.training.certificates.verifying import shown_code
from vigie.training.models import Certificate
from vigie.training.registering.messages import when


def certificate_pdf(certificate: Certificate) -> bytes:
    """Return the certificate as a tagged PDF, in French."""
    with override("fr"):
        return to_pdf(document_of(certificate))


def verifying_address(certificate: Certificate) -> str:
    """Return the whole address at which anyone verifies it."""
    return settings.VIGIE_ADDRESS + reverse("training:certificate", args=[certificate.code])


def document_of(certificate: Certificate) -> Document:
    """Return the document. Written by the installation, for the one person who came."""
    enrolment = certificate.enrolment
    session = enrolment.session
    version, address = session.version, verifying_address(certificate)
    territory = Territory.objects.first()
    told = gettext("%(name)s a suivi la formation « %(module)s ».")
    return Document(
        title=gettext("Attestation de formation"),
        subtitle=version.module.name,
        author=territory.name if territory else "",
        date=display(certificate.issued_on),
        summary=gettext("Atteste de la présence à une formation."),
        contents=False,
        blocks=(
            Paragraph(told % {"name": enrolment.name, "module": version.module.name}),
            KeyFacts(
                (
                    (gettext("Quand"), when(session)),
                    (gettext("Durée"), version.duration),
                    (gettext("Version du module"), str(version.number)),
                    *(((gettext("Lieu"), session.place),) if session.place else ()),
                )
            ),
            *skills_blocks(version.skill_words),
            Callout(
                gettext("Vérifier cette attestation"),
                gettext("Code %(code)s, à saisir à l'adresse %(address)s")
                % {"code": shown_code(certificate.code), "address": address},
            ),
            Figure(qr_svg(address), gettext("QR code qui mène à %(address)s") % {"address": address}),
        ),
    )


def skills_blocks(words: list[str]) -> tuple[Heading | BulletList, ...]:
    """Return the skills acquired, when the module gives any."""
    if not words:
        return ()
    return (Heading(1, gettext("Compétences acquises")), BulletList(tuple(words)))
