"""A pupil who came in by their code: known by the browser's session, for half an hour without a page at most."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.core.views import public
from vigie.internships.models import Pupil
from vigie.internships.pupils.finding import pupil_by_id
from vigie.internships.rules import may_act_for_school

View = TypeVar("View", bound=Callable[..., HttpResponse])
IDLE: Final = timedelta(minutes=30)
# The time of the last page is written once a minute at most.
NOTED_EVERY: Final = timedelta(minutes=1)
IN_SESSION: Final = "internship_pupil"


class PupilRequest(Request):
    """What views under ``pupil_only`` receive, for types only. is_helped: someone of the school enters the list."""

    pupil: Pupil
    is_helped: bool


def enter(request: HttpRequest, pupil: Pupil, *, helper: int | None = None) -> None:
    """Let a pupil in; the session is renewed, so that one prepared by someone else on a shared screen is worth nothing.

    helper: the person of the school who enters the list with them.
    """
    request.session[IN_SESSION] = {"id": pupil.pk, "seen": timezone.now().timestamp(), "helper": helper}
    # Whoever has no session gets a new one anyway, written once.
    if request.session.session_key:
        request.session.cycle_key()


def leave(request: HttpRequest) -> None:
    """Forget the pupil; the whole session when nobody is signed in."""
    if request.user.is_authenticated:
        request.session.pop(IN_SESSION, None)
    else:
        request.session.flush()


def helper_of(request: HttpRequest) -> int | None:
    """Return who of the school helps the pupil of this session, if anyone."""
    helper: int | None = request.session.get(IN_SESSION, {}).get("helper")
    return helper


def current_pupil(request: HttpRequest) -> Pupil | None:
    """Return the pupil of this browser's session, if they still take part and did not rest for too long."""
    kept = request.session.get(IN_SESSION)
    if not kept:
        return None
    now = timezone.now().timestamp()
    pupil = pupil_by_id(kept["id"]) if now - kept["seen"] <= IDLE.total_seconds() else None
    if pupil is None or not may_help(request, pupil, kept["helper"]):
        del request.session[IN_SESSION]
        return None
    if now - kept["seen"] > NOTED_EVERY.total_seconds():
        request.session[IN_SESSION] = {**kept, "seen": now}
    return pupil


def may_help(request: Any, pupil: Pupil, helper: int | None) -> bool:
    """Whether a session opened by a helper is still theirs, and theirs to open. True when nobody helps."""
    if helper is None:
        return True
    school = pupil.school_class.entry.organisation_id
    return request.user.pk == helper and may_act_for_school(request.actor, school) is None


def pupil_only(view: View) -> View:
    """Let a view run for whoever came in by a code, as ``request.pupil``; anyone else is led to the door.

    Nothing of these pages is kept by the browser: the next person at this screen reads nothing.
    """

    @public
    @wraps(view)
    def guarded(request: PupilRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        was_in = IN_SESSION in request.session
        pupil = current_pupil(request)
        if pupil is None:
            if was_in:
                messages.info(
                    request, gettext("Votre page est restée ouverte longtemps : donnez de nouveau votre code.")
                )
            return redirect("internships:pupil_door")
        request.pupil, request.is_helped = pupil, helper_of(request) is not None
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return guarded  # type: ignore[return-value]
