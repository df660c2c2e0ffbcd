"""Reads who was trained in a year, and where the targets of training stand at its end."""

from datetime import date

from vigie.accounts.models import Organisation
from vigie.cockpit.annual_report.commitment_values import TargetOfTraining, TrainingOfYear
from vigie.training.indicators import attended_in, people_in
from vigie.training.models import Session, Target
from vigie.training.targets.achieved import first_days, goal_of
from vigie.training.targets.path import achieved_on, expected_on
from vigie.training.trained import midnight, trained_by_organisation


def training_of_year(year: int) -> TrainingOfYear | None:
    """Return what training did in a year; None when nothing was held nor aimed at."""
    held = Session.objects.held().filter(
        starts_at__gte=midnight(date(year, 1, 1)), starts_at__lt=midnight(date(year + 1, 1, 1))
    )
    targets = Target.objects.filter(starts_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1))
    if not held.exists() and not targets.exists():
        return None
    sexes = list(people_in(attended_in(year)).values())
    structures = set(Organisation.objects.whole().values_list("pk", flat=True))
    touched = set(trained_by_organisation(until=date(year, 12, 31)))
    return TrainingOfYear(
        sessions=held.count(),
        people=len(sexes),
        women=sexes.count("women"),
        men=sexes.count("men"),
        not_stated=sexes.count("not_stated"),
        structures=len(touched & structures),
        structures_in_all=len(structures),
        targets=tuple(target_of(target, date(year, 12, 31)) for target in targets.order_by("starts_on", "name")),
        is_fictitious=held.filter(is_fictitious=True).exists(),
    )


def target_of(target: Target, last_day: date) -> TargetOfTraining:
    """Return where a target stands on the last day of a year."""
    return TargetOfTraining(
        name=target.name,
        unit=str(target.get_unit_display()),
        amount=target.amount,
        achieved=achieved_on(first_days(target), last_day),
        expected=expected_on(goal_of(target), last_day),
        ends_on=target.ends_on,
    )
