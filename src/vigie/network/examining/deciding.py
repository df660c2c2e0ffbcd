"""The decision on a candidacy, taken once two people have read; then the answer, sent."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.network.examining.letters import letter_pdf
from vigie.network.examining.listing import sent_of
from vigie.network.examining.reading import locked
from vigie.network.examining.synthesis import may_decide
from vigie.network.models import Candidacy
from vigie.network.refusals import NotNow
from vigie.network.sealing import Letter, seal_letter

Decision = Candidacy.Decision


def decide(*, candidacy_id: int, decision: str, reason: str, by: Person) -> None:
    """Decide, with the reason that the files keep; a waiting list may be decided on again. Raises NotNow."""
    with transaction.atomic():
        candidacy = locked(candidacy_id)
        _refuse_decision(candidacy)
        before = str(candidacy.get_decision_display()) if candidacy.decision else ""
        candidacy.decision, candidacy.reason = decision, reason
        candidacy.decided_on, candidacy.decided_by = timezone.localdate(), by
        candidacy.answered_on, candidacy.sealed_answer = None, b""
        candidacy.save(update_fields=["decision", "reason", "decided_on", "decided_by", "answered_on", "sealed_answer"])
        changes = {gettext("décision"): [before, str(candidacy.get_decision_display())]}
        record(actor=by, verb="network_candidacy_decided", on=candidacy, changes=changes)


def _refuse_decision(candidacy: Candidacy) -> None:
    if not may_decide(candidacy.readings.filter(given_on__isnull=False).count()):
        raise NotNow(gettext("Deux lectures doivent être rendues avant la décision."))
    if candidacy.mandates.exists():
        raise NotNow(gettext("Cette personne est déjà nommée : la décision ne change plus."))
    if candidacy.answered_on and candidacy.decision != Decision.WAITING:
        raise NotNow(gettext("La réponse est partie : la décision ne change plus."))


def answer(*, candidacy_id: int, letter: Letter, by: Person) -> None:
    """Send the answer, by e-mail with the letter in PDF; twice, it leaves once. Raises NotNow before a decision."""
    with transaction.atomic():
        candidacy = locked(candidacy_id)
        sent = sent_of(candidacy)
        if not candidacy.decision or sent is None:
            raise NotNow(gettext("Décidez d'abord : la réponse vient ensuite."))
        if candidacy.answered_on:
            return
        candidacy.answered_on = timezone.localdate()
        candidacy.sealed_answer = seal_letter(candidacy.code, letter)
        candidacy.save(update_fields=["answered_on", "sealed_answer"])
        pdf = letter_pdf(candidacy, sent, letter)
        outbox.send(
            to=sent.email,
            subject=letter.subject,
            body=letter.text,
            kind="network_answer",
            about=outbox.key_of(candidacy),
            attachments=[outbox.Attachment(f"reponse-{candidacy.code}.pdf", "application/pdf", pdf)],
        )
        record(actor=by, verb="network_candidacy_answered", on=candidacy)
