"""What is achieved of a target, read from the sessions attended."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.charts import Chart, line_chart
from vigie.core.tables import Column, Kind, Table, display
from vigie.training.models import Enrolment, Target
from vigie.training.targets.path import Goal, achieved_on, expected_on, forecast_on, moments_of
from vigie.training.trained import midnight


def goal_of(target: Target) -> Goal:
    """Return a target as a plain value."""
    return Goal(target.amount, target.starts_on, target.ends_on)


def first_days(target: Target) -> list[date]:
    """Return the day on which each person, or each structure, was first reached in the time of a target, in order."""
    rows = Enrolment.objects.attended().filter(
        session__starts_at__gte=midnight(target.starts_on),
        session__starts_at__lt=midnight(target.ends_on + timedelta(days=1)),
    )
    names = ("who", "organisation_id", "organisation__parent_id", "session__starts_at", "session__version__audiences")
    found: dict[object, date] = {}
    for who, place, parent, starts_at, audiences in rows.order_by("session__starts_at").values_list(*names):
        key = who if target.unit == Target.Unit.PEOPLE else parent or place
        if key and (not target.audience or target.audience in audiences):
            found.setdefault(key, timezone.localtime(starts_at).date())
    return sorted(found.values())


def path_chart(target: Target, days: list[date], today: date) -> Chart:
    """Draw what was expected, what is achieved, and what the pace leads to."""
    goal = goal_of(target)
    now = achieved_on(days, today)
    moments = moments_of(goal)
    rows = tuple(
        (
            display(day),
            expected_on(goal, day),
            achieved_on(days, day) if day <= today else None,
            forecast_on(goal, now, today, day),
        )
        for day in with_today(moments, today)
    )
    columns = (
        Column("day", gettext("Jusqu'au"), width=16),
        Column("expected", gettext("Attendu"), Kind.NUMBER),
        Column("achieved", gettext("Réalisé"), Kind.NUMBER),
        Column("forecast", gettext("Prévision"), Kind.NUMBER),
    )
    return line_chart(Table(target.name, columns, rows), identifier=f"target-{target.pk}")


def with_today(moments: Sequence[date], today: date) -> list[date]:
    """Return the moments of a path, with today in place of those too near when it is within."""
    first, last = moments[0], moments[-1]
    if not first <= today < last:
        return list(moments)
    near = (last - first) / (3 * len(moments))
    return sorted({today, *(day for day in moments if abs(day - today) > near or day == last)})
