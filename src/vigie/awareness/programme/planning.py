"""What is done with yearly programmes, and whether a year has its highlight (S99, S103)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Event, Programme


def save_programme(*, programme: Programme, actor: Person) -> None:
    """Add a year's programme, or write what changes in it."""
    with transaction.atomic():
        verb = "programme_changed" if programme.pk else "programme_added"
        programme.save()
        record(actor=actor, verb=verb, on=programme)


def publish_programme(*, programme_id: int, actor: Person) -> None:
    """Let everyone read a year's programme; done twice, it is once."""
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme_id)
        if programme.published_on is None:
            programme.published_on = timezone.localdate()
            programme.save(update_fields=["published_on"])
            record(actor=actor, verb="programme_published", on=programme)


def lacks_highlight(day: date) -> bool:
    """Whether nothing is planned yet as the highlight of a year."""
    return not Event.objects.highlights(day.year).exists()


def is_planned(year: int) -> bool:
    """Whether a year has a programme or public events: its highlight is then what it lacks."""
    held = Event.objects.filter(published_on__isnull=False, starts_at__year=year)
    return Programme.objects.filter(year=year).exists() or held.exists()
