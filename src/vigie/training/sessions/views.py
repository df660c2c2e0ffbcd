"""Pages of those who follow sessions: the list, one session, and the pilot's acts on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.training.models import Enrolment, Session
from vigie.training.pages import form_page, page
from vigie.training.registering.acts import NotPossible, cancel_session
from vigie.training.registering.messages import when
from vigie.training.rules import may_follow_sessions, may_run_training
from vigie.training.sessions.access import (
    kept_address,
    own_sessions,
    session_to_follow,
    trail_to_kept_session,
    trail_to_sessions,
)
from vigie.training.sessions.forms import CancelForm, SessionForm
from vigie.training.sessions.planning import announce, change_session, plan_session

PER_PAGE = 30


@allowed(may_follow_sessions)
@require_safe
def sessions(request: Request) -> HttpResponse:
    """List the sessions that whoever acts follows: to come first, then past ones, the latest first."""
    standing = Q(enrolments__withdrawn_at=None)
    rows = own_sessions(request).annotate(
        seated=Count("enrolments", filter=standing & Q(enrolments__seated_at__isnull=False), distinct=True),
        queued=Count("enrolments", filter=standing & Q(enrolments__seated_at=None), distinct=True),
        present=Count("enrolments", filter=Q(enrolments__presence="present"), distinct=True),
    )
    now = timezone.now()
    past = rows.filter(ends_at__lte=now).order_by("-starts_at", "-pk")
    return page(
        request,
        "training/sessions/list.html",
        gettext("Suivi des formations"),
        to_come=[(row, state_of(row)) for row in rows.filter(ends_at__gt=now).order_by("starts_at", "pk")],
        past=Paginator(past, PER_PAGE).get_page(request.GET.get("page")),
        is_pilot=request.actor.has(Role.PILOT),
    )


def state_of(session: Session) -> tuple[str, str]:
    """Return where a session stands: a colour, and words."""
    if session.cancelled_on:
        return "abandoned", gettext("annulée")
    if session.ends_at <= timezone.now():
        return "done", gettext("passée")
    if session.announced_on is None:
        return "to_start", gettext("en préparation")
    return "ongoing", gettext("ouverte")


@allowed(may_follow_sessions)
@require_safe
def kept_session(request: Request, session_id: int) -> HttpResponse:
    """Show a session to those who follow it: who has a place, who waits, who withdrew."""
    session = session_to_follow(request, session_id)
    enrolments = list(session.enrolments.select_related("organisation__parent", "certificate").order_by("rank"))
    seated = [each for each in enrolments if each.is_seated]
    return page(
        request,
        "training/sessions/kept.html",
        str(session),
        trail=trail_to_sessions(),
        session=session,
        state=state_of(session),
        when=when(session),
        trainers=[str(trainer) for trainer in session.trainers.select_related("person")],
        seated=seated,
        waiting=[each for each in enrolments if each.is_waiting],
        withdrawn=[each for each in enrolments if each.withdrawn_at],
        present=sum(each.presence == Enrolment.Presence.PRESENT for each in seated),
        with_needs=[each for each in seated if each.needs],
        is_pilot=request.actor.has(Role.PILOT),
        compares=compared_survey(session),
        is_fictitious=session.is_fictitious,
    )


def compared_survey(session: Session) -> int | None:
    """Return the survey whose results say what a session changed; None unless it asks both before and after."""
    before, after = session.before_wave, session.after_wave
    return before.survey_id if before and after and before.survey_id == after.survey_id else None


@allowed(may_run_training)
def add_session(request: Request) -> HttpResponse:
    """Prepare a session."""
    form = SessionForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if form.is_valid():
        session = plan_session(session=form.save(commit=False), trainers=form.cleaned_data["trainers"], by=request.user)
        messages.success(request, gettext("La session est prête : annoncez-la pour ouvrir les inscriptions."))
        return redirect(kept_address(session))
    title = gettext("Préparer une session")
    return form_page(request, form, title, reverse("training:sessions"), trail=trail_to_sessions())


@allowed(may_run_training)
def edit_session(request: Request, session_id: int) -> HttpResponse:
    """Change a session."""
    session = session_to_follow(request, session_id)
    form = SessionForm(request.POST if request.method == "POST" else None, instance=session)
    if form.is_valid():
        trainers = form.cleaned_data["trainers"]
        try:
            change_session(session_id=session.pk, values=form.values, trainers=trainers, by=request.user)
        except NotPossible as error:
            form.add_error(None if session.cancelled_on else "places", str(error))
        else:
            messages.success(
                request,
                gettext("C'est enregistré. Un changement de jour ou de lieu est annoncé aux personnes inscrites."),
            )
            return redirect(kept_address(session))
    title = gettext("Modifier la session")
    return form_page(request, form, title, kept_address(session), trail=trail_to_kept_session(session))


@allowed(may_run_training)
@require_POST
def announce_session(request: Request, session_id: int) -> HttpResponse:
    """Open registration."""
    session = session_to_follow(request, session_id)
    try:
        announce(session_id=session.pk, by=request.user)
    except NotPossible as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, gettext("Les inscriptions sont ouvertes : la session est au catalogue."))
    return redirect(kept_address(session))


@allowed(may_run_training)
def end_session(request: Request, session_id: int) -> HttpResponse:
    """Ask why, then cancel a session."""
    session = session_to_follow(request, session_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            cancel_session(session_id=session.pk, reason=form.cleaned_data["reason"], by=request.user)
        except NotPossible as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("La session est annulée : les personnes inscrites sont prévenues."))
        return redirect(kept_address(session))
    return form_page(
        request,
        form,
        gettext("Annuler la session ?"),
        kept_address(session),
        trail=trail_to_kept_session(session),
        submit_label=gettext("Annuler la session et prévenir"),
    )
