"""A call changed by two people at once stays in order."""

from datetime import timedelta

import pytest

from tests.network.scene import make_call
from vigie.network.calls.call_life import change_call
from vigie.network.models import Call
from vigie.network.refusals import NotNow

pytestmark = pytest.mark.django_db


def test_two_people_who_change_its_dates_never_cross_them(pilot):
    seen_by_one, seen_by_other = make_call(), Call.objects.get()
    seen_by_one.closes_on = seen_by_one.opens_on
    change_call(call=seen_by_one, fields=["closes_on"], by=pilot)
    seen_by_other.opens_on = seen_by_other.closes_on - timedelta(days=1)
    with pytest.raises(NotNow, match="relisez"):
        change_call(call=seen_by_other, fields=["opens_on"], by=pilot)
    Call.objects.all().delete()
    with pytest.raises(NotNow, match="supprimé"):
        change_call(call=seen_by_other, fields=["title"], by=pilot)
