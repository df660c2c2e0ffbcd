"""How signed editions are read."""

from dataclasses import replace

import pytest
from django.http import Http404

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of as made_up
from vigie.observatory.editions.reading import (
    current_publication,
    edition_of,
    file_of,
    is_vintage_closed,
    publication_or_404,
    published,
)

pytestmark = pytest.mark.django_db


def test_the_current_edition_is_that_of_the_last_year_as_corrected():
    assert current_publication() is None
    publish(replace(made_up(), number=None, vintage=2024))
    first = publish(replace(made_up(), number=None))
    assert current_publication() == first
    correction = publish(replace(made_up(), number=None, corrects=first.number))
    assert current_publication() == correction
    assert current_publication(2024).vintage == 2024
    assert current_publication(1999) is None


def test_real_figures_come_before_made_up_ones():
    publish(replace(made_up(), number=None, vintage=2030))
    real = publish(replace(made_up(is_fictitious=False), number=None, vintage=2020))
    assert current_publication() == real


def test_an_edition_is_read_as_it_was_stored(count_queries):
    publication = publish(made_up(number=7))
    found = publication_or_404(7)
    assert edition_of(found) == made_up(number=7)
    assert count_queries(lambda: edition_of(found)) == 0
    assert edition_of(publication) is edition_of(found)
    with pytest.raises(Http404):
        publication_or_404(8)


def test_lists_do_not_carry_what_editions_hold(django_assert_num_queries):
    publish(replace(made_up(), number=None))
    publish(replace(made_up(), number=None, corrects=1))
    with django_assert_num_queries(1):
        rows = [(row.title, row.corrects, getattr(row, "corrected_by", None)) for row in published()]
    assert len(rows) == 2


def test_a_file_not_drawn_yet_is_nothing():
    assert file_of(publish(made_up()), "domain.chart.svg") is None


def test_a_year_is_closed_once_signed_for_its_kind_of_facts():
    publish(made_up())
    assert is_vintage_closed(2025, is_fictitious=True)
    assert not is_vintage_closed(2025)
    assert not is_vintage_closed(2024, is_fictitious=True)
