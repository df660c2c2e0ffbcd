"""The lists as they stand, and the versions that facts keep."""

from datetime import date

import pytest

from tests.observatory.facts_scene import make_places
from vigie.law.models import Criterion, DiscriminationType, Domain, Mark
from vigie.observatory.fact_values import DIMENSIONS, NOT_STATED
from vigie.observatory.models import CommuneGroup, ReferentialItem, ReferentialVersion
from vigie.observatory.referentials.listed import Listed, carried_over, content_of, lists_of
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.shipped import load_shipped, shipped_rows
from vigie.observatory.referentials.versions import current_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def test_every_dimension_but_the_quarter_has_a_list():
    assert set(current_lists()) == set(DIMENSIONS) - {"quarter"}


@pytest.mark.parametrize("name", sorted(set(DIMENSIONS) - {"quarter", "place", "source"}))
def test_what_is_not_known_is_a_value(name):
    assert NOT_STATED in [item.code for item in current_lists()[name]]


def test_lists_of_law_have_every_row_and_tell_those_to_check():
    lists = current_lists()
    for name, table in (("criterion", Criterion), ("domain", Domain), ("type", DiscriminationType)):
        found = {item.code: item for item in lists[name]}
        assert set(table.objects.values_list("code", flat=True)) <= set(found)
        assert "other" in found
    assert "several" in [item.code for item in lists["criterion"]]
    unverified = {item.code for item in lists["type"] if not item.is_verified}
    assert unverified == set(DiscriminationType.objects.exclude(mark=Mark.VERIFIED).values_list("code", flat=True))
    assert "systemic" in unverified


def test_the_process_goes_from_the_first_word_to_the_judgement():
    codes = [item.code for item in current_lists()["outcome"]]
    assert codes[0] == "told"
    assert [code for code in codes if code in ("mediation", "seizure", "complaint", "judgement")] == [
        "mediation",
        "seizure",
        "complaint",
        "judgement",
    ]


def test_places_know_what_they_lie_in():
    parents = {item.code: item.parents for item in current_lists()["place"]}
    assert parents["territory"] == ()
    assert parents["commune:59606"] == ("group:centre",)
    assert parents["commune:59153"] == ()
    assert parents["qpv:QN1"] == ("commune:59606", "group:centre")
    assert parents["qpv:QN2"] == ("group:centre",)
    assert parents["qpv:QN3"] == ()


def test_shipped_lists_are_there_and_loading_them_again_changes_nothing():
    ReferentialItem.objects.filter(code="phone").update(label="au téléphone")
    assert load_shipped(ReferentialItem) == 0
    assert ReferentialItem.objects.get(code="phone").label == "au téléphone"
    assert ReferentialItem.objects.count() == len(shipped_rows())


def test_a_version_is_made_only_when_something_changed():
    first = current_version()
    assert current_version() == first
    ReferentialItem.objects.filter(code="phone").update(label="au téléphone")
    second = current_version()
    assert (second.number, ReferentialVersion.objects.count()) == (first.number + 1, 2)
    ReferentialItem.objects.filter(code="phone").update(label="téléphone")
    assert current_version() == first


def test_a_version_keeps_what_the_lists_lost():
    current_version()
    CommuneGroup.objects.get(code="centre").delete()
    ReferentialItem.objects.filter(code="other", kind="sex").delete()
    lists = lists_of(current_version().content)
    lost = {item.code: item for items in lists.values() for item in items}["group:centre"]
    assert lost.retired_on
    assert [item.retired_on for item in lists["sex"] if item.code == "other"] != [""]
    assert {item.code: item.parents for item in lists["place"]}["commune:59606"] == ()
    assert current_version().number == 2


def test_a_value_retired_keeps_its_day():
    ReferentialItem.objects.filter(code="phone").update(retired_on=date(2020, 5, 1))
    found = next(item for item in lists_of(current_version().content)["channel"] if item.code == "phone")
    assert found.retired_on == "2020-05-01"


def test_a_content_reads_back():
    lists = current_lists()
    assert lists_of(content_of(lists)) == lists


def test_reading_the_lists_costs_the_same_whatever_their_length(count_queries):
    few = count_queries(current_lists)
    for number in range(20):
        ReferentialItem.objects.create(kind="source", code=f"s{number}", label=f"Source {number}")
        CommuneGroup.objects.create(code=f"g{number}", name=f"Groupe {number}")
    assert count_queries(current_lists) == few


def test_nothing_is_carried_over_when_nothing_is_lost():
    lists = {"sex": (Listed("women", "femmes"),)}
    assert carried_over(lists, lists, "2025-01-01") == lists
    found = carried_over({"sex": ()}, {"sex": (Listed("women", "femmes", ("x",)),)}, "2025-01-01")
    assert found == {"sex": (Listed("women", "femmes", retired_on="2025-01-01"),)}
