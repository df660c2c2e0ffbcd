"""Counts against the same facts counted by hand; what is not there, and what corrections may not do."""

import random
from collections import Counter
from datetime import date

import pytest

from tests.observatory.facts_scene import fact, make_places
from vigie.observatory.counting import NegativeCount, cells, collected_dimensions, inner_cube, quarters, vintages
from vigie.observatory.deposit import correct, deposit_all
from vigie.observatory.models import Fact, ReferentialVersion
from vigie.observatory.pouring import pour_facts
from vigie.observatory.referentials.public_lists import public_dimension, recoding_of
from vigie.observatory.referentials.versions import current_version

pytestmark = pytest.mark.django_db
VALUES = {
    "source": ("support", "surveys"),
    "domain": ("employment", "housing", "public_services"),
    "sex": ("women", "men", "not_stated"),
    "place": ("territory", "group:centre", "commune:59606", "qpv:QN1", "qpv:QN2", "qpv:QN3", "commune:59153"),
}


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def pour_some(count: int = 60, *, day: date = date(2025, 7, 1), is_fictitious: bool = False):
    """Pour facts drawn by lot; return them."""
    draw = random.Random(count)
    drawn = [fact(**{name: draw.choice(codes) for name, codes in VALUES.items()}) for _ in range(count)]
    deposit_all(drawn, is_fictitious=is_fictitious)
    pour_facts(day=day)
    return drawn


@pytest.mark.parametrize(
    "names", [(), ("domain",), ("sex", "domain"), ("domain", "source"), ("place", "sex", "domain")]
)
def test_cells_say_how_many_from_how_many_sources(names):
    drawn = pour_some()
    by_hand = Counter((tuple(getattr(each, name) for name in names), each.source) for each in drawn)
    found = cells(names, vintage=2025)
    assert {cell.key: cell.n for cell in found} == Counter(
        tuple(getattr(each, name) for name in names) for each in drawn
    )
    for cell in found:
        parts = [count for (key, _source), count in by_hand.items() if key == cell.key]
        assert (cell.sources, cell.largest_source) == (len(parts), max(parts))
    assert found == sorted(found, key=lambda cell: cell.key)


def test_one_query_whatever_the_facts(count_queries):
    pour_some(20)
    few = count_queries(lambda: inner_cube(("domain", "sex", "place"), vintage=2025))
    pour_some(80, day=date(2025, 8, 1))
    assert count_queries(lambda: inner_cube(("domain", "sex", "place"), vintage=2025)) == few == 1


def test_fictitious_facts_and_other_vintages_are_apart():
    pour_some(40)
    pour_some(30, day=date(2026, 1, 1))
    deposit_all([fact()] * 7, is_fictitious=True)
    pour_facts(day=date(2026, 2, 1))
    assert [cells((), vintage=year)[0].n for year in (2025, 2026)] == [40, 30]
    assert cells((), vintage=2026, is_fictitious=True)[0].n == 7
    assert cells((), vintage=2024) == []
    assert vintages() == [2025, 2026]
    assert vintages(is_fictitious=True) == [2026]


def test_corrections_move_what_is_counted():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 7, 1))
    correct(wrong=fact(), right=fact(domain="housing"))
    deposit_all([fact(sex="men")] * 5)
    pour_facts(day=date(2025, 8, 1))
    assert {cell.key: cell.n for cell in cells(["domain", "sex"], vintage=2025)} == {
        ("employment", "women"): 4,
        ("employment", "men"): 5,
        ("housing", "women"): 1,
    }


def test_a_cell_that_corrections_emptied_is_not_there():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 7, 1))
    for _ in range(5):
        correct(wrong=fact(), right=fact(domain="housing"))
    deposit_all([fact(sex="men")] * 5)
    pour_facts(day=date(2025, 8, 1))
    assert ("employment", "women") not in inner_cube(["domain", "sex"], vintage=2025).counts


def test_less_than_nothing_is_said_without_numbers():
    version: ReferentialVersion = current_version()
    Fact.objects.create(referential=version, vintage=2025, sign=-1, **fact().codes())
    with pytest.raises(NegativeCount, match="l'édition ne peut pas être préparée") as refusal:
        cells(["domain"], vintage=2025)
    assert not any(mark in str(refusal.value) for mark in ("1", "employment", "emploi"))


def test_what_nobody_stated_was_not_collected():
    unknown = {"sex": "not_stated", "age_band": "not_stated", "place": "territory"}
    deposit_all([fact(**unknown)] * 5)
    pour_facts(day=date(2025, 7, 1))
    assert collected_dimensions(2025) == {"criterion", "domain", "type", "outcome", "channel", "source", "quarter"}
    deposit_all([fact(**unknown)] * 4 + [fact(**(unknown | {"sex": "men"}))])
    pour_facts(day=date(2025, 8, 1))
    assert "sex" in collected_dimensions(2025)
    assert collected_dimensions(2024) == frozenset()


def test_quarters_are_those_of_the_facts():
    deposit_all([fact(quarter=quarter) for quarter in ("2025-Q2", "2024-Q4", "2025-Q1", "2024-Q4", "2025-Q2")])
    pour_facts(day=date(2025, 7, 1))
    assert quarters(2025) == ["2024-Q4", "2025-Q1", "2025-Q2"]


@pytest.mark.parametrize("width", ["group", "commune", "qpv"])
def test_public_counts_fall_in_the_finest_public_values_and_none_is_lost(width):
    drawn = pour_some()
    content = current_version().content
    cube = inner_cube(["domain", "place"], vintage=2025, recoding=recoding_of(content, width=width))
    domains, places = (public_dimension(content, name, width=width) for name in ("domain", "place"))
    assert sum(cube.counts.values()) == len(drawn)
    assert {key[1] for key in cube.counts} <= {item.code for item in places.leaves}
    assert {key[0] for key in cube.counts} == {"employment", "housing", "other"}
    assert {key[0] for key in cube.counts} <= {item.code for item in domains.items}
