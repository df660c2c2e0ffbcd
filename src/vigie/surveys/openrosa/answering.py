"""What every OpenRosa answer has: its headers, a sentence that the phone shows, and no page made for browsers.

Status codes are those that ODK Collect understands: 201 alone says that answers arrived.
"""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from vigie.core.middleware import BUSY, database_code
from vigie.core.views import public
from vigie.surveys.models import Wave
from vigie.surveys.openrosa.collectors import find_wave
from vigie.surveys.openrosa.documents import response

View = Callable[..., HttpResponse]
Find = Callable[[str], Any]

# ODK Collect cuts what is longer into several requests.
LARGEST: Final = 10_000_000
XML: Final = "text/xml; charset=utf-8"

NOT_FOUND: Final = _("Cette adresse de collecte n'existe pas, ou son accès a été retiré : demandez-en une autre.")
TOO_LARGE: Final = _("Cet envoi est trop lourd : 10 Mo au plus à la fois.")
UNREADABLE: Final = _(
    "Cet envoi n'a pas pu être lu : rien n'a été enregistré. Envoyez-le de nouveau depuis ODK Collect."
)
BUSY_NOW: Final = _("Trop d'envois arrivent en même temps : rien n'a été enregistré. Réessayez dans un instant.")


def openrosa(*methods: str, find: Find = find_wave) -> Callable[[View], View]:
    """Return what makes a view answer as OpenRosa wants, to a phone that has a secret address.

    The view gets in place of the token what ``find`` says it leads to: the wave of a collector, unless another room
    gives its own; None: nothing. It needs no cookie, so it cannot be made to act for anyone.
    """

    def made(view: View) -> View:
        @csrf_exempt
        @public
        @wraps(view)
        def answered(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            return with_headers(request, answer(partial(view, request, **kwargs), methods, find, request, token))

        marked: Any = answered
        # No copy is kept on the way, as for every page that leaves nothing behind (``core.discreet``).
        marked.is_discreet = True
        return answered

    return made


def answer(view: View, methods: tuple[str, ...], find: Find, request: HttpRequest, token: str) -> HttpResponse:
    """Return the answer of a view to what a token leads to, or the sentence that says why there is none."""
    if is_too_large(request):
        return said(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        found = find(token)
        if found is None:
            return said(NOT_FOUND, HTTPStatus.NOT_FOUND)
        if request.method not in methods:
            return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": ", ".join(methods)})
        return view(found)
    except RequestDataTooBig:
        return said(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return said(UNREADABLE, HTTPStatus.BAD_REQUEST)
    except OperationalError as error:
        if not database_code(error).startswith(BUSY):
            raise
        return said(BUSY_NOW, HTTPStatus.SERVICE_UNAVAILABLE, **{"Retry-After": "5"})


def is_too_large(request: HttpRequest) -> bool:
    """Whether a request says that it is longer than we take: it is then refused before it is read."""
    length = request.headers.get("content-length", "")
    return length.isdecimal() and int(length) > LARGEST


def said(sentence: str | Promise, status: HTTPStatus, **headers: str) -> HttpResponse:
    """Return an answer that ODK Collect shows."""
    return HttpResponse(response(str(sentence)), status=status, content_type=XML, headers=headers)


def with_headers(request: HttpRequest, answered: HttpResponse) -> HttpResponse:
    """Add the headers of OpenRosa. The web server of Vigie dates its answers itself, and would do it twice."""
    answered["X-OpenRosa-Version"] = "1.0"
    answered["X-OpenRosa-Accept-Content-Length"] = str(LARGEST)
    if not request.META.get("SERVER_SOFTWARE", "").startswith("gunicorn"):
        answered["Date"] = http_date()
    return answered


@openrosa("GET", "HEAD", "POST")
def nowhere(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Say of any other address, such as one with a slash at its end, that there is nothing there."""
    return said(NOT_FOUND, HTTPStatus.NOT_FOUND)
