"""How a view states who may enter: one rule, read by people and by tests."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django_htmx.middleware import HtmxDetails

from vigie.accounts.actor import Actor

# None when allowed; otherwise the sentence that says why not.
Reason = str | Promise | None
Rule = Callable[[Actor], Reason]
View = TypeVar("View", bound=Callable[..., HttpResponse])


class Request(HttpRequest):
    """What views receive, for types only: a request on which the middlewares have put who acts, and htmx's marks."""

    actor: Actor
    htmx: HtmxDetails
    user: Any


def allowed(rule: Rule, *, hidden: bool = False) -> Callable[[View], View]:
    """Let a view run only for those the rule accepts.

    A visitor is sent to sign in; someone signed in reads the rule's reason, on a 403 page, or, when the page is
    ``hidden``, a 404 that does not even say whether its object exists.
    The rule stays readable on the view, as ``view.rule``: a test checks that every view has one.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            reason = rule(request.actor)
            if reason and request.actor.is_visitor:
                return redirect_to_login(request.get_full_path())
            if reason and hidden:
                raise Http404
            check(reason)
            return view(request, *args, **kwargs)

        guarded.rule = rule  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def check(reason: Reason) -> None:
    """Raise PermissionDenied with the reason, when there is one."""
    if reason:
        raise PermissionDenied(reason)


def everyone(actor: Actor) -> Reason:
    """The rule of public pages: nobody is refused."""
    return None
