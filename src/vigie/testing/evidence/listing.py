"""Lists the pieces of a campaign, test by test: their digests, and nothing that they hold."""

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from vigie.testing.coding.outcomes import held_position
from vigie.testing.models import Application, Campaign, Evidence, Test

TESTS_PER_PAGE = 50


def pieces_by_test(campaign: Campaign, number: str | None) -> "Page[Test]":
    """Return a page of the tests of a campaign, each with ``pieces`` in their order, and whether outcomes are held.

    Five queries.
    """
    rows = Evidence.objects.select_related("application").defer("sealed_card", "stamp").order_by("sequence")
    applications = Application.objects.select_related("settlement__outcome").prefetch_related(
        "codings__outcome", Prefetch("evidence", queryset=rows, to_attr="own_pieces")
    )
    tests = campaign.tests.order_by("number").prefetch_related(Prefetch("applications", queryset=applications))
    page = Paginator(tests, TESTS_PER_PAGE).get_page(number)
    for test in page.object_list:
        found = []
        for application in test.applications.all():
            for piece in application.own_pieces:  # type: ignore[attr-defined]
                piece.is_held = held_position(application) is not None
                found.append(piece)
        test.pieces = sorted(found, key=lambda piece: piece.sequence)  # type: ignore[attr-defined]
    return page
