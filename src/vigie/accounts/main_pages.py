"""Pages that share the links to the main ones of their subject, and say under which one they stand."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from vigie.accounts.access import Request, Rule

# Each main page: its name, its label, who reads it.
MainPages = Sequence[tuple[str, str | Promise, Rule]]


def under_main_page(
    request: Request, pages: MainPages, current: str, *, title: str = "", trail: tuple[Any, ...] = ()
) -> dict[str, Any]:
    """Return what a page shows of where it stands: the links to the main pages that may be read, its title, its trail.

    current: the name of the main page this one is, or is under. title: of a page under it, the main page's otherwise.
    trail: the links between the main page and this one, as (label, address).
    """
    labels = {name: label for name, label, _rule in pages}
    main = (labels[current], reverse(current) if title else None)
    return {
        "main_pages": [
            (label, reverse(name), name == current) for name, label, rule in pages if rule(request.actor) is None
        ],
        "page_title": title or labels[current],
        "breadcrumb": [main, *trail, *([(title, None)] if title else [])],
    }
