"""How many and where, never who: small counts are hidden, and nothing shown gives them away."""

import itertools

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from tests.support.points.point_factories import ReceptionPointFactory
from vigie.support.models import SupportCount
from vigie.support.points.activity import Counted, lines_of, shown, shown_total

K = 5
NUMBERS = st.lists(st.integers(0, 9), min_size=1, max_size=4)


@given(numbers=NUMBERS)
def test_a_total_leaves_every_hidden_number_its_whole_range(numbers):
    total = shown_total(numbers, K)
    hidden = [number for number in numbers if shown(number, K) is None]
    if total is None or not hidden:
        assert total in (None, sum(numbers))
        return
    rest = total - sum(number for number in numbers if shown(number, K) is not None)
    possible = [way for way in itertools.product(range(1, K), repeat=len(hidden)) if sum(way) == rest]
    for place in range(len(hidden)):
        assert {way[place] for way in possible} == set(range(1, K))


@given(numbers=NUMBERS)
def test_what_is_shown_is_true_and_never_small(numbers):
    counts = [Counted("2026-Q1", f"Lieu {place}", "received", number) for place, number in enumerate(numbers)]
    told = {line.place: line.numbers[0] for line in lines_of(counts, K)}
    for place, number in enumerate(numbers):
        assert told[f"Lieu {place}"] == (None if 0 < number < K else number)
    assert told.get("", sum(numbers)) in (None, sum(numbers))


def test_a_total_beside_one_hidden_number_is_hidden():
    assert shown_total([3, 20], K) is None
    assert shown_total([2, 3, 20], K) == 25


@pytest.mark.django_db
def test_the_pilot_reads_quarters_that_are_over_without_small_counts(client_of, pilot, partner):
    point = ReceptionPointFactory(organisation=partner, name="Accueil du Parc")
    for quarter, number in (("2024-Q1", 12), ("2024-Q2", 3), ("2999-Q1", 77)):
        SupportCount.objects.create(point=point, quarter=quarter, what="received", number=number)
    html = client_of(pilot).get(reverse("support:activity")).content.decode()
    assert "T1 2024" in html
    assert ">12<" in html
    assert "petit nombre" in html
    assert "77" not in strip_tags(html)
    saved = client_of(pilot).get(reverse("support:activity_file", args=["csv"])).content.decode("utf-8-sig")
    assert "T2 2024" in saved
    assert "77" not in saved


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["contributor", "supervisor", "listener", "administrator"])
def test_nobody_else_reads_it(request, client_of, role):
    assert client_of(request.getfixturevalue(role)).get(reverse("support:activity")).status_code == 403


@pytest.mark.django_db
def test_queries_do_not_grow_with_points(client_of, pilot, partner, django_assert_max_num_queries):
    client = client_of(pilot)
    for number in range(8):
        point = ReceptionPointFactory(organisation=partner, name=f"Lieu {number}")
        SupportCount.objects.create(point=point, quarter="2024-Q1", what="received", number=9)
    client.get(reverse("support:activity"))
    with django_assert_max_num_queries(14):
        client.get(reverse("support:activity"))
