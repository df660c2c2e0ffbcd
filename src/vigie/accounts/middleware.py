"""Puts who is acting on each request, and asks for a second factor where a role sees personal data."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from vigie.accounts.actor import VISITOR, Actor, actor_of
from vigie.accounts.models import Person
from vigie.accounts.rules import needs_second_factor

Handler = Callable[[HttpRequest], HttpResponse]

# What stays open meanwhile: setting a factor up, proving who one is, leaving, another language, the page's colours.
OPEN_MEANWHILE = frozenset(
    {
        "accounts:second_factor",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "core:set_language",
        "core:health",
        "territory:colours",
        "territory:logo",
    }
)


def current_actor(request: HttpRequest) -> Actor:
    """Return who is acting: a visitor, or someone with the memberships of today."""
    person = request.user
    return actor_of(person) if isinstance(person, Person) else VISITOR


class ReauthenticationMiddleware:
    """Asks someone to prove again who they are, then shows them the page anew.

    allauth would keep the whole request meanwhile, in the session: with the IP address and the browser's name.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer before allauth does; this middleware stands after its own."""
        if not isinstance(exception, ReauthenticationRequired):
            return None
        methods = get_adapter().get_reauthentication_methods(request.user)
        address = methods[0]["url"] if methods else reverse("account_login")
        return redirect(f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")


class MembershipMiddleware:
    """Gives each request its ``actor``, read from the database only when a page asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: current_actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


class SecondFactorMiddleware:
    """Sends whoever holds a role that sees personal data, and has no second factor yet, to set one up.

    Whether a factor exists is read with the actor, in the same query, so that removing it closes the pages at once.
    The demonstration, whose people do not exist, asks for none.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: Any) -> HttpResponse | None:
        """Answer in place of a page that waits for the second factor."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if settings.VIGIE_DEMO or name in OPEN_MEANWHILE:
            return None
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if needs_second_factor(actor) and not actor.has_second_factor:
            return redirect("accounts:second_factor")
        return None
