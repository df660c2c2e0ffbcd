"""Has a view receive the files of its form sealed: neither a disk nor the server's memory holds one in the clear."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_protect

from vigie.core.attachments.receiving import SealingHandler

View = TypeVar("View", bound=Callable[..., HttpResponse])


def sealed_while_read(handler_for: Callable[[HttpRequest], SealingHandler]) -> Callable[[View], View]:
    """Have a view receive its files sealed, and its form protected as any other, once this is set.

    It stands inside a view marked ``csrf_exempt`` that has said who may send: nothing is read before.
    handler_for: what makes the handler that seals the files of a request.
    """

    def wrapped(view: View) -> View:
        protected = csrf_protect(view)

        @wraps(view)
        def receiving(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            handler = handler_for(request)
            request.upload_handlers = [handler]
            try:
                return protected(request, *args, **kwargs)
            except UnreadablePostError:
                handler.upload_interrupted()
                return HttpResponse(status=400)

        return receiving  # type: ignore[return-value]

    return wrapped
