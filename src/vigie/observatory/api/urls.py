"""Addresses of the API: read only, for everyone, answers kept by caches and checked by their mark.

The API itself is loaded by whoever asks it: with its library, each process of the server would otherwise hold ten
megabytes for it.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext

from vigie.accounts.access import allowed, everyone
from vigie.observatory.api.pages import api_page
from vigie.observatory.public_answers import A_WHILE, kept, opened

View = Callable[..., HttpResponse]
INNER_NAMESPACE = "observatory_api"
# Under its root, as the API declares them.
ADDRESSES = {
    "openapi-json": "openapi.json",
    "editions": "editions",
    "edition": "editions/<number>",
    "dimensions": "editions/<number>/dimensions",
    "tables": "editions/<number>/tables",
    "table": "editions/<number>/tables/<name>",
    "indicators": "editions/<number>/indicators",
    "indicator": "editions/<number>/indicators/<code>",
}
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
    patterns = [path(route, read_only(asking(name)), name=name) for name, route in ADDRESSES.items()]
    root = path("", read_only(to_the_page), name="api-root")
    inner = include(([*patterns, root], INNER_NAMESPACE), namespace=INNER_NAMESPACE)
    return [path("observatoire/api/v1/", inner)]


def asking(name: str) -> View:
    """Return a view that has the API answer at one of its addresses."""

    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return api_views()[name](request, *args, **kwargs)

    return asked


@cache
def api_views() -> dict[str, View]:
    """Return the views of the API by their names."""
    from vigie.observatory.api.endpoints import api
    from vigie.observatory.api.refusals import refuse_in_sentences

    refuse_in_sentences(api)
    return {str(pattern.name): pattern.callback for pattern in api.urls[0] if isinstance(pattern, URLPattern)}


def to_the_page(request: HttpRequest) -> HttpResponse:
    """Send whoever asks for the root to the page that explains."""
    return redirect("observatory:api")


urlpatterns: list[URLPattern | URLResolver] = [
    path("observatoire/api/", api_page, name="api"),
    *endpoints(),
    path("observatoire/api/<path:rest>", read_only(nowhere), name="api_nowhere"),
]
