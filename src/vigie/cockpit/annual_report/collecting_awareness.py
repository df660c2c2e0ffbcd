"""Reads what a year did for people to understand discrimination; small counts of people stay out."""

from django.db.models import Count, QuerySet

from vigie.awareness.indicators import summed
from vigie.awareness.models import Adoption, Event, InterventionRequest, Loan, Programme, Tool
from vigie.cockpit.annual_report.awareness_values import AwarenessOfYear
from vigie.cockpit.annual_report.collecting_values import SMALL_COUNT
from vigie.core.measuring import SEXES
from vigie.observatory.indicators.small_counts import hide_small


def awareness_of_year(year: int) -> AwarenessOfYear | None:
    """Return what was done in a year; None when there is nothing at all."""
    held = Event.objects.filter(starts_at__year=year, published_on__isnull=False, cancelled_on=None)
    done = InterventionRequest.objects.filter(state=InterventionRequest.State.DONE, done_on__year=year)
    programme = Programme.objects.filter(year=year, published_on__isnull=False).first()
    lent = Loan.objects.filter(starts_on__year=year, state__in=[Loan.State.ACCEPTED, Loan.State.RETURNED])
    adopted = Adoption.objects.filter(adopted_on__year__lte=year).values("organisation").distinct()
    shown = Tool.objects.filter(versions__published_on__year__lte=year, withdrawn_on=None).distinct()
    told = AwarenessOfYear(
        events=events_by_kind(held),
        interventions=done.count(),
        loans=lent.count(),
        tools=shown.count(),
        adoptions=adopted.count(),
        highlights=tuple(held.filter(is_highlight=True).values_list("title", flat=True)),
        programme=str(programme or ""),
        is_fictitious=held.filter(is_fictitious=True).exists(),
        **people_of(held, done),
    )
    return None if told == AwarenessOfYear() else told


def events_by_kind(held: QuerySet[Event]) -> tuple[tuple[str, int], ...]:
    """Return how many events of each kind, in the order of kinds."""
    counts = dict(held.order_by().values_list("kind").annotate(number=Count("pk")))
    return tuple((str(label), counts[code]) for code, label in Event.Kind.choices if code in counts)


def people_of(held: QuerySet[Event], done: QuerySet[InterventionRequest]) -> dict[str, int | None]:
    """Return who came, by sex, without what would point at someone; nothing while nobody has counted."""
    counted = held.filter(women__isnull=False)
    if not counted.exists() and not done.exists():
        return {}
    came, met = summed(counted), summed(done)
    parts = {sex: came[sex] + met[sex] for sex in SEXES}
    shown = hide_small(sum(parts.values()), parts, SMALL_COUNT)
    return {"people": shown.total, **shown.parts}
