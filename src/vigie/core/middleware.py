"""What every address and every answer has in common."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

Handler = Callable[[HttpRequest], HttpResponse]
# Codes, since PostgreSQL writes its sentences in the language of its server.
# A writer that waited in vain for another (SQLite), or waited for one that waited for it (PostgreSQL).
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "40P01")
# The same thing written twice: forms looked before, when it was not there yet.
TWICE = ("SQLITE_CONSTRAINT_UNIQUE", "23505")

# A number longer than the database's, that only a form sent by hand holds.
TOO_LONG = ("22003",)

# No database of Vigie keeps a longer number.
LARGEST_NUMBER = 2**63 - 1


class AddressMiddleware:
    """Says « page not found » of an address with a null character or an endless number: databases refuse to look."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: Any) -> None:
        """Answer before the page's own view."""
        is_endless = any(isinstance(value, int) and value > LARGEST_NUMBER for value in kwargs.values())
        if is_endless or "\x00" in request.path_info:
            raise Http404


class PrivacyMiddleware:
    """Keeps browsers from storing what they show to someone signed in: the next person at this screen reads nothing.

    A page that states its own rule keeps it. Whoever has no session reads public pages, which browsers may keep.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


class WritersMiddleware:
    """Answers with a sentence when two writers meet, or when a form sent by hand holds an endless number.

    Nothing of what was sent is written.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in place of the page of errors, which would say that something is broken."""
        code = database_code(exception)
        headers = {"Cache-Control": "no-store"}
        if isinstance(exception, OperationalError) and code.startswith(BUSY):
            return HttpResponse(render_to_string("503.html"), status=503, headers={**headers, "Retry-After": "5"})
        if isinstance(exception, IntegrityError) and code.startswith(TWICE):
            return HttpResponse(render_to_string("409.html"), status=409, headers=headers)
        if isinstance(exception, OverflowError) or (isinstance(exception, DataError) and code.startswith(TOO_LONG)):
            return HttpResponse(render_to_string("400.html"), status=400, headers=headers)
        return None


def database_code(error: Exception) -> str:
    """Return the code a database gave to a refusal, SQLSTATE or SQLite's name for it; empty without one."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or ""
