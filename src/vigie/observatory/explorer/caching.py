"""How long browsers and relays keep public pages, which say the same to everyone who has not signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page

View = TypeVar("View", bound=Callable[..., HttpResponse])
# A page of the current edition changes when another is signed; what names its edition never does.
A_FEW_MINUTES, A_YEAR = 300, 31_536_000


def kept(*, forever_with: str = "") -> Callable[[View], View]:
    """Let everyone keep a page, with a mark of its content to ask whether it has changed.

    forever_with: the word of the query that names the edition, for files that are then kept for ever, unless the view
    said « for_now ». Pages shown to someone signed in are kept by nobody.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or settings.SESSION_COOKIE_NAME in request.COOKIES:
                return response
            is_for_ever = forever_with and request.GET.get(forever_with) and not response.has_header("Cache-Control")
            if is_for_ever:
                patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
            else:
                patch_cache_control(response, public=True, max_age=A_FEW_MINUTES)
                patch_vary_headers(response, ["Cookie", "Accept-Language"])
            return response

        return conditional_page(keeping)  # type: ignore[return-value]

    return decorate


def for_now(response: HttpResponse) -> HttpResponse:
    """Return an answer that will change, whatever edition its address names: it is kept a few minutes."""
    patch_cache_control(response, max_age=A_FEW_MINUTES)
    return response
