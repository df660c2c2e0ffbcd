"""Joins files to answers, gives them back to whoever may read them, takes them away before a decision."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.rules import signed_in
from vigie.core.attachments.receiving import ReceivedFile, SealingHandler
from vigie.core.attachments.sealed_views import sealed_while_read
from vigie.core.sealed_downloads import download
from vigie.core.sealed_files import forget_stored
from vigie.core.vault.errors import CannotOpen
from vigie.label.applying.answering import add_evidence, opened_card, remove_evidence
from vigie.label.applying.application_views import answer_or_404, trail_to
from vigie.label.applying.forms import EvidenceForm
from vigie.label.applying.opening import application_or_404, own_application_or_404
from vigie.label.applying.receiving import handler_for
from vigie.label.models import Answer, Application, Evidence
from vigie.label.pages import form_page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_enter_label


@csrf_exempt
@allowed(may_enter_label)
def add(request: Request, code: str, criterion_id: int) -> HttpResponse:
    """Take a file for a criterion of one's own application; nothing is read from anyone else."""
    found = own_application_or_404(request, code)
    return receive(request, found, answer_or_404(found, criterion_id))


@sealed_while_read(handler_for)
def receive(request: Request, application: Application, answer: Answer) -> HttpResponse:
    """Show the form of a file, and keep it."""
    form = EvidenceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    done = reverse("label:answer", args=[application.code, answer.criterion_id])
    if request.method == "POST" and kept(request, answer, form):
        messages.success(request, gettext("Le fichier est joint, chiffré."))
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Joindre une preuve"),
        done,
        submit_label=gettext("Joindre"),
        intro=answer.criterion.proof,
        trail=[*trail_to(request, application), (answer.criterion.title, done)],
    )


def kept(request: Request, answer: Answer, form: EvidenceForm) -> Evidence | None:
    """Keep the file that was sent; None, with the reason on the form, when it cannot be."""
    file = request.FILES.get("file")
    upload = file.received.original if isinstance(file, ReceivedFile) else None
    is_valid = form.is_valid()
    if upload is None or not is_valid:
        handler = request.upload_handlers[0]
        for reason in handler.refusals if isinstance(handler, SealingHandler) else ():
            form.add_error("file", reason)
        if upload:
            forget_stored(upload.stored)
        return None
    try:
        return add_evidence(answer=answer, upload=upload, actor=request.user)
    except NotNow as refusal:
        form.add_error("file", str(refusal))
        return None


def piece_or_404(application: Application, piece_id: int) -> Evidence:
    """Return a file of an application whose bytes are still there. Raises Http404."""
    piece = application.evidence.select_related("application", "answer").filter(pk=piece_id, erased_on=None).first()
    if piece is None:
        raise Http404
    return piece


@allowed(signed_in)
@require_safe
def piece(request: Request, code: str, piece_id: int) -> HttpResponse:
    """Give a file to save, to those who read the application."""
    found = piece_or_404(application_or_404(request, code), piece_id)
    try:
        return cast(HttpResponse, download(opened_card(found)))
    except (CannotOpen, FileNotFoundError) as error:
        raise Http404(gettext("Ce fichier manque sur le serveur : demandez à la structure de le redonner.")) from error


@allowed(may_enter_label)
@require_POST
def remove(request: Request, code: str, piece_id: int) -> HttpResponse:
    """Take a file away."""
    application = own_application_or_404(request, code)
    found = piece_or_404(application, piece_id)
    try:
        remove_evidence(piece=found, actor=request.user)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Le fichier est retiré."))
    return redirect("label:answer", code, found.answer.criterion_id)
