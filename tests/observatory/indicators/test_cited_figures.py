"""The figures that the plan cites: 5 complaints in seven years, 4 then 2 seizures (S55, S56, S157)."""

import pytest

from vigie.accounts.models import JournalEntry
from vigie.observatory.indicators.cited_figures import take_cited_figures
from vigie.observatory.models import Indicator, Measure

pytestmark = pytest.mark.django_db


def test_the_rare_figures_of_the_plan_are_taken_with_their_source(real_plan, pilot):
    taken = take_cited_figures(plan=real_plan, actor=pilot)
    assert (len(taken.indicators), taken.measures) == (2, 3)
    said = {(row.indicator.label[:8], row.period): row.value for row in Measure.objects.select_related("indicator")}
    assert said == {("Plaintes", "2007-2013"): 5, ("Saisines", "2016"): 4, ("Saisines", "2017"): 2}
    for indicator in Indicator.objects.all():
        assert indicator.direction == "rise_is_good"
        assert indicator.is_public_source
        assert indicator.opened_at
    assert "Procureur de la République" in Measure.objects.get(period="2007-2013").source


def test_a_year_that_may_be_incomplete_is_not_compared(real_plan, pilot):
    take_cited_figures(plan=real_plan, actor=pilot)
    last = Measure.objects.get(period="2017")
    assert not last.is_comparable
    assert last.note
    assert last.not_comparable_why


def test_taken_twice_they_are_there_once(real_plan, pilot):
    take_cited_figures(plan=real_plan, actor=pilot)
    lines = JournalEntry.objects.count()
    assert take_cited_figures(plan=real_plan, actor=pilot).measures == 0
    assert (Indicator.objects.count(), Measure.objects.count(), JournalEntry.objects.count()) == (2, 3, lines)
