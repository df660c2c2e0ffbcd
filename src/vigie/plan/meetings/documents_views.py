"""Documents joined to meetings and bodies: joined, given back, taken away."""

from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.actor import Actor
from vigie.core.exports import safe_filename
from vigie.plan.access import seats_of
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.documents import add_document, remove_document
from vigie.plan.meetings.documents_checking import TYPES
from vigie.plan.meetings.documents_forms import DocumentForm
from vigie.plan.models import Body, GovernanceDocument, Meeting
from vigie.plan.rules import may_read_bodies, may_read_minutes, may_run_body


@allowed(may_read_bodies)
def add_meeting_document(request: Request, meeting_id: int) -> HttpResponse:
    """Join a document to a meeting."""
    return join_to(request, get_object_or_404(Meeting.objects.select_related("body"), pk=meeting_id))


@allowed(may_read_bodies)
def add_body_document(request: Request, body_id: int) -> HttpResponse:
    """Join a document to a body, such as its mandate letter."""
    return join_to(request, get_object_or_404(Body, pk=body_id))


def join_to(request: Request, on: Meeting | Body) -> HttpResponse:
    """Show the form and write the document; only those who run the body do it."""
    check(may_run_body(request.actor, seats_of(body_of(on))))
    form = DocumentForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        written = {"title": form.cleaned_data["title"], "address": form.cleaned_data["address"]}
        add_document(on=on, file=form.checked, actor=request.user, **written)
        messages.success(request, gettext("Le document est joint."))
        return redirect(page_of(on))
    context: dict[str, Any] = {
        "title": gettext("Joindre un document"),
        "trail": ((str(on), page_of(on)),),
        "intro": str(on),
        "form": form,
        "done": page_of(on),
    }
    return governance_page(request, "plan/meetings/document_form.html", main_page(on), **context)


def body_of(on: Meeting | Body) -> Body:
    """Return the body itself, or that of the meeting."""
    return on.body if isinstance(on, Meeting) else on


def page_of(on: Meeting | Body) -> str:
    """Return the address of what a document is joined to."""
    return reverse("plan:meeting" if isinstance(on, Meeting) else "plan:body", args=[on.pk])


def main_page(on: Meeting | Body) -> str:
    """Return the main page of the governance under which the thing is."""
    return "plan:meetings" if isinstance(on, Meeting) else "plan:bodies"


def check_may_remove(actor: Actor, body: Body) -> None:
    """Refuse who does not run the body: 404 to who may not know of its documents, a sentence to its members."""
    seats = seats_of(body)
    if may_read_minutes(actor, seats):
        raise Http404
    check(may_run_body(actor, seats))


def document_or_404(document_id: int) -> GovernanceDocument:
    """Return a document with what it is joined to. Raises Http404."""
    rows = GovernanceDocument.objects.select_related("meeting__body", "body")
    return get_object_or_404(rows, pk=document_id)


def joined_to(document: GovernanceDocument) -> Meeting | Body:
    """Return what a document is joined to."""
    on = document.meeting or document.body
    assert on is not None
    return on


@allowed(may_read_bodies)
def document(request: Request, document_id: int) -> HttpResponse:
    """Give a file back to those who sit in the body, always to be saved and never to be run by the browser."""
    found = document_or_404(document_id)
    if may_read_minutes(request.actor, seats_of(body_of(joined_to(found)))) or not found.file:
        raise Http404
    extension = PurePosixPath(str(found.file.name)).suffix.lstrip(".")
    try:
        with found.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as missing:
        raise Http404(
            gettext("Ce fichier manque sur le serveur : demandez à qui l'a joint de le redonner.")
        ) from missing
    response = HttpResponse(content, content_type=TYPES[extension])
    response["Content-Disposition"] = f'attachment; filename="{safe_filename(found.title, extension)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@allowed(may_read_bodies)
def remove_joined_document(request: Request, document_id: int) -> HttpResponse:
    """Ask whether a document must be taken away, then take it away."""
    found = document_or_404(document_id)
    on = joined_to(found)
    check_may_remove(request.actor, body_of(on))
    if request.method == "POST":
        remove_document(document=found, actor=request.user)
        messages.success(request, gettext("Le document est retiré."))
        return redirect(page_of(on))
    context: dict[str, Any] = {
        "title": gettext("Retirer ce document ?"),
        "trail": ((str(on), page_of(on)),),
        "document": found,
        "done": page_of(on),
    }
    return governance_page(request, "plan/meetings/document_remove.html", main_page(on), **context)
