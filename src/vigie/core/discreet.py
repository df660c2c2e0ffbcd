"""Pages that leave nothing behind: no cookie, no copy kept by the browser, no address told to the next site."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from vigie.core.views import public

View = Callable[..., HttpResponse]
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def discreet_page(*, largest: int, too_large: str) -> Callable[[View], View]:
    """Return what opens a page to everybody without cookie nor trace.

    largest: bytes of a request; a longer one is refused before it is read, on the page of the template ``too_large``.
    So is one whose words are longer than any page takes.
    Forms carry a sealed value in place of the cookie that would protect them (``page_tokens``): nothing is done in the
    name of whoever is signed in.
    """

    def discreet(view: View) -> View:
        @csrf_exempt
        @public
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            length = request.headers.get("content-length", "")
            if length.isdecimal() and int(length) > largest:
                return render(request, too_large, {"breadcrumb": []}, status=413)
            try:
                return view(request, *args, **kwargs)
            except RequestDataTooBig:
                return render(request, too_large, {"breadcrumb": []}, status=413)
            except UnreadablePostError:
                # The line was cut: nobody is there to read an answer.
                for handler in request.upload_handlers:
                    handler.upload_interrupted()
                return HttpResponse(status=400)

        marked: Any = answered
        marked.is_discreet = True
        return answered

    return discreet


class DiscreetMiddleware:
    """Gives its headers to every answer of a discreet page, errors included: those are made outside of the view."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.resolver_match and getattr(request.resolver_match.func, "is_discreet", False):
            for name, value in HEADERS.items():
                response[name] = value
        return response
