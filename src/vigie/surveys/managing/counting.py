"""How many answers a wave has, told only when they are enough to hide everyone."""

from django.db.models import Count
from django.utils.translation import gettext

from vigie.surveys.models import Answer, Survey


def counts_of(survey: Survey) -> dict[int, int]:
    """Return the number of poured answers by wave; those that wait are not told, so that none shows as it comes in."""
    rows = Answer.objects.filter(wave__survey=survey).values_list("wave").annotate(number=Count("pk"))
    return dict(rows.order_by())


def shown_count(number: int, threshold: int) -> str:
    """Return a number as it is told. threshold: the smallest number told."""
    return str(number) if number >= threshold else gettext("moins de %(threshold)d") % {"threshold": threshold}
