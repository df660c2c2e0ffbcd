"""Every view of Vigie says who may enter."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver


def views() -> Iterator[tuple[str, object]]:
    """Yield the address and the view of each page of our rooms."""
    waiting = [("", get_resolver())]
    while waiting:
        prefix, resolver = waiting.pop()
        for pattern in resolver.url_patterns:
            address = f"{prefix}{pattern.pattern}"
            if isinstance(pattern, URLPattern):
                yield address, pattern.callback
            else:
                waiting.append((address, pattern))


OURS = [(address, view) for address, view in views() if view.__module__.startswith("vigie.")]


@pytest.mark.parametrize(("address", "view"), OURS, ids=[address for address, _ in OURS])
def test_every_view_has_a_rule(address, view):
    assert callable(getattr(view, "rule", None)), f"{address} does not say who may enter: decorate its view"
