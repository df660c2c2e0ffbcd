"""What members did, noted by themselves and counted: facts contributed, relays, events."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.network.models import Activity, Mandate
from vigie.network.refusals import NotNow

# In one day, of one kind: past that, it is a mistake of the hand.
MOST_OF_A_DAY = 20


def note_activity(*, person: Person, function: str, kind: str, done_on: date, number: int, note: str) -> Activity:
    """Note what a member did on a day, under the mandate held that day. The same line noted twice is one.

    Raises NotNow when they held no mandate that day.
    """
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        held = Mandate.objects.in_force(done_on).filter(person=person)
        mandate = held.filter(function=function).first() or held.order_by("pk").first()
        if mandate is None:
            raise NotNow(gettext("Vous n'aviez pas de mandat ce jour-là : choisissez un jour de votre mandat."))
        same = mandate.activities.filter(kind=kind, done_on=done_on)
        if found := same.filter(number=number, note=note).first():
            return found
        if same.count() >= MOST_OF_A_DAY:
            raise NotNow(gettext("Ce jour compte déjà beaucoup de lignes : regroupez-les en changeant « combien »."))
        activity = Activity.objects.create(mandate=mandate, kind=kind, done_on=done_on, number=number, note=note)
        record(actor=person, verb="network_activity_noted", on=mandate)
    return activity


def remove_activity(*, activity: Activity, by: Person) -> None:
    """Take back a line that one noted. Done again, nothing changes."""
    with transaction.atomic():
        removed, _ = Activity.objects.filter(pk=activity.pk).delete()
        if removed:
            record(actor=by, verb="network_activity_removed", on=activity.mandate)


def totals(mandates: Iterable[int], first: date, last: date) -> list[tuple[str, int]]:
    """Return how many of each kind was noted between two days, kinds without any left out. One query."""
    rows = Activity.objects.filter(mandate__in=list(mandates), done_on__range=(first, last)).order_by()
    counts = dict(rows.values_list("kind").annotate(total=Sum("number")))
    return [(str(label), counts[kind]) for kind, label in Activity.Kind.choices if kind in counts]
