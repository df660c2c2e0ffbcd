"""Each room is looked through only for its own addresses, and none of them is left out."""

import pytest
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.urls.resolvers import URLResolver

from vigie.core.room_addresses import Beginning

ROOMS = [each for each in get_resolver().url_patterns if isinstance(each.pattern, Beginning)]


def routes(resolver: URLResolver, before: str = "") -> list[str]:
    """Return every address under a resolver."""
    found = []
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern).removeprefix("^")
        found += [route] if isinstance(entry, URLPattern) else routes(entry, route)
    return found


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.app_name)
def test_every_address_of_a_room_begins_as_its_room_says(room):
    lost = [route for route in routes(room) if not route.startswith(room.pattern.beginnings)]
    assert lost == []
    assert len(routes(room)) > 40


def test_a_room_is_not_looked_through_for_the_address_of_another():
    beginning = Beginning(("stages/", "bourse/"))
    assert beginning.match("stages/eleve/") == ("stages/eleve/", (), {})
    assert beginning.match("plan/stages/") is None


def test_an_address_leads_to_its_page_and_back():
    address = reverse("internships:pupil_offer", args=[12])
    assert address == "/stages/eleve/offres/12/"
    assert resolve(address).view_name == "internships:pupil_offer"
