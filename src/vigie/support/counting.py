"""What a point received, took charge of, referred and closed, quarter by quarter: kept once cases are erased."""

from datetime import date

from django.db.models import F

from vigie.observatory.referentials.quarters import quarter_of
from vigie.support.models import ReceptionPoint, SupportCount

What = SupportCount.What


def count(point: ReceptionPoint, what: str, day: date) -> None:
    """Count one more, in the transaction of the act."""
    row, _ = SupportCount.objects.get_or_create(point=point, quarter=quarter_of(day), what=what)
    SupportCount.objects.filter(pk=row.pk).update(number=F("number") + 1)
