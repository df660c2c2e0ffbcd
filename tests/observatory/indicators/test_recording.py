"""Writing measures: unknown is not zero, people are told by sex, and nothing is written twice."""

import pytest
from django.db import IntegrityError, transaction

from tests.observatory.indicators.indicator_scene import draft, fill, make_indicator
from vigie.accounts.models import JournalEntry
from vigie.observatory.indicators.recording import difference_of, record_period, remove_period, with_sexes
from vigie.observatory.models import Indicator, Measure

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_unknown_and_zero_are_two_states_in_the_database(pilot):
    indicator = make_indicator()
    record_period(indicator=indicator, drafts=[draft("2016", 0)], actor=pilot)
    record_period(indicator=indicator, drafts=[draft("2017", None)], actor=pilot)
    zero, unknown = indicator.measures.in_order()
    assert (zero.status, zero.value, unknown.status, unknown.value) == ("known", 0, "unknown", None)
    refused(lambda: Measure.objects.filter(pk=zero.pk).update(status="unknown"))
    refused(lambda: Measure.objects.filter(pk=unknown.pk).update(status="known"))


def test_an_indicator_of_people_without_sex_is_refused_by_the_database():
    refused(lambda: make_indicator(counts_people=True, by_sex=False))


def test_context_without_licence_is_refused_by_the_database():
    refused(lambda: make_indicator(kind="context", licence=""))


def test_what_vigie_counts_is_never_called_public_at_its_source():
    refused(lambda: make_indicator(kind="room", is_public_source=True))


def test_a_numerator_is_within_its_observations():
    indicator = make_indicator(is_share=True)
    refused(lambda: fill(indicator, draft("2016", 0.5, numerator=3, observations=2)))


def test_people_are_told_by_sex_even_when_nobody_knows(pilot):
    indicator = make_indicator(counts_people=True, by_sex=True)
    record_period(indicator=indicator, drafts=[draft("2016", 12), draft("2016", 8, "women")], actor=pilot)
    said = {row.category: (row.status, row.value) for row in indicator.measures.all()}
    assert said == {
        "": ("known", 12),
        "women": ("known", 8),
        "men": ("unknown", None),
        "not_stated": ("unknown", None),
    }


def test_every_indicator_of_people_has_its_parts_by_sex(pilot):
    """S30: coherence, whatever was recorded."""
    indicator = make_indicator(counts_people=True, by_sex=True)
    for period in ("2016", "2017"):
        record_period(indicator=indicator, drafts=[draft(period, 3)], actor=pilot)
    for one in Indicator.objects.filter(counts_people=True):
        for period in set(one.measures.filter(breakdown="").values_list("period", flat=True)):
            parts = one.measures.filter(period=period, breakdown="sex").values_list("category", flat=True)
            assert set(parts) == {"women", "men", "not_stated"}


def test_the_same_written_twice_is_written_once(pilot):
    indicator = make_indicator()
    assert record_period(indicator=indicator, drafts=[draft("2016", 4)], actor=pilot)
    assert not record_period(indicator=indicator, drafts=[draft("2016", 4)], actor=pilot)
    assert JournalEntry.objects.filter(verb="measures_recorded").count() == 1


def test_a_correction_keeps_what_was_said_in_the_journal(pilot):
    indicator = make_indicator(is_public_source=True)
    record_period(indicator=indicator, drafts=[draft("2016", 4)], actor=pilot)
    record_period(indicator=indicator, drafts=[draft("2016", 5)], actor=pilot)
    assert indicator.measures.get().value == 5
    assert JournalEntry.objects.latest("number").changes == {"2016": ["4", "5"]}


@pytest.mark.parametrize("said", [{}, {"kind": "room", "counts_people": True, "by_sex": True}])
def test_the_journal_never_tells_figures_that_may_be_secret(pilot, said):
    indicator = make_indicator(**said)
    record_period(indicator=indicator, drafts=[draft("2016", 4)], actor=pilot)
    record_period(indicator=indicator, drafts=[draft("2016", 3)], actor=pilot)
    remove_period(indicator=indicator, period="2016", actor=pilot)
    entries = JournalEntry.objects.filter(verb__startswith="measures_")
    assert entries.count() == 3
    assert all(entry.changes["2016"] == ["", ""] for entry in entries)


def test_a_measure_keeps_the_method_it_was_made_with(pilot):
    indicator = make_indicator()
    record_period(indicator=indicator, drafts=[draft("2016", 4)], actor=pilot)
    Indicator.objects.filter(pk=indicator.pk).update(method_version=2)
    record_period(indicator=indicator, drafts=[draft("2017", 4)], actor=pilot)
    assert list(indicator.measures.in_order().values_list("method_version", flat=True)) == [1, 2]


def test_a_period_is_removed_with_its_parts(pilot):
    indicator = make_indicator(counts_people=True, by_sex=True)
    record_period(indicator=indicator, drafts=[draft("2016", 12)], actor=pilot)
    remove_period(indicator=indicator, period="2016", actor=pilot)
    assert not indicator.measures.exists()
    assert JournalEntry.objects.latest("number").verb == "measures_removed"


def test_what_is_removed_of_a_public_figure_stays_in_the_journal(pilot):
    indicator = make_indicator(is_public_source=True)
    record_period(indicator=indicator, drafts=[draft("2016", 12)], actor=pilot)
    remove_period(indicator=indicator, period="2016", actor=pilot)
    assert JournalEntry.objects.latest("number").changes["2016"] == ["12", ""]


def test_differences_are_known_in_one_query_whatever_the_rows(count_queries):
    indicator = make_indicator()
    fill(indicator, *(draft(str(year), year) for year in range(1990, 2020)))
    drafts = with_sexes(indicator, [draft(str(year), year) for year in range(2000, 2026)])
    assert count_queries(lambda: difference_of(indicator, drafts)) == 1
    difference = difference_of(indicator, drafts)
    assert (difference.same, len(difference.new)) == (20, 6)
