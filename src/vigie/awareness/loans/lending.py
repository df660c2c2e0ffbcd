"""What is done with loans; a tool is never lent twice on one day, whoever agrees at the same second."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.loans.days import A_DAY, Stretch, first_taken, stretches
from vigie.awareness.loans.letters import tell
from vigie.awareness.models import Loan, LoanDay, Tool
from vigie.core.outbox import cancel, key_of

MOST_WAITING_OF_AN_ADDRESS = 6
State = Loan.State


class Refused(Exception):
    """What is asked cannot be; the message says why and what to do, in French."""


def taken_days(tool: Tool, since: date) -> list[Stretch]:
    """Return the stretches of days on which a tool is out, from a day on; until today when it is late."""
    lent = tool.taken_days.filter(day__gte=since).values_list("day", flat=True)
    return stretches([*lent, *late_days(tool, since)])


def late_days(tool: Tool, since: date) -> list[date]:
    """Return the days, from a day on, on which a tool that should be back is still away."""
    today = timezone.localdate()
    ended_on = tool.loans.filter(state=State.ACCEPTED, ends_on__lt=today).aggregate(first=Min("ends_on"))["first"]
    if ended_on is None:
        return []
    first = max(since, ended_on + A_DAY)
    return [first + timedelta(days=each) for each in range((today - first).days + 1)]


def ask_loan(*, tool: Tool, loan: Loan, actor: Person | None = None) -> Loan:
    """Keep a request; the same one sent twice is kept once, and answered once. Raises Refused when too many wait."""
    with transaction.atomic():
        Tool.objects.select_for_update().get(pk=tool.pk)
        loan.tool, waiting = tool, Loan.objects.waiting().filter(email__iexact=loan.email)
        if same := waiting.filter(tool=tool, starts_on=loan.starts_on, ends_on=loan.ends_on).first():
            return sent_again(same, loan)
        if waiting.count() >= MOST_WAITING_OF_AN_ADDRESS:
            raise Refused(gettext("Plusieurs de vos demandes attendent déjà une réponse : nous les lisons d'abord."))
        loan.save(force_insert=True)
        record(actor=actor, verb="loan_asked", on=loan, actor_label="" if actor else gettext("formulaire public"))
        tell(loan)
    return loan


def sent_again(held: Loan, loan: Loan) -> Loan:
    """Return the request that waits when it is the same to the letter: its link is not for whoever guesses half of it.

    Raises Refused.
    """
    if any(
        getattr(held, name) != getattr(loan, name) for name in ("structure", "contact", "place", "phone", "message")
    ):
        raise Refused(gettext("Ces jours sont déjà demandés avec cette adresse : la réponse y arrive bientôt."))
    return held


def locked(loan_id: int, *states: str) -> Loan:
    """Return a loan, locked with its tool. Raises Refused when it is in none of these states."""
    loan = Loan.objects.select_related("tool__organisation", "tool__published_version").get(pk=loan_id)
    Tool.objects.select_for_update().get(pk=loan.tool_id)
    loan = (
        Loan.objects.select_for_update(of=("self",))
        .select_related("tool__organisation", "tool__published_version")
        .get(pk=loan_id)
    )
    if loan.state not in states:
        raise Refused(
            gettext("Ce prêt est %(state)s : cela n'est plus possible.") % {"state": loan.get_state_display()}
        )
    return loan


def accept_loan(*, loan_id: int, answer: str, actor: Person) -> Loan:
    """Lend a tool: its days are taken, and whoever asked receives an entry for their calendar. Raises Refused."""
    try:
        with transaction.atomic():
            loan = locked(loan_id, State.ASKED)
            refuse_if_away(loan)
            LoanDay.objects.bulk_create(LoanDay(loan=loan, tool=loan.tool, day=day) for day in loan.days)
            settle(loan, State.ACCEPTED, actor, "loan_accepted", answer=answer)
    except IntegrityError as taken:
        raise Refused(gettext("Cet outil est déjà prêté un de ces jours : proposez d'autres dates.")) from taken
    return loan


def refuse_if_away(loan: Loan) -> None:
    """Raise Refused when a loan is over before it was agreed to, or when its tool has not come back."""
    if loan.ends_on < timezone.localdate():
        raise Refused(gettext("Ces jours sont passés : refusez, et proposez d'autres dates."))
    if first_taken(loan.starts_on, loan.ends_on, stretches(late_days(loan.tool, loan.starts_on))):
        raise Refused(gettext("Cet outil n'est pas encore revenu : notez d'abord son retour."))


def refuse_loan(*, loan_id: int, answer: str, actor: Person) -> Loan:
    """Say no, with the reason. Raises Refused."""
    with transaction.atomic():
        loan = locked(loan_id, State.ASKED)
        settle(loan, State.REFUSED, actor, "loan_refused", answer=answer)
    return loan


def cancel_loan(*, loan_id: int, actor: Person | None = None) -> Loan:
    """Give up a loan; its days are free again. actor: None for whoever asked. Raises Refused."""
    with transaction.atomic():
        loan = locked(loan_id, State.ASKED, State.ACCEPTED)
        if actor is None and has_begun(loan):
            raise Refused(gettext("Le prêt a commencé : rapportez l'outil, son retour sera noté."))
        loan.taken_days.all().delete()
        settle(loan, State.CANCELLED, actor, "loan_cancelled")
    return loan


def has_begun(loan: Loan) -> bool:
    """Whether whoever asked holds the tool."""
    return loan.state == State.ACCEPTED and loan.starts_on <= timezone.localdate()


def settle(loan: Loan, state: str, actor: Person | None, verb: str, **written: Any) -> None:
    """Write what becomes of a loan, and tell whoever asked."""
    was = loan.state
    loan.state, loan.sequence = state, loan.sequence + 1
    if was == State.ASKED:
        loan.answered_on = timezone.localdate()
    for name, value in written.items():
        setattr(loan, name, value)
    loan.save(update_fields=["state", "sequence", "answered_on", *written])
    record(actor=actor, verb=verb, on=loan, actor_label="" if actor else gettext("lien de la demande"))
    cancel(about=key_of(loan))
    tell(loan, was_agreed=was == State.ACCEPTED)


def return_loan(
    *, loan_id: int, returned_on: date, condition: str, condition_note: str, visitors: int | None, actor: Person
) -> Loan:
    """Note that a tool is back, and how; the days that are left are free. Raises Refused."""
    with transaction.atomic():
        loan = locked(loan_id, State.ACCEPTED)
        loan.state, loan.returned_on, loan.condition = State.RETURNED, returned_on, condition
        loan.condition_note, loan.visitors = condition_note, visitors
        loan.save(update_fields=["state", "returned_on", "condition", "condition_note", "visitors"])
        loan.taken_days.filter(day__gt=returned_on).delete()
        record(actor=actor, verb="loan_returned", on=loan)
    return loan


def last_day_to_ask() -> date:
    """Return the last day that can be asked for: two years ahead."""
    return timezone.localdate() + timedelta(days=730)
