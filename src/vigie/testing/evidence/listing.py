"""Lists the pieces of a campaign, test by test: their digests, and nothing that they hold."""

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from vigie.testing.models import Application, Campaign, Evidence, Test

TESTS_PER_PAGE = 50


def pieces_by_test(campaign: Campaign, number: str | None) -> "Page[Test]":
    """Return a page of the tests of a campaign, each with ``pieces`` in their order. Four queries."""
    rows = Evidence.objects.select_related("application").defer("sealed_card", "stamp").order_by("sequence")
    applications = Application.objects.prefetch_related(Prefetch("evidence", queryset=rows, to_attr="own_pieces"))
    tests = campaign.tests.order_by("number").prefetch_related(Prefetch("applications", queryset=applications))
    page = Paginator(tests, TESTS_PER_PAGE).get_page(number)
    for test in page.object_list:
        found = [piece for each in test.applications.all() for piece in each.own_pieces]  # type: ignore[attr-defined]
        test.pieces = sorted(found, key=lambda piece: piece.sequence)  # type: ignore[attr-defined]
    return page
