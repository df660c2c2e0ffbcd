"""The yearly restitution that the plan asks for (S77), for an edition to be ready in time."""

from dataclasses import dataclass

from vigie.plan.access import current_plan
from vigie.plan.models import YearlyMoment, YearlyMomentDate


@dataclass(frozen=True)
class Restitution:
    """The moment when an edition is given back to all. dated: None while it has no date."""

    moment: YearlyMoment
    dated: YearlyMomentDate | None


def restitution_of(vintage: int) -> Restitution | None:
    """Return the restitution of the year after an edition's facts; None when the plan asks for none."""
    plan = current_plan()
    moment = YearlyMoment.objects.filter(plan=plan, title__icontains="restitution").first() if plan else None
    if moment is None:
        return None
    return Restitution(moment, moment.dates.filter(year=vintage + 1).first())
