"""The answers: a letter for each decision, humane, to be changed by whoever signs; sent by e-mail with its PDF."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.core.day_words import date_format
from vigie.core.documents import Document, KeyFacts, Paragraph
from vigie.core.pdf import to_pdf
from vigie.network.models import Candidacy
from vigie.network.sealing import Letter, Sent
from vigie.territory.models import Territory

TEMPLATES = {
    Candidacy.Decision.ACCEPTED: "network/letters/accepted.txt",
    Candidacy.Decision.WAITING: "network/letters/waiting.txt",
    Candidacy.Decision.REFUSED: "network/letters/refused.txt",
}


def drafted(candidacy: Candidacy, sent: Sent) -> Letter:
    """Return the letter that a decision starts from."""
    with override("fr"):
        context = {"candidacy": candidacy, "sent": sent, "territory": Territory.objects.first()}
        text = render_to_string(TEMPLATES[Candidacy.Decision(candidacy.decision)], context)
        subject = gettext("Votre candidature n° %(code)s") % {"code": candidacy.code}
    return Letter(subject, text.strip())


def letter_document(candidacy: Candidacy, sent: Sent, letter: Letter) -> Document:
    """Return the letter as a document to print, in French."""
    territory = Territory.objects.first()
    with override("fr"):
        return Document(
            title=letter.subject,
            subtitle=territory.name if territory else "Vigie",
            date=date_format(candidacy.answered_on or timezone.localdate()),
            blocks=(
                KeyFacts(
                    (
                        (gettext("À"), sent.name),
                        (gettext("Appel"), candidacy.call.title),
                        (gettext("Candidature reçue le"), date_format(candidacy.received_on)),
                    )
                ),
                *(Paragraph(part.strip()) for part in letter.text.split("\n\n") if part.strip()),
            ),
            contents=False,
        )


def letter_pdf(candidacy: Candidacy, sent: Sent, letter: Letter) -> bytes:
    """Return the letter as an accessible PDF."""
    return to_pdf(letter_document(candidacy, sent, letter))
