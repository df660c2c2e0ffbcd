"""An open vault: half of the key in a cookie of the browser that opened it, half on the server, for a few hours."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from vigie.core.vault.envelopes import KeyPair, key_pair_of
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.halves import cut, join

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
# The time of the last page is written once a minute at most.
NOTED_EVERY = timedelta(minutes=1)
IN_SESSION = "vault"


def cookie_name() -> str:
    """Return the cookie's name; browsers keep a ``__Host-`` one from every other site and path, over HTTPS only."""
    return "__Host-vigie_coffre" if settings.VIGIE_HTTPS else "vigie_coffre"


def unlock(request: HttpRequest, response: HttpResponse, pair: KeyPair) -> None:
    """Keep a key pair open for this browser until it rests, signs out, or eight hours have passed."""
    halves, now = cut(pair.private, owner_of(request)), timezone.now().timestamp()
    request.session[IN_SESSION] = {"half": b64encode(halves.server).decode(), "opened": now, "seen": now}
    response.set_cookie(
        cookie_name(),
        b64encode(halves.cookie).decode(),
        secure=settings.VIGIE_HTTPS,
        httponly=True,
        samesite="Strict",
        path="/",
    )


def lock(request: HttpRequest, response: HttpResponse) -> None:
    """Close the vault of this browser: both halves are forgotten."""
    request.session.pop(IN_SESSION, None)
    forget_cookie(response)


def forget_cookie(response: HttpResponse) -> None:
    """Make the browser forget its half."""
    response.delete_cookie(cookie_name(), samesite="Strict")


def open_vault(request: HttpRequest) -> KeyPair | None:
    """Return the key pair of whoever is signed in, when their vault is open in this browser."""
    kept, cookie = request.session.get(IN_SESSION), request.COOKIES.get(cookie_name())
    if not kept or not cookie:
        return None
    now = timezone.now().timestamp()
    if now - kept["seen"] > IDLE.total_seconds() or now - kept["opened"] > LONGEST.total_seconds():
        del request.session[IN_SESSION]
        return None
    try:
        private = join(b64decode(cookie), b64decode(kept["half"]), owner_of(request))
    except (CannotOpen, ValueError):
        return None
    if now - kept["seen"] > NOTED_EVERY.total_seconds():
        request.session[IN_SESSION] = {**kept, "seen": now}
    return key_pair_of(private)


def owner_of(request: HttpRequest) -> str:
    """Return whose vault it is: another person signed in to the same browser opens nothing with its halves."""
    return str(request.user.pk)


class VaultCookieMiddleware:
    """Takes back the cookie's half once the server has forgotten its own: signed out, rested, or closed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if cookie_name() in request.COOKIES and IN_SESSION not in request.session:
            forget_cookie(response)
        return response
