"""Moves a referral from one state to the next, and what goes with it: the case's own state, the task of its answer."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from vigie.support.models import Case, Referral, Task
from vigie.support.referrals.machine import Act, NotNow, Standing, State, after


def locked_referral(referral: Referral) -> Referral:
    """Return a referral as it is now, held for the transaction with its case, which every act ends by changing."""
    rows = Referral.objects.select_for_update(of=("self", "case")).select_related(
        "case__point", "destination", "compartment", "notes"
    )
    return rows.get(pk=referral.pk)


def standing_of(referral: Referral) -> Standing:
    """Return a referral as a plain value."""
    live = referral.consents.live().first()
    agreed = frozenset(live.fields) if live else frozenset[str]()
    return Standing(frozenset(referral.asked_fields), State(referral.state), agreed)


def move(referral: Referral, act: Act, fields: Iterable[str] = ()) -> Standing:
    """Set the state that an act leads to, unsaved. Raises ValidationError with a sentence when it is not possible."""
    try:
        standing = after(standing_of(referral), act, fields)
    except NotNow as refusal:
        raise ValidationError(sentence(referral, act)) from refusal
    referral.state, referral.changed_on = standing.state.value, timezone.localdate()
    return standing


def sentence(referral: Referral, act: Act) -> str:
    """Say why an act is not possible."""
    if act in {Act.CONSENT, Act.OVERRIDE} and referral.state == State.PROPOSED:
        return gettext("Choisissez au moins une chose à partager, parmi celles qui sont demandées.")
    return gettext("Ce n'est plus possible : cette orientation est « %(state)s ».") % {
        "state": referral.get_state_display()
    }


def settle_case(case: Case, **flags: bool) -> None:
    """Make the state of a case that of its referrals: « orienté » while another point has accepted it.

    flags: whose turn it is, if that changes.
    """
    current = Case.objects.select_for_update().get(pk=case.pk)
    if current.state == Case.State.CLOSED:
        return
    is_referred = current.referrals.filter(state=Referral.State.ACCEPTED).exists()
    if is_referred:
        current.state = Case.State.REFERRED
    elif current.state == Case.State.REFERRED:
        current.state = Case.State.TAKEN
    for name, value in flags.items():
        setattr(current, name, value)
    current.save(update_fields=["state", *flags])


def expect_answer(referral: Referral) -> None:
    """Write on the sender's list when the other point should have answered."""
    if referral.answer_by:
        Task.objects.create(case=referral.case, kind=Task.Kind.REFERRAL, due_on=referral.answer_by)


def stop_expecting(referral: Referral) -> None:
    """Take that off the list: it was answered, or nobody waits any more."""
    waiting = Task.objects.due().filter(case=referral.case, kind=Task.Kind.REFERRAL)
    task = waiting.filter(due_on=referral.answer_by).first() if referral.answer_by else None
    if task:
        task.done_on = timezone.localdate()
        task.save(update_fields=["done_on"])
