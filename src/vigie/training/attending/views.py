"""Attendance: the trainer's page for a phone, the paper sheet, the QR code, and the page that it opens."""

import re
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.surveys.managing.addresses import qr_svg
from vigie.training.attending.forms import AttendanceForm, SignInForm
from vigie.training.attending.noting import attendance_refusal, is_open, note_attendance, sign_in
from vigie.training.attending.sheet import sheet_of
from vigie.training.models import Session
from vigie.training.pages import page
from vigie.training.registering.acts import NotPossible
from vigie.training.registering.limits import TRIES, too_many
from vigie.training.registering.messages import when
from vigie.training.rules import may_follow_sessions
from vigie.training.sessions.access import kept_address, session_to_follow, trail_to_kept_session
from vigie.training.sessions.planning import open_sheet

FIXED_SIZE: Final = re.compile(r'width="(\d+)" height="(\d+)"')


@allowed(may_follow_sessions)
def attendance(request: Request, session_id: int) -> HttpResponse:
    """Note who came, on a phone during the session or from the paper sheet afterwards."""
    session = session_to_follow(request, session_id)
    enrolments = list(session.enrolments.standing().select_related("organisation__parent").order_by("name", "rank"))
    form = AttendanceForm(request.POST if request.method == "POST" else None, enrolments=enrolments)
    if form.is_valid():
        try:
            count = note_attendance(session_id=session.pk, marks=form.marks, by=request.user)
        except NotPossible as error:
            messages.warning(request, str(error))
        else:
            told = ngettext("%(count)d présence enregistrée.", "%(count)d présences enregistrées.", count)
            messages.success(request, told % {"count": count} if count else gettext("Rien n'a changé."))
        return redirect(kept_address(session))
    return page(
        request,
        "training/attending/attendance.html",
        gettext("Relever les présences"),
        trail=trail_to_kept_session(session),
        status=422 if form.errors else 200,
        session=session,
        form=form,
        rows=form.rows(),
        refusal=attendance_refusal(session.starts_at, bool(session.cancelled_on), timezone.now()),
    )


@allowed(may_follow_sessions)
@require_safe
def sheet(request: Request, session_id: int) -> HttpResponse:
    """Give the sheet to print and sign."""
    session = session_to_follow(request, session_id)
    return file_response(to_pdf(sheet_of(session)), f"emargement {session}", "pdf")


@allowed(may_follow_sessions)
@require_POST
def make_sheet_code(request: Request, session_id: int) -> HttpResponse:
    """Draw the code of the sheet, once."""
    session = session_to_follow(request, session_id)
    open_sheet(session_id=session.pk, by=request.user)
    return redirect("training:sheet_code", session.pk)


@allowed(may_follow_sessions)
@require_safe
def sheet_code(request: Request, session_id: int) -> HttpResponse:
    """Show the QR code in the room: people scan it, and sign in from their phone."""
    session = session_to_follow(request, session_id)
    address = sign_in_address(session) if session.sheet_code else ""
    return page(
        request,
        "training/attending/code.html",
        gettext("Émargement par QR code"),
        trail=trail_to_kept_session(session),
        session=session,
        when=when(session),
        address=address,
        # Ours: the drawing of an address of ours.
        drawing=mark_safe(scalable(qr_svg(address))) if address else "",  # noqa: S308
    )


def scalable(svg: str) -> str:
    """Return a drawing of a fixed size as one that its box may make larger or smaller."""
    return FIXED_SIZE.sub(r'viewBox="0 0 \1 \2"', svg, count=1)


def sign_in_address(session: Session) -> str:
    """Return the whole address at which people sign in."""
    return settings.VIGIE_ADDRESS + reverse("training:sign_in", args=[session.sheet_code])


@never_cache
@allowed(everyone)
def own_sign_in(request: Request, sheet_code: str) -> HttpResponse:
    """Let whoever is in the room sign in with the address of their enrolment; no name is shown."""
    session = get_object_or_404(Session.objects.select_related("version__module"), sheet_code=sheet_code)
    form = SignInForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = answered(request, session, form)
    return page(
        request,
        "training/attending/sign_in.html",
        gettext("Je suis là"),
        status=status,
        session=session,
        when=when(session),
        form=form,
        is_done=request.method == "POST" and status == 200,
        is_open=not session.cancelled_on and is_open(session.starts_at, session.ends_at, timezone.now()),
    )


def answered(request: Request, session: Session, form: SignInForm) -> int:
    """Note who signs in; return the status of the page, whose form says what is wrong."""
    if not form.is_valid():
        return 422
    if refusal := too_many(request, TRIES):
        form.add_error(None, refusal)
        return 429
    try:
        if sign_in(session=session, email=form.cleaned_data["email"]):
            return 200
    except NotPossible as error:
        form.add_error(None, str(error))
        return 409
    form.add_error(
        "email", gettext("Cette adresse n'a pas de place ici. Vérifiez-la, ou demandez à la personne qui forme.")
    )
    return 422
