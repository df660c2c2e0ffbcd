"""The agenda of the demonstration: the yearly moments that the real plan names, with dates that nobody set."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from vigie.plan.models import Plan, YearlyMoment, YearlyMomentDate
from vigie.plan.moments import take_moments

IN_DAYS = 18
# Of each moment, by a word of its title: its date this year (None for some days ahead), its place and its topic.
# The one the plan leaves « à déterminer » has none: the alert shows.
DATES: tuple[tuple[str, str | None, str, str], ...] = (
    ("restitution", None, "Salle des fêtes (lieu fictif)", "Ce que le plan a changé cette année"),
    ("annuel consacré", "03-21", "Médiathèque (lieu fictif)", "Journée contre le racisme et les discriminations"),
    ("Étude d'un axe", "12", "", "Axe sur l'habitat (sujet fictif)"),
)


def prepare_agenda() -> None:
    """Take the yearly moments of the plan and date all but one; running it again changes nothing."""
    plan = Plan.objects.first()
    if plan is None or plan.yearly_moments.exists():
        return
    with transaction.atomic():
        take_moments(plan=plan, actor=None)
        for word, dated, place, topic in DATES:
            moment = plan.yearly_moments.filter(title__contains=word).first()
            if moment:
                add_date(moment, dated, place, topic)


def add_date(moment: YearlyMoment, dated: str | None, place: str, topic: str) -> None:
    """Give a moment a fictitious date this year."""
    today = timezone.localdate()
    one = YearlyMomentDate(moment=moment, year=today.year, place=place, topic=topic, is_fictitious=True)
    one.set_date(f"{today.year}-{dated}" if dated else str(some_days_ahead(today)))
    one.save(force_insert=True)


def some_days_ahead(today: date) -> date:
    """Return a day to come, of this year."""
    return min(today + timedelta(days=IN_DAYS), date(today.year, 12, 31))
