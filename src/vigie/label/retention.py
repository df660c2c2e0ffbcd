"""Erases what is past its time: files, words and names go, what was decided stays. Running it twice changes nothing."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation
from vigie.core.erasing import erase_traces
from vigie.core.sealed_files import forget_stored, stored_names, stored_on
from vigie.label.applying.answering import FOLDER
from vigie.label.facts import with_facts
from vigie.label.models import (
    Application,
    Commitment,
    Decision,
    Evidence,
    Message,
    Outcome,
    ProgressPlan,
    SigningInvitation,
)

ROOM: Final = "label"
KEPT: Final = timedelta(days=2 * 365)
LINKS_KEPT: Final = timedelta(days=90)
# Files are dated of the day only: those of yesterday may be an hour old.
SWEPT_AFTER: Final = timedelta(days=2)


@task()
def purge_label() -> None:
    """Erase what is past its time, then let the database let go of its bytes: a periodic job."""
    today = timezone.localdate()
    if erase_until(today):
        erase_traces(ROOM)
    sweep_files(today)


def erase_until(today: date) -> int:
    """Apply the retention of a day; return how many rows went. Call it outside any transaction."""
    old = today - LINKS_KEPT
    links = SigningInvitation.objects.filter(Q(closed_at__date__lt=old) | Q(closed_at=None, expires_at__date__lt=old))
    erased = links.delete()[0]
    known = Q(label_commitments__isnull=False) | Q(label_applications__isnull=False) | Q(label_progress__isnull=False)
    for organisation in Organisation.objects.filter(known).distinct().order_by("pk"):
        erased += erase_of(organisation, today)
    return erased


def erase_of(organisation: Organisation, today: date) -> int:
    """Erase what is past its time of one structure; return how many rows changed.

    What a structure writes now stays, and the word of its head with it. Files go last: a row never names bytes that
    are gone.
    """
    limit = today - KEPT
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        rounds = list(with_facts(Application.objects.filter(organisation=organisation)))
        over = [each for each in rounds if each.closed_on and ended_on(each) < limit]
        stored = erase_files(over, today)
        erased = len(stored) + Message.objects.filter(application__in=over).delete()[0]
        erased += sum(each.assessments.exclude(person=None).update(person=None) for each in over)
        erased += erase_names(organisation, over, limit)
        if rounds and len(over) == len(rounds):
            erased += ProgressPlan.objects.filter(organisation=organisation).delete()[0]
        if erased and over:
            record(actor=None, verb="label_purged", on=over[-1])
    for name in stored:
        forget_stored(name)
    return erased


def ended_on(application: Application) -> date:
    """Return the day from which a decided application no longer has any effect."""
    final = (
        Decision.objects.exclude(outcome=Outcome.POSTPONED).select_related("withdrawal").get(application=application)
    )
    withdrawal = getattr(final, "withdrawal", None)
    return withdrawal.withdrawn_on if withdrawal else final.valid_until or final.decided_on


def erase_files(applications: list[Application], today: date) -> list[str]:
    """Mark the files of applications as erased, their digests kept; return the names of their bytes."""
    kept = Evidence.objects.filter(application__in=applications, erased_on=None)
    stored = list(kept.values_list("stored", flat=True))
    kept.update(erased_on=today, sealed_card=b"")
    return stored


def erase_names(organisation: Organisation, over: list[Application], limit: date) -> int:
    """Erase the names of those who signed, once nothing rests on their word any more; return how many."""
    commitments = Commitment.objects.filter(organisation=organisation).exclude(name="")
    living = Application.objects.filter(organisation=organisation).exclude(pk__in=[each.pk for each in over])
    old = commitments.filter(signed_at__date__lt=limit).exclude(pk__in=living.values("commitment"))
    names = list(old)
    for commitment in names:
        record(actor=None, verb="label_name_erased", on=commitment)
    return old.update(name="", shows_name=False) if names else 0


def sweep_files(today: date) -> int:
    """Erase the sealed files that no piece names: a form never sent, an erasing cut short. Return how many."""
    known = set(Evidence.objects.filter(erased_on=None).values_list("stored", flat=True))
    old = [name for name in stored_names(FOLDER) if name not in known and stored_on(name) <= today - SWEPT_AFTER]
    for name in old:
        forget_stored(name)
    return len(old)
