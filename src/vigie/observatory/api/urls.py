"""Addresses of the API: read only, for everyone, answers kept by caches and checked by their mark."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext

from vigie.accounts.access import allowed, everyone
from vigie.observatory.api.endpoints import NAMESPACE, api
from vigie.observatory.api.pages import api_page
from vigie.observatory.api.refusals import refuse_in_sentences
from vigie.observatory.public_answers import A_WHILE, kept, opened

View = Callable[..., HttpResponse]
INNER_NAMESPACE = NAMESPACE.rpartition(":")[2]
READING = ("GET", "HEAD", "OPTIONS")


def read_only(view: View) -> View:
    """Let everyone read a view of the API, from any site; say in JSON that nothing can be written."""

    @allowed(everyone)
    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return opened(HttpResponse(status=204, headers=allowing()))
        if request.method not in READING:
            said = gettext("Cette API se lit seulement : demandez par GET.")
            return opened(JsonResponse({"detail": said}, status=405, headers=allowing()))
        # What answers GET answers HEAD: the server leaves the body out.
        asked, request.method = request.method, "GET"
        response = view(request, *args, **kwargs)
        request.method = asked
        return kept(request, response, A_WHILE) if response.status_code == 200 else opened(response)

    reading.csrf_exempt = True  # type: ignore[attr-defined]
    return reading


def allowing() -> dict[str, str]:
    """Return the headers that say how the API may be asked."""
    methods = ", ".join(READING)
    return {"Allow": methods, "Access-Control-Allow-Methods": methods, "Access-Control-Allow-Headers": "If-None-Match"}


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Say, as the API does, that an address does not exist."""
    return JsonResponse({"detail": gettext("Cette adresse n'existe pas.")}, status=404)


def endpoints() -> list[URLPattern | URLResolver]:
    """Return the addresses of the API, each read only."""
    refuse_in_sentences(api)
    patterns = api.urls[0]
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = to_the_page if pattern.name == "api-root" else pattern.callback
            pattern.callback = read_only(view)
    return [path("observatoire/api/v1/", include((patterns, INNER_NAMESPACE), namespace=INNER_NAMESPACE))]


def to_the_page(request: HttpRequest) -> HttpResponse:
    """Send whoever asks for the root to the page that explains."""
    return redirect("observatory:api")


urlpatterns: list[URLPattern | URLResolver] = [
    path("observatoire/api/", api_page, name="api"),
    *endpoints(),
    path("observatoire/api/<path:rest>", read_only(nowhere), name="api_nowhere"),
]
