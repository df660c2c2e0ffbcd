"""The addresses of a room, looked through only when what is asked for begins as one of them does."""

from typing import Any

from django.urls import URLResolver, include
from django.urls.resolvers import RoutePattern


class Beginning(RoutePattern):
    """Matches nothing more than ``path("")`` does, and only for addresses that begin in one of a few ways."""

    def __init__(self, beginnings: tuple[str, ...]) -> None:
        super().__init__("")
        self.beginnings = beginnings

    def match(self, path: str) -> tuple[str, tuple[Any, ...], dict[str, Any]] | None:
        """Return the whole address, to be looked for in the room; None when it is not there."""
        return (path, (), {}) if path.startswith(self.beginnings) else None


def room(urls: str, *beginnings: str) -> URLResolver:
    """Return the addresses of the module ``urls``, each of which begins in one of these ways.

    Five hundred addresses tried one after the other would take a page longer than a query.
    """
    module, app_name, namespace = include(urls)
    return URLResolver(Beginning(beginnings), module, app_name=app_name, namespace=namespace)
