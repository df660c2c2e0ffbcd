"""Someone registered by the team, changed, or withdrawn; and the list as a file."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.training.models import Enrolment
from vigie.training.pages import confirm_page, form_page
from vigie.training.registering.acts import NotPossible, register, withdraw
from vigie.training.registering.forms import StaffEnrolmentForm, WithdrawForm
from vigie.training.retention import forget_on_request
from vigie.training.rules import may_follow_sessions, may_run_training
from vigie.training.sessions.access import kept_address, session_to_follow, trail_to_kept_session
from vigie.training.sessions.changing import change_enrolment
from vigie.training.sessions.enrolment_form import EnrolmentDetailsForm
from vigie.training.sessions.enrolment_table import enrolment_table


@allowed(may_follow_sessions)
def enter_enrolment(request: Request, session_id: int) -> HttpResponse:
    """Register someone who phoned, or who came without having registered."""
    session = session_to_follow(request, session_id)
    form = StaffEnrolmentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            enrolment = register(
                session_id=session.pk, registrant=form.registrant, by=request.user, source=Enrolment.Source.STAFF
            )
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            told = gettext("Place réservée.") if enrolment.is_seated else gettext("Inscription en liste d'attente.")
            messages.success(request, told)
            return redirect(kept_address(session))
    title = gettext("Inscrire une personne")
    return form_page(request, form, title, kept_address(session), trail=trail_to_kept_session(session))


def enrolment_to_follow(request: Request, enrolment_id: int) -> Enrolment:
    """Return an enrolment of a session that whoever acts follows. Raises Http404 for others."""
    rows = Enrolment.objects.select_related("session", "organisation__parent")
    enrolment = get_object_or_404(rows, pk=enrolment_id)
    enrolment.session = session_to_follow(request, enrolment.session_id)
    return enrolment


@allowed(may_run_training)
def edit_enrolment(request: Request, enrolment_id: int) -> HttpResponse:
    """Change what is known of someone registered."""
    enrolment = enrolment_to_follow(request, enrolment_id)
    form = EnrolmentDetailsForm(request.POST if request.method == "POST" else None, instance=enrolment)
    if form.is_valid():
        try:
            change_enrolment(enrolment_id=enrolment.pk, values=form.values, by=request.user)
            messages.success(request, gettext("C'est enregistré."))
        except NotPossible as error:
            messages.warning(request, str(error))
        return redirect(kept_address(enrolment.session))
    title = gettext("Modifier une inscription")
    done = kept_address(enrolment.session)
    trail = trail_to_kept_session(enrolment.session)
    forgetting = {
        "delete_url": reverse("training:forget_person", args=[enrolment.pk]),
        "delete_label": gettext("Effacer cette personne, à sa demande…"),
    }
    return form_page(request, form, title, done, trail=trail, **forgetting)


@allowed(may_run_training)
def forget_person(request: Request, enrolment_id: int) -> HttpResponse:
    """Ask, then forget someone who asked for it, in all their sessions."""
    enrolment = enrolment_to_follow(request, enrolment_id)
    done = kept_address(enrolment.session)
    if request.method == "POST":
        forget_on_request(enrolment_id=enrolment.pk, by=request.user)
        messages.success(request, gettext("C'est fait : plus rien ici ne nomme cette personne."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Effacer cette personne, à sa demande ?"),
        subject=str(enrolment),
        consequence=gettext(
            "Son nom, son adresse et ses attestations disparaissent de toutes les sessions ; celles à venir sont "
            "annulées pour elle. Elle compte toujours, sans nom, parmi les personnes formées."
        ),
        done=done,
        submit_label=gettext("Effacer"),
        trail=trail_to_kept_session(enrolment.session),
    )


@allowed(may_follow_sessions)
def withdraw_enrolment(request: Request, enrolment_id: int) -> HttpResponse:
    """Withdraw someone who said that they would not come."""
    enrolment = enrolment_to_follow(request, enrolment_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    done = kept_address(enrolment.session)
    if form.is_valid():
        try:
            with transaction.atomic():
                withdraw(enrolment_id=enrolment.pk, reason=form.cleaned_data["reason"], by=request.user)
        except NotPossible as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("C'est noté. La place va à la première personne qui attend."))
        return redirect(done)
    title = gettext("Retirer l'inscription de %(name)s") % {"name": enrolment}
    trail = trail_to_kept_session(enrolment.session)
    return form_page(request, form, title, done, trail=trail, submit_label=gettext("Retirer l'inscription"))


@allowed(may_follow_sessions)
@require_safe
def enrolments_file(request: Request, session_id: int, file_format: str) -> HttpResponse:
    """Give the list of those registered as a file."""
    session = session_to_follow(request, session_id)
    try:
        return table_response(enrolment_table(session), file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
