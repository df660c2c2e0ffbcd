"""What whoever asks to borrow receives: that it was received, then the answer with an entry for their calendar."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.awareness.letters import Moment, calendar_attachment, whole_address
from vigie.awareness.models import Loan
from vigie.core.day_words import date_format
from vigie.core.outbox import Attachment, key_of, send
from vigie.plan.meetings.calendar_entry import Method

State = Loan.State


def tell(loan: Loan, *, was_agreed: bool = False) -> None:
    """Write to whoever asked, unless forgotten by now, where their loan stands. was_agreed: their calendar holds it."""
    if not loan.email:
        return
    with override("fr"):
        send(
            to=loan.email,
            subject=subject_of(loan),
            body=body_of(loan),
            kind="loan",
            about=key_of(loan),
            dedupe_key=f"loan:{loan.code}:{loan.sequence}",
            attachments=entries_of(loan, was_agreed=was_agreed),
        )


def subject_of(loan: Loan) -> str:
    """Return the subject of the message."""
    subjects = {
        State.ASKED: gettext("Votre demande de prêt : %(tool)s"),
        State.ACCEPTED: gettext("Prêt accordé : %(tool)s"),
        State.REFUSED: gettext("Prêt impossible : %(tool)s"),
        State.CANCELLED: gettext("Prêt annulé : %(tool)s"),
    }
    return subjects[State(loan.state)] % {"tool": loan.tool.read["title"]}


def body_of(loan: Loan) -> str:
    """Return the text of the message."""
    words = {"tool": loan.tool.read["title"], "start": said(loan.starts_on), "end": said(loan.ends_on)}
    sentences = {
        State.ASKED: gettext(
            "Nous avons bien reçu votre demande : « %(tool)s », du %(start)s au %(end)s. Nous vous répondons bientôt."
        ),
        State.ACCEPTED: gettext(
            "« %(tool)s » vous est prêté du %(start)s au %(end)s. Le fichier joint l'ajoute à votre agenda."
        ),
        State.REFUSED: gettext("« %(tool)s » ne peut pas vous être prêté du %(start)s au %(end)s."),
        State.CANCELLED: gettext("Le prêt de « %(tool)s », du %(start)s au %(end)s, est annulé."),
    }
    parts = [gettext("Bonjour,"), sentences[State(loan.state)] % words]
    if loan.answer and loan.state != State.CANCELLED:
        parts.append(loan.answer)
    if loan.state in {State.ASKED, State.ACCEPTED}:
        page = whole_address(reverse("awareness:own_loan", args=[loan.code]))
        parts.append(gettext("Suivre cette demande, ou y renoncer : %(address)s") % {"address": page})
    return "\n\n".join(parts) + "\n"


def entries_of(loan: Loan, *, was_agreed: bool) -> list[Attachment]:
    """Return the calendar file that adds the loan, or takes it out."""
    if loan.state == State.ACCEPTED:
        method = Method.REQUEST
    elif was_agreed:
        method = Method.CANCEL
    else:
        return []
    return [calendar_attachment(moment_of(loan), to=loan.email, name=loan.contact, method=method)]


def moment_of(loan: Loan) -> Moment:
    """Return a loan as calendars enter it: whole days."""
    return Moment(
        uid=f"loan-{loan.code}@vigie",
        sequence=loan.sequence,
        starts=loan.starts_on,
        ends=loan.ends_on + timedelta(days=1),
        summary=gettext("Prêt : %(tool)s") % {"tool": loan.tool.read["title"]},
        description=loan.tool.read["loan_terms"],
        location=loan.place,
        address=whole_address(reverse("awareness:own_loan", args=[loan.code])),
        organizer_name=str(loan.tool.organisation or gettext("Équipe qui pilote le plan")),
    )


def said(day: date) -> str:
    """Return a day in words."""
    return date_format(day, "j F Y")
