"""What a point received, took charge of, referred and closed, quarter by quarter: kept once cases are erased."""

from datetime import date

from django.db.models import F

from vigie.observatory.referentials.quarters import quarter_of
from vigie.support.models import ReceptionPoint, SupportCount

What = SupportCount.What


def count(point: ReceptionPoint, what: str, day: date) -> None:
    """Count one more, in the transaction of the act."""
    quarter = quarter_of(day)
    counted = SupportCount.objects.filter(point=point, quarter=quarter, what=what)
    if not counted.update(number=F("number") + 1):
        SupportCount.objects.get_or_create(point=point, quarter=quarter, what=what)
        counted.update(number=F("number") + 1)
