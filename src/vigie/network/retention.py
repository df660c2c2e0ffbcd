"""Forgets what the room has kept long enough, as the data register says; running it twice changes nothing more."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import task

from vigie.accounts.models import Person
from vigie.network.coverage.growth import keep_past_years
from vigie.network.data_register import CANDIDACIES_KEPT, MANDATES_KEPT, NOMINATIONS_KEPT, UNANSWERED_KEPT
from vigie.network.examining.forgetting import forget_candidacy
from vigie.network.mandates.unfounded import end_unfounded
from vigie.network.models import Candidacy, Card, CharterSignature, Mandate, Nomination


@task()
def purge_network() -> None:
    """Apply the retention of the day: a periodic job."""
    apply_retention(timezone.localdate())


def apply_retention(day: date) -> dict[str, int]:
    """Forget what is past its time on a day; return how many of each went."""
    with transaction.atomic():
        keep_past_years(day)
        scrub_erased()
        candidacies = list(past_candidacies(day))
        for candidacy in candidacies:
            forget_candidacy(candidacy_id=candidacy.pk, by=None)
        members = forget_members(day)
        nominations, _ = past_nominations(day).delete()
        end_unfounded(day)
    return {"candidacies": len(candidacies), "members": members, "nominations": nominations}


def scrub_erased() -> None:
    """Forget what the room copied of people who were erased since: their card, what named them, what they wrote."""
    Card.objects.filter(person__erased_at__isnull=False).delete()
    CharterSignature.objects.filter(person__erased_at__isnull=False).delete()
    gone = Mandate.objects.filter(person__erased_at__isnull=False)
    named = Nomination.objects.filter(pk__in=gone.values("nomination")).exclude(email="")
    named.update(name=gettext("Personne effacée"), email="", job_title="")
    for candidacy in Candidacy.objects.filter(pk__in=gone.values("candidacy"), forgotten_on=None):
        forget_candidacy(candidacy_id=candidacy.pk, by=None)


def past_candidacies(day: date) -> QuerySet[Candidacy]:
    """Return the candidacies answered, or left without an answer, for long enough."""
    answered = Q(answered_on__lte=day - CANDIDACIES_KEPT)
    left = Q(answered_on=None, call__closes_on__lte=day - UNANSWERED_KEPT)
    return Candidacy.objects.filter(answered | left, forgotten_on=None).order_by("pk")


def forget_members(day: date) -> int:
    """Erase all mandates of those whose last one is long over, or never began, with what they signed and showed."""
    limit = day - MANDATES_KEPT
    lasting = Mandate.objects.filter(
        Q(ended_on__gt=limit)
        | Q(ended_on=None, ends_on__gt=limit)
        | Q(ended_on=None, starts_on=None, named_on__gt=limit)
    )
    gone = list(
        Person.objects.filter(mandates__isnull=False)
        .exclude(pk__in=lasting.values("person"))
        .distinct()
        .values_list("pk", flat=True)
    )
    for rows in (CharterSignature.objects, Card.objects, Mandate.objects):
        rows.filter(person__in=gone).delete()
    return len(gone)


def past_nominations(day: date) -> QuerySet[Nomination]:
    """Return the nominations closed, or left without an answer, for long enough, and those whose mandate is gone."""
    limit = day - NOMINATIONS_KEPT
    closed = Q(state__in=[Nomination.State.RETURNED, Nomination.State.WITHDRAWN])
    orphan = Q(state=Nomination.State.CONFIRMED, mandates=None)
    left = Q(state=Nomination.State.WAITING, created_on__lte=day - UNANSWERED_KEPT)
    return Nomination.objects.filter(left | Q(closed | orphan, created_on__lte=limit))
